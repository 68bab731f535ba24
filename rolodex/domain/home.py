"""The home of a new book: country of its phone numbers, currency, order of names, by the locale."""

from __future__ import annotations

import re

_SCRIPTS = {"Hant": "TW", "Hans": "CN"}
_LANGUAGES = {"zh": "CN", "en": "GB", "ja": "JP", "ko": "KR", "de": "DE", "fr": "FR"}
"""Where a language is at home when a locale names no country."""

_CURRENCIES = {
    "AU": "AUD", "CA": "CAD", "CH": "CHF", "CN": "CNY", "GB": "GBP", "HK": "HKD", "ID": "IDR",
    "IN": "INR", "JP": "JPY", "KR": "KRW", "MO": "MOP", "MY": "MYR", "NZ": "NZD", "PH": "PHP",
    "SG": "SGD", "TH": "THB", "TW": "TWD", "US": "USD", "VN": "VND",
}  # fmt: skip
_EURO = frozenset(
    ("AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR",
     "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PT", "SI", "SK")
)  # fmt: skip

_ORDERS = {"TW": "zhuyin"}
"""Where names are not looked for by pinyin: who learnt to read by ㄅㄆㄇ does not know it."""


def settings_of(locale: str) -> dict[str, str]:
    """The settings `country`, `currency` and `order` that fit a locale such as `zh_TW.UTF-8`.

    Empty for `C` and for what names neither country nor a language with a home, so that the
    book keeps its defaults; what is not known of a country is left out.
    """
    parts = re.split(r"[_-]", locale.split(".")[0].split("@")[0])
    regions = [part for part in parts[1:] if re.fullmatch(r"[A-Z]{2}", part)]
    scripts = [_SCRIPTS[part] for part in parts[1:] if part in _SCRIPTS]
    country = next(iter(regions + scripts), _LANGUAGES.get(parts[0], ""))
    if not country:
        return {}
    currency = "EUR" if country in _EURO else _CURRENCIES.get(country, "")
    found = {"country": country, "currency": currency, "order": _ORDERS.get(country, "")}
    return {key: value for key, value in found.items() if value}
