"""The words for kinds of relations, from either side."""

from __future__ import annotations

from rolodex.domain.card_parts import RELATION_KINDS
from rolodex.i18n import _


def kind_name(kind: str) -> str:
    """The words for a kind of relation; one's own word stays as it is."""
    return _(RELATION_KINDS[kind][0]) if kind in RELATION_KINDS else kind


def reverse_kind(kind: str) -> str:
    """The kind as it reads from the other card."""
    return RELATION_KINDS[kind][1] if kind in RELATION_KINDS else kind
