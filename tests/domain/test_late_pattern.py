"""A late pattern does what `re` does, and nothing before it is asked."""

from __future__ import annotations

import re

import pytest

from rolodex.domain.late_pattern import LatePattern


def test_a_late_pattern_is_compiled_at_its_first_use_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    real = re.compile

    def compile_(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", compile_)
    late = LatePattern("[A-Z]+", re.IGNORECASE)
    assert not compiled
    assert late.fullmatch("abc")
    assert late.search("1") is None
    assert late.sub("-", "a1b") == "-1-"
    assert compiled == ["[A-Z]+"]


def test_a_late_pattern_has_nothing_but_the_methods_of_a_pattern() -> None:
    with pytest.raises(AttributeError):
        _ = LatePattern("a").compile
