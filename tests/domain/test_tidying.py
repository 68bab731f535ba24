"""What is kept of a card as it was typed or imported."""

from __future__ import annotations

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Address, CustomValue, Method, MethodKind, Relation
from rolodex.domain.tidying import clean, tidied


def test_what_is_tidy_already_is_kept_as_it_is() -> None:
    card = Card(family="王", given="小明", notes="一\n二", addresses=(Address(city="台中"),))
    assert tidied(card, "TW") is card


def test_blank_parts_are_left_out() -> None:
    card = Card(
        methods=(Method(kind=MethodKind.PHONE, value="  "),),
        addresses=(Address(label="home"),),
        relations=(Relation(kind="child", name=" "), Relation(kind="child", other=3)),
        custom=(CustomValue(label="車號", value=""), CustomValue(label="", value="x")),
        tags=(" VIP ", "VIP", ""),
    )
    tidy = tidied(card, "TW")
    assert (tidy.methods, tidy.addresses, tidy.custom) == ((), (), ())
    assert [r.other for r in tidy.relations] == [3]
    assert tidy.tags == ("VIP",)


def test_phones_and_addresses_of_mail_are_normalised() -> None:
    card = Card(
        methods=(
            Method(kind=MethodKind.PHONE, value=" 0912-345-678 "),
            Method(kind=MethodKind.EMAIL, value="Ann@Example.COM"),
            Method(kind=MethodKind.CHAT, value="ann", label="LINE"),
        )
    )
    methods = tidied(card, "TW").methods
    assert [m.normalized for m in methods] == ["+886912345678", "ann@example.com", ""]
    assert methods[0].value == "0912-345-678"


def test_direction_and_control_characters_go_and_notes_keep_their_lines() -> None:
    assert clean("\u202egnaW\u202c\x00 \x07A\tB\nC") == "gnaW A B C"
    assert clean(" a\r\nb\x0bc ", lines=True) == "a\nbc"
    assert clean("e\u0301") == "é"
    assert clean("a\ud800b").encode("utf-8")
