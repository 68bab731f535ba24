"""Small words of Western names: particles before a family name, and what may follow it."""

from __future__ import annotations

PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "del", "della", "di", "da", "du", "do", "dos", "das", "la"}
    | {"le", "las", "los", "el", "al", "bin", "ibn", "ter", "ten", "zu", "zum", "af", "av", "y"}
)
SUFFIXES = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "cpa", "cfa", "clu", "chfc"}
)
