"""The country, the currency and the order of names of a new book."""

from __future__ import annotations

import pytest

from rolodex.domain.home import settings_of


@pytest.mark.parametrize(
    ("locale", "country", "currency"),
    [
        ("zh_TW.UTF-8", "TW", "TWD"),
        ("zh_CN", "CN", "CNY"),
        ("zh-Hant-HK", "HK", "HKD"),
        ("zh_Hant", "TW", "TWD"),
        ("zh", "CN", "CNY"),
        ("en_GB.UTF-8", "GB", "GBP"),
        ("en_US", "US", "USD"),
        ("de_DE@euro", "DE", "EUR"),
        ("es_AR", "AR", None),
    ],
)
def test_the_home_follows_the_locale(locale: str, country: str, currency: str | None) -> None:
    settings = settings_of(locale)
    assert settings.get("country") == country
    assert settings.get("currency") == currency


def test_names_are_in_zhuyin_order_in_taiwan_alone() -> None:
    assert settings_of("zh_TW.UTF-8")["order"] == "zhuyin"
    assert "order" not in settings_of("zh_CN")
    assert "order" not in settings_of("en_US")


@pytest.mark.parametrize("locale", ["", "C", "C.UTF-8", "POSIX", "xx"])
def test_a_locale_that_says_nothing_leaves_the_defaults(locale: str) -> None:
    assert settings_of(locale) == {}
