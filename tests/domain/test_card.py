"""Cards made and changed by thousands are the same as those made one by one."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from rolodex.domain.card import Card, CardKind, made, replaced
from rolodex.domain.card_parts import Method, MethodKind

METHODS = (Method(kind=MethodKind.PHONE, value="0912345678"),)


def test_a_card_made_quickly_is_a_card_like_any_other() -> None:
    values = {"family": "王", "kind": CardKind.PERSON, "methods": METHODS}
    card, usual = made(**values), Card(**values)  # type: ignore[arg-type]
    assert type(card) is Card
    assert (card, hash(card), repr(card)) == (usual, hash(usual), repr(usual))
    assert made() == Card()
    assert copy.copy(card) == pickle.loads(pickle.dumps(card)) == replace(card) == usual
    with pytest.raises(FrozenInstanceError):
        card.family = "李"  # type: ignore[misc]


def test_a_card_replaced_quickly_differs_in_nothing_else() -> None:
    everything = {attribute.name: f"{attribute.name}!" for attribute in fields(Card)}
    card = Card(**everything)  # type: ignore[arg-type]
    assert replaced(card) == card
    assert replaced(card, id=3, tags=()) == replace(card, id=3, tags=())
    assert card.tags == "tags!"
    with pytest.raises(FrozenInstanceError):
        replaced(card, id=3).id = 4  # type: ignore[misc]


def test_a_name_that_is_no_attribute_of_a_card_is_refused() -> None:
    with pytest.raises(AttributeError):
        replaced(Card(), surname="Wang")
    with pytest.raises(TypeError):
        made(surname="Wang")
