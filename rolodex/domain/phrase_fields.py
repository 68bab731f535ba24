"""The placeholders that phrases know, in English and Chinese, in one declared table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rolodex.i18n import N_


class FieldSort(StrEnum):
    """What a placeholder gives, and so which filters fit it."""

    TEXT = "text"
    DATE = "date"
    ASKED = "asked"  # nothing in the book knows it: a blank to fill in


@dataclass(frozen=True, slots=True)
class PhraseField:
    """A placeholder: its key, its names in Traditional and Simplified Chinese, its label.

    `aliases` are further names under which it is known. The name of a language is what a
    phrase of that language shows where the value is missing.
    """

    key: str
    zh_tw: str
    zh_cn: str
    label: str
    group: str
    sort: FieldSort = FieldSort.TEXT
    aliases: tuple[str, ...] = ()

    def name_in(self, language: str) -> str:
        """The name as it is written in a phrase of a language."""
        if language.startswith("zh"):
            return self.zh_cn if language == "zh_CN" else self.zh_tw
        return self.key

    def names(self) -> tuple[str, ...]:
        """Every name that is understood."""
        return (self.key, self.zh_tw, self.zh_cn, *self.aliases)


GROUPS: tuple[tuple[str, str], ...] = (
    ("person", N_("The person")),
    ("work", N_("Their work")),
    ("contact", N_("The contact")),
    ("day", N_("The day")),
    ("mine", N_("Myself")),
    ("asked", N_("To fill in")),
)
"""The groups of the menu that inserts a field, in order."""

_TEXT, _DATE, _ASKED = FieldSort.TEXT, FieldSort.DATE, FieldSort.ASKED

PHRASE_FIELDS: tuple[PhraseField, ...] = (
    PhraseField("salutation", "稱呼", "称呼", N_("Form of address with name"), "person"),
    PhraseField("name", "姓名", "姓名", N_("Full name"), "person"),
    PhraseField("surname", "姓", "姓", N_("Family name"), "person",
                aliases=("family", "姓氏")),
    PhraseField("given", "名", "名", N_("Given name"), "person",
                aliases=("first_name", "名字")),
    PhraseField("nickname", "暱稱", "昵称", N_("Nickname"), "person"),
    PhraseField("birthday", "生日", "生日", N_("Birthday"), "person", _DATE),
    PhraseField("city", "城市", "城市", N_("City"), "person"),
    PhraseField("company", "公司", "公司", N_("Company"), "work"),
    PhraseField("title", "職稱", "职务", N_("Job title"), "work", aliases=("職務", "职称")),
    PhraseField("department", "部門", "部门", N_("Department"), "work"),
    PhraseField("referrer", "介紹人", "介绍人", N_("Introduced by"), "contact"),
    PhraseField("last_contact", "上次聯絡", "上次联系", N_("Day of the last contact"), "contact",
                _DATE),
    PhraseField("days_since", "聯絡天數", "联系天数", N_("Days since the last contact"),
                "contact"),
    PhraseField("today", "今天", "今天", N_("Today's date"), "day", _DATE,
                aliases=("今日",)),
    PhraseField("weekday", "星期", "星期", N_("Day of the week"), "day"),
    PhraseField("year", "今年", "今年", N_("This year"), "day"),
    PhraseField("me", "我", "我", N_("My name"), "mine", aliases=("我的名字",)),
    PhraseField("product", "產品", "产品", N_("Product"), "asked", _ASKED),
    PhraseField("date", "日期", "日期", N_("Date"), "asked", _ASKED),
    PhraseField("time", "時間", "时间", N_("Time"), "asked", _ASKED),
    PhraseField("place", "地點", "地点", N_("Place"), "asked", _ASKED),
    PhraseField("amount", "金額", "金额", N_("Amount"), "asked", _ASKED),
    PhraseField("topic", "事項", "事项", N_("What it is about"), "asked", _ASKED),
    PhraseField("friend", "朋友", "朋友", N_("A third person"), "asked", _ASKED),
)  # fmt: skip

PHRASE_FIELD = {field.key: field for field in PHRASE_FIELDS}
FIELD_NAMED = {name: field for field in PHRASE_FIELDS for name in field.names()}
"""Every name a placeholder may be written with."""
