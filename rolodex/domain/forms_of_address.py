"""Forms of address offered by region; free text may stand beside them.

Declared, never derived: what somebody is called follows neither from gender nor from title.
"""

from __future__ import annotations

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

AFTER_FULL_NAME = frozenset({"君", "收", "閣下", "阁下"})
"""Forms that follow the whole name, not the surname."""


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
