"""Forms of address offered by region; free text may stand beside them.

Declared, never derived: what somebody is called follows neither from gender nor from title.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rolodex.domain.name_display import addressed_name, display_name, second_name
from rolodex.domain.scripts import has_cjk, is_zhuyin

if TYPE_CHECKING:
    from rolodex.domain.card import Card

FORMS_OF_ADDRESS: dict[str, tuple[str, ...]] = {
    "zh_TW": (
        "先生", "小姐", "女士", "太太", "老師", "醫師", "律師", "會計師", "教授", "老闆", "董",
        "董事長", "總經理", "總", "副總", "協理", "經理", "副理", "主任", "專員", "工程師", "君",
    ),
    "zh_CN": (
        "先生", "女士", "总", "工", "主任", "经理", "老师", "医生", "律师", "教授", "老板",
        "董事长", "局长", "处长", "科长", "师傅",
    ),
    "zh_HK": ("先生", "小姐", "女士", "太太", "醫生", "律師", "老師", "教授", "經理"),
    "en": ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir", "Dame", "Rev"),
}  # fmt: skip
"""Region or language: the forms in the order in which they are offered, in their own words."""

IN_ENGLISH = {
    "先生": "Mr", "女士": "Ms", "小姐": "Ms", "太太": "Mrs", "夫人": "Mrs", "教授": "Prof",
    "醫師": "Dr", "醫生": "Dr", "医师": "Dr", "医生": "Dr", "博士": "Dr",
}  # fmt: skip
"""What a chosen form is in English; for a rank such as 董 or 经理 English has no form."""


def offered_forms(language: str, home: str) -> tuple[str, ...]:
    """What is offered to somebody who works in a language and whose customers are at home in a
    country: the language's forms, the country's, and the English ones, each once."""
    found = (*forms_of_address(language), *forms_of_address(home), *FORMS_OF_ADDRESS["en"])
    return tuple(dict.fromkeys(found))


def forms_of_address(region: str) -> tuple[str, ...]:
    """The forms for a locale such as `zh_TW` or a country such as `TW`; English if unknown."""
    if region in FORMS_OF_ADDRESS:
        return FORMS_OF_ADDRESS[region]
    country = region.replace("-", "_").split("_")[-1].upper()
    by_country = {"TW": "zh_TW", "CN": "zh_CN", "SG": "zh_CN", "HK": "zh_HK", "MO": "zh_HK"}
    return FORMS_OF_ADDRESS[by_country.get(country, "en")]


def addressed_in(card: Card, language: str) -> str:
    """How somebody is addressed in a text of a language, by the form that was chosen for them.

    English takes no Chinese form: 王先生 is `Mr Wang` if the card holds the surname in Latin
    letters. Without it, or without a form that English has, it is the Latin name as it stands,
    else the name by itself.
    """
    if not language.startswith("en"):
        return addressed_name(card)
    form, name = card.salutation.strip(), display_name(card)
    if not has_cjk(name) and not has_cjk(form):
        return addressed_name(card)
    english = IN_ENGLISH.get(form, "") if has_cjk(form) else form
    surname = _latin_surname(card)
    if english and surname:
        return f"{english} {surname}"
    return _latin_name(card) or name


def _latin_name(card: Card) -> str:
    """The name in Latin letters if the card has one besides the reading, which is for sorting."""
    name = display_name(card)
    return name if not has_cjk(name) else second_name(card)


def _latin_surname(card: Card) -> str:
    family = card.family.strip()
    if family and not has_cjk(family):
        return family
    read = _read_surname(card)
    # Which word of `Ming Wang` is the surname only its sound tells; `Chan Tai Man` stays whole.
    from rolodex.domain.readings import syllables

    sound = "".join(syllable.pinyin for syllable in syllables(family, family)).casefold()
    words = _latin_name(card).replace(",", " ").split()
    named = [word for word in words if word.casefold() in (sound, read.casefold())]
    return (named[0].capitalize() if len(named) == 1 else "") or read


def _read_surname(card: Card) -> str:
    """The surname of a reading that was typed as words: `Wáng Xiǎomíng`."""
    words = card.reading.split()
    if len(words) < 2 or has_cjk(card.reading) or is_zhuyin(card.reading):
        return ""
    # Tones go, the dots of ü stay.
    marks = unicodedata.normalize("NFD", words[0])
    letters = "".join(sign for sign in marks if sign.isalpha() or sign == "\u0308")
    return unicodedata.normalize("NFC", letters).capitalize() if has_cjk(card.family) else ""
