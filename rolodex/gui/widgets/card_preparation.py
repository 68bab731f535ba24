"""Makes ready in small steps what the first card that is opened would have to wait for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolodex.gui.in_steps import InSteps

if TYPE_CHECKING:
    from rolodex.gui.widgets.card_pane import CardPane


def prepare(pane: CardPane) -> None:
    """Begin: modules are loaded, rows made and dressed while the user still looks around."""
    InSteps(_steps(pane), pane)


def _steps(pane: CardPane) -> Iterator[None]:
    import rolodex.domain.partial_date
    import rolodex.domain.when

    yield
    import rolodex.domain.phones
    import rolodex.gui.widgets.relation_words  # noqa: F401

    yield
    for part in (pane.head, pane.buttons, pane.quick_log):
        part.ensurePolished()
        yield
    yield from pane.timeline.preparations()
    yield from pane.facts.preparations()
    yield from pane.followups.preparations()
