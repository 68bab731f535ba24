"""Links that open a message elsewhere: what they hold, and what cannot get out of its part."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Method, MethodKind
from rolodex.domain.message_links import (
    Way,
    WayKind,
    call_link,
    mail_link,
    sms_link,
    ways_of,
    whatsapp_link,
)

TEXT = "王董您好：\n100% & more? #1 +2"


def phone(number: str, label: str = "mobile") -> Method:
    return Method(kind=MethodKind.PHONE, value=number, normalized=number, label=label)


def chat(service: str, value: str, display: str = "", primary: bool = False) -> Method:
    return Method(
        kind=MethodKind.CHAT, label=service, value=value, display=display, primary=primary
    )


def test_a_mail_link_holds_subject_and_body_each_in_its_part() -> None:
    link = mail_link("wang+x@example.com", "A & B", TEXT)
    assert link.isascii()
    assert link.startswith("mailto:wang%2Bx@example.com?subject=A%20%26%20B&body=")
    parts = parse_qs(urlsplit(link).query)
    assert parts["subject"] == ["A & B"]
    assert parts["body"] == [TEXT.replace("\n", "\r\n")]


def test_a_mail_without_a_subject_names_none() -> None:
    assert mail_link("a@b.c", "", "x") == "mailto:a@b.c?body=x"


@pytest.mark.parametrize("hostile", ["x\r\nBcc: b@c.d", "x&bcc=b@c.d", "x?bcc=b@c.d", "\ud800"])
def test_nothing_of_a_text_becomes_a_recipient_or_a_header(hostile: str) -> None:
    for link in (
        mail_link(hostile, hostile, hostile),
        sms_link(hostile, hostile),
        whatsapp_link(hostile, hostile),
    ):
        assert link.isascii()
        assert not set(link) & set("\r\n \x00")
        assert set(parse_qs(urlsplit(link).query)) <= {"subject", "body", "phone", "text"}
    assert "?" not in mail_link(hostile, "", "").split("?body")[0]


def test_sms_and_whatsapp_take_the_number_with_its_country() -> None:
    assert sms_link("+886912345678", "a b") == "sms:+886912345678?body=a%20b"
    link = whatsapp_link("+886912345678", TEXT)
    assert link.startswith("whatsapp://send?phone=886912345678&text=")
    assert unquote(link.partition("text=")[2]) == TEXT


def test_a_card_has_its_mail_its_chats_and_its_mobile_number() -> None:
    card = Card(
        methods=(
            phone("+886223456789", "work"),
            phone("+886912345678"),
            chat("WeChat", "wang88"),
            chat("LINE", "ming", "小明", primary=True),
            Method(kind=MethodKind.EMAIL, value="wang@example.com"),
        )
    )
    ways = ways_of(card)
    assert [(way.kind, way.method.label, way.method.value) for way in ways] == [
        (WayKind.CHAT, "LINE", "ming"),
        (WayKind.EMAIL, "", "wang@example.com"),
        (WayKind.CHAT, "WeChat", "wang88"),
        (WayKind.SMS, "mobile", "+886912345678"),
    ]


def test_a_landline_and_a_fax_take_no_text_messages() -> None:
    assert not ways_of(Card(methods=(phone("+886223456789", "work"), phone("+85291234567", "fax"))))
    assert not ways_of(Card(methods=(phone("+85291234567", "home fax"),)))
    assert [way.kind for way in ways_of(Card(methods=(phone("+85291234567", "work"),)))] == [
        WayKind.WHATSAPP,
        WayKind.SMS,
    ]


def services(*methods: Method) -> list[str]:
    """The ways of 王小明 with these methods, by name."""
    ways = ways_of(Card(family="王", given="小明", methods=methods))
    return [way.method.label if way.kind is WayKind.CHAT else way.kind.value for way in ways]


@pytest.mark.parametrize(
    ("number", "first"),
    [
        ("+886912345678", ["LINE", "sms"]),
        ("+819012345678", ["LINE", "sms"]),
        ("+8615012345678", ["WeChat", "sms"]),
        ("+821012345678", ["KakaoTalk", "sms"]),
        ("+85291234567", ["whatsapp", "sms"]),
        ("+447700900123", ["whatsapp", "sms"]),
        ("+15005550006", ["sms"]),
    ],
)
def test_a_number_offers_the_messenger_that_its_country_uses(number: str, first: list[str]) -> None:
    assert services(phone(number)) == first


def test_a_messenger_that_is_not_on_the_card_is_searched_for_the_name() -> None:
    (line, _sms) = ways_of(Card(family="王", given="小明", methods=(phone("+886912345678"),)))
    assert line.method.value == "王小明"
    assert line.link("x") == ""


def test_what_is_usual_there_goes_first_and_once() -> None:
    mail = Method(kind=MethodKind.EMAIL, value="wang@example.com")
    taipei, hong_kong = phone("+886912345678"), phone("+85291234567")
    assert services(mail, taipei, chat("WeChat", "w")) == ["LINE", "email", "WeChat", "sms"]
    assert services(mail, taipei, chat("line", "ming")) == ["line", "email", "sms"]
    known = chat("WhatsApp", "+852 9123 4567")
    assert services(mail, hong_kong, known) == ["whatsapp", "email", "sms"]
    assert services(mail, chat("LINE", "ming")) == ["email", "LINE"]


def test_whatsapp_in_taiwan_is_for_those_whose_card_names_it() -> None:
    taipei = phone("+886912345678")
    card = Card(methods=(taipei, chat("WhatsApp", "+44 7700 900123")))
    (line, known, sms) = ways_of(card)
    assert known.link("x") == "whatsapp://send?phone=447700900123&text=x"
    assert (line.method.label, sms.kind) == ("LINE", WayKind.SMS)
    (_line, named, _sms) = ways_of(Card(methods=(taipei, chat("WhatsApp", "Ming"))))
    assert named.link("x") == "whatsapp://send?phone=886912345678&text=x"


def test_line_and_wechat_open_no_person_from_a_computer() -> None:
    assert not Way(WayKind.CHAT, chat("LINE", "ming")).link(TEXT)


@pytest.mark.parametrize(
    ("value", "normalized", "link"),
    [
        ("0912-345-678", "+886912345678", "tel:+886912345678"),
        ("02-2345-6789#12", "+886223456789;ext=12", "tel:+886223456789,12"),
        ("110", "", "tel:110"),
        ("*55#", "", "tel:*55%23"),
        ("ask her", "", ""),
        ("1\r\nBcc: 2", "", "tel:12"),
    ],
)
def test_a_number_is_dialled_with_its_extension_after_a_pause(
    value: str, normalized: str, link: str
) -> None:
    phone = Method(kind=MethodKind.PHONE, value=value, normalized=normalized)
    assert call_link(phone) == link
