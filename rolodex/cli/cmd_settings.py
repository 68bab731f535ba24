"""`rolodex settings`: the settings that belong to the data."""

from __future__ import annotations

import click

from rolodex.cli.base import makes_command
from rolodex.cli.session import Session
from rolodex.cli.table import columns
from rolodex.domain.problems import BadValue
from rolodex.domain.settings import SETTING, SETTINGS
from rolodex.domain.text import Text
from rolodex.i18n import N_, _


@makes_command(help=N_("List the settings of the book, or change one: settings day_size 20."))
@click.argument("key", required=False)
@click.argument("value", required=False)
def command(session: Session, key: str | None, value: str | None) -> None:
    """List settings, or change one."""
    if key is not None and key not in SETTING:
        raise BadValue(Text(N_("There is no setting called {key}."), {"key": key}))
    with session.book() as book:
        if key is not None and value is not None:
            book.settings.set(key, value)
        values = book.settings.all()
    wanted = [setting for setting in SETTINGS if key in (None, setting.key)]
    if session.out.json:
        for setting in wanted:
            session.out.object({"key": setting.key, "value": values[setting.key]})
    else:
        rows = [(setting.key, str(values[setting.key]), _(setting.label)) for setting in wanted]
        session.out.lines(columns(rows))
