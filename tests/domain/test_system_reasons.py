"""Why the system refused a file, said in the language of the program."""

from __future__ import annotations

import errno

import pytest

from rolodex.domain.system_reasons import system_reason
from rolodex.i18n import render, speaking


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "it is not there"),
        (errno.EACCES, "you lack the permission for it"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EISDIR, "it is a folder"),
    ],
)
def test_the_usual_reasons_are_said_in_words_of_ours(number: int, words: str) -> None:
    assert render(system_reason(OSError(number, "whatever"))) == words


def test_a_rare_reason_is_repeated_as_the_systems_own() -> None:
    assert render(system_reason(OSError(errno.EDOM, "Odd thing"))) == "the system says “Odd thing”"
    assert render(system_reason(OSError("no number"))) == "the system says “no number”"
    assert render(system_reason(OSError())) == "the system says “OSError”"


def test_no_usual_reason_is_left_in_english() -> None:
    for language in ("zh_TW", "zh_CN"):
        with speaking(language):
            for number in errno.errorcode:
                words = render(system_reason(OSError(number, "")))
                ours = words.partition("「")[0].partition("“")[0]
                assert ours and not any(char.isascii() for char in ours)
