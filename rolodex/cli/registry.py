"""Every command of the command line, in the order of `--help`: one file and one line each."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.i18n import N_


@dataclass(frozen=True, slots=True)
class Entry:
    """A command's name, the module that holds it as `command`, and its line of help."""

    name: str
    module: str
    help: str


COMMANDS = (
    Entry("agenda", "cmd_agenda", N_("What a day asks for: birthdays, promises, silence.")),
    Entry("find", "cmd_find", N_("Find cards by any words, in any order.")),
    Entry("show", "cmd_show", N_("Show one card.")),
    Entry("add", "cmd_add", N_("Add a card.")),
    Entry("edit", "cmd_edit", N_("Change a card.")),
    Entry("trash", "cmd_trash", N_("Move cards to the trash.")),
    Entry("restore-card", "cmd_restore_card", N_("Take cards back from the trash.")),
    Entry("tag", "cmd_tag", N_("Put a tag on cards.")),
    Entry("untag", "cmd_untag", N_("Take a tag off cards.")),
    Entry("tags", "cmd_tags", N_("List the tags, or set class, cadence and colour of one.")),
    Entry("lists", "cmd_lists", N_("List the saved lists, show one as JSON, or save one.")),
    Entry("log", "cmd_log", N_("Log a contact with one or several cards.")),
    Entry("followup", "cmd_followup", N_("Promise something for a day.")),
    Entry("done", "cmd_done", N_("Close a follow-up or another reminder as done.")),
    Entry("skip", "cmd_skip", N_("Close a follow-up or another reminder without doing it.")),
    Entry("snooze", "cmd_snooze", N_("Put a reminder off until a day or an hour.")),
    Entry("phrase", "cmd_phrase", N_("List phrases, show one, or fill one for a card.")),
    Entry("import", "cmd_import", N_("Bring in address files.")),
    Entry("export", "cmd_export", N_("Write cards to a file.")),
    Entry("print", "cmd_print", N_("Write a sheet as PDF.")),
    Entry("undo", "cmd_undo", N_("Take back the last steps.")),
    Entry("redo", "cmd_redo", N_("Do again what was taken back last.")),
    Entry("steps", "cmd_steps", N_("List the last steps.")),
    Entry("backup", "cmd_backup", N_("Write a verified backup.")),
    Entry("restore", "cmd_restore", N_("Put a backup in the place of the book.")),
    Entry("check", "cmd_check", N_("Check the whole book for damage.")),
    Entry("settings", "cmd_settings", N_("List the settings of the book, or change one.")),
    Entry("demo", "cmd_demo", N_("Make a sample book.")),
)
