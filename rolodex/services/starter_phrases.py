"""The phrases that come with the program, written for each region by hand."""

from __future__ import annotations

import json
import uuid
from functools import cache

from rolodex import paths
from rolodex.domain.phrase import Phrase
from rolodex.domain.problems import NotFound
from rolodex.domain.text import Text
from rolodex.i18n import N_

LANGUAGES = ("en", "zh_TW", "zh_CN")


@cache
def starter_phrases(language: str) -> tuple[Phrase, ...]:
    """The phrases of a language; each has the same uid in every book.

    Raises `NotFound` for a language that has none.
    """
    if language not in LANGUAGES:
        raise NotFound(
            Text(
                N_("There are no starter phrases in {language}, only in {known}."),
                {"language": language, "known": ", ".join(LANGUAGES)},
            )
        )
    file = paths.resource("phrases") / f"{language}.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    return tuple(
        Phrase(
            title=row["title"],
            text=row["text"],
            subject=row.get("subject", ""),
            category=row["category"],
            language=language,
            region=data["region"],
            channel=row.get("channel", ""),
            tags=tuple(row.get("tags", ())),
            uid=starter_uid(language, row["key"]),
        )
        for row in data["phrases"]
    )


def starter_uid(language: str, key: str) -> str:
    """The uid of a starter phrase, the same in every book."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"rolodex:phrase:{language}:{key}"))
