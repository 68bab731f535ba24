"""The command line: finds the command, runs it, and turns problems into words and exit codes."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence

import click

from rolodex import __version__
from rolodex.cli.base import Option, shared_options
from rolodex.cli.registry import COMMANDS
from rolodex.cli.session import Session
from rolodex.domain.problems import Problem
from rolodex.i18n import N_, _, use_language
from rolodex.services.clock import Clock

DONE, PROBLEM, WRONG_USAGE = 0, 1, 2

OpenWindow = Callable[[Session], int]
_SUMMARY = N_("Customer cards, history and daily reminders. Without a command: the window.")


class Commands(click.Group):
    """The group of all commands; a command's module is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the registry."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        for entry in COMMANDS:
            if entry.name == cmd_name:
                module = importlib.import_module(f"rolodex.cli.{entry.module}")
                command: click.Command = module.command
                command.name = cmd_name
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line for each command, without loading any of them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(entry.name, _(entry.help)) for entry in COMMANDS])

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The words about the program in the language in use."""
        self.help = _(_SUMMARY)
        super().format_help_text(ctx, formatter)


def run(argv: Sequence[str], clock: Clock, open_window: OpenWindow | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 a problem, 2 wrong usage.

    `open_window` is called when no command is given; without it the help is shown.
    """
    use_language(preferred_language(os.environ))
    session = Session(clock)
    try:
        code = _run(list(argv), session, open_window)
        sys.stdout.flush()
    except click.exceptions.Exit as asked:
        return int(asked.exit_code)
    except click.ClickException as error:
        # Wrong usage has its own code, everything else that click complains about is a problem.
        error.show()
        return WRONG_USAGE if isinstance(error, click.UsageError) else PROBLEM
    except Problem as problem:
        session.out.note(problem.text)
        return PROBLEM
    except (KeyboardInterrupt, click.Abort):
        session.out.note(_("Cancelled. Nothing was changed."))
        return PROBLEM
    except BrokenPipeError:
        # The reader has seen enough (`| head`). What was done is done; nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def _run(argv: list[str], session: Session, open_window: OpenWindow | None) -> int:
    @click.pass_context
    def without_command(context: click.Context) -> int:
        if context.invoked_subcommand is not None:
            return DONE
        if open_window is not None:
            return open_window(session)
        click.echo(context.get_help())
        return DONE

    group = Commands(
        "rolodex",
        callback=without_command,
        invoke_without_command=True,
        params=[*shared_options(), _background_option(), _version_option()],
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    with group.make_context("rolodex", argv, obj=session) as context:
        code = group.invoke(context)
    return code if isinstance(code, int) else DONE


def _background_option() -> click.Option:
    def stay(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value:
            ctx.find_root().obj.background = True

    return Option(
        ["--background"],
        is_flag=True,
        expose_value=False,
        callback=stay,
        help=N_("Only the tray and the reminders, until the window is asked for."),
    )


def _version_option() -> click.Option:
    def show(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value:
            click.echo(f"rolodex {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show
    )


def preferred_language(environment: Mapping[str, str]) -> str:
    """The locale that a person's environment asks for, as gettext looks for it."""
    if languages := environment.get("LANGUAGE"):
        return languages.split(":")[0]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name]
    return "en"
