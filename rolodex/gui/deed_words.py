"""What was just done, in the past tense; the steps themselves read as one would ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rolodex.domain.text import Text
from rolodex.i18n import N_, render

DONE: Mapping[str, Text] = {
    "Add {name}": Text(N_("Added {name}")),
    "Change {name}": Text(N_("Changed {name}")),
    "Change the photo of {name}": Text(N_("Changed the photo of {name}")),
    "Remove the photo of {name}": Text(N_("Removed the photo of {name}")),
    "Trash {name}": Text(N_("Moved {name} to the trash")),
    "Trash {n} card": Text(
        N_("Moved {n} card to the trash"), plural=N_("Moved {n} cards to the trash")
    ),
    "Restore {name}": Text(N_("Brought {name} back from the trash")),
    "Restore {n} card": Text(
        N_("Brought {n} card back from the trash"),
        plural=N_("Brought {n} cards back from the trash"),
    ),
    "Tag with {tag}": Text(N_("Tagged with {tag}")),
    "Remove tag {tag}": Text(N_("Removed tag {tag}")),
    "Change tag {tag}": Text(N_("Changed tag {tag}")),
    "Log {kind} with {name}": Text(N_("Logged {kind} with {name}")),
    "Change what happened with {name}": Text(N_("Changed what happened with {name}")),
    "Remove what happened with {name}": Text(N_("Removed what happened with {name}")),
    "Skip: {name}": Text(N_("Skipped: {name}")),
    "Skip: {text}": Text(N_("Skipped: {text}")),
    "Reopen: {text}": Text(N_("Reopened: {text}")),
    "Remove follow-up: {text}": Text(N_("Removed follow-up: {text}")),
    "Change list {list}": Text(N_("Changed list {list}")),
    "Delete list {list}": Text(N_("Deleted list {list}")),
    "Change phrase {title}": Text(N_("Changed phrase {title}")),
    "Remove phrase {title}": Text(N_("Removed phrase {title}")),
    "Add starter phrases": Text(N_("Added starter phrases")),
}
"""By the name of a step; those left out (“Later: …”) need no other words afterwards."""


def deed_words(step: Text) -> str:
    """The words of a step that was just taken."""
    done = DONE.get(step.msgid)
    return render(step if done is None else replace(done, args=step.args))
