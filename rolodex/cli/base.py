"""Commands whose help is translated late, and which take `--json` and `--book` as well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rolodex.cli.session import Session
from rolodex.i18n import N_, _


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of help in the language in use."""
        marked, self.help = self.help, _(self.help or "")
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = marked


class Command(click.Command):
    """A command that takes the options of the whole program too, and is told the session."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(shared_options())

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The words about the command in the language in use."""
        marked, self.help = self.help, _(self.help or "")
        try:
            super().format_help_text(ctx, formatter)
        finally:
            self.help = marked


class Group(Command, click.Group):
    """A command made of several, each with its line of help, translated late."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line for each of its commands."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(c.help or "")) for name, c in self.commands.items()])


def makes_command(help: str) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function that takes the `Session` first; `help` is marked with N_."""

    def decorate(function: Callable[..., Any]) -> Command:
        made = click.command(cls=Command, help=help)(click.pass_obj(function))
        assert isinstance(made, Command)
        return made

    return decorate


def option(*names: str, **attributes: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`click.option` with late help."""
    return click.option(*names, cls=Option, **attributes)


def shared_options() -> list[click.Option]:
    """`--json` and `--book`, which may stand before or after the command."""
    return [
        Option(
            ["--json"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_use_json,
            help=N_("Write JSON, one object a line."),
        ),
        Option(
            ["--book"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            expose_value=False,
            is_eager=True,
            callback=_use_book,
            help=N_("The book to work on."),
        ),
    ]


def _use_json(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        _session(ctx).out.json = True


def _use_book(ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        _session(ctx).named_book = value


def _session(ctx: click.Context) -> Session:
    session = ctx.find_root().obj
    assert isinstance(session, Session)
    return session
