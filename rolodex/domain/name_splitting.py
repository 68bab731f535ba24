"""Split a name written in one field into its parts, by script and custom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rolodex.domain.late_pattern import LatePattern
from rolodex.domain.name_words import PARTICLES, SUFFIXES
from rolodex.domain.scripts import CJK, HANGUL, fold, has_cjk, is_cjk_only
from rolodex.domain.surnames import common_surnames, compound_surnames, latin_surnames

_PREFIXES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev"})
_DOTS = "·‧・•․‥∙⋅･"
_FORMS = (
    "董事長|总经理|總經理|副總經理|董事长|先生|小姐|女士|太太|老師|老师|醫師|医师|醫生|医生|律師|律师"
    "|教授|經理|经理|副理|協理|主任|會計師|会计师|工程師|工程师|老闆|老板|師傅|师傅"
)
_HONOURED = LatePattern(f"(?P<name>[{CJK}]{{1,4}}?)(?P<form>{_FORMS})")
_HONOURED_APART = LatePattern(f"(?P<name>.*[{CJK}])\\s+(?P<form>{_FORMS}|[様樣])")
_BRACKETED = LatePattern(
    r"[(\[（【「『〔\"“](?P<inside>[^()\[\]（）【】「」『』〔〕\"“”]+)[)\]）】」』〕\"”]"
)
_CJK_RUN = LatePattern(f"[{CJK}{_DOTS}]*[{CJK}](?:\\s+[{CJK}]+){{0,3}}")
_HANGUL = LatePattern(f"[{HANGUL}]+")
_COMPANY = LatePattern(
    "公司|企業社|企业|商行|工廠|工厂|銀行|银行|集團|集团|事務所|事务所|協會|协会"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A name in parts, as on a card; `unsure` if family and given name may be the other way."""

    family: str = ""
    given: str = ""
    middle: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    salutation: str = ""
    unsure: bool = False


def split_name(full: str) -> NameParts:
    """Split a whole name; what cannot be told apart stays in `given`.

    Understands 歐陽修, 陳林美玲 (husband's surname first), 夷將·拔路兒 (no surname),
    王小明先生, 王小明 先生, 李 大 同, 陳大文 Peter, `CHAN Tai Man, Peter`, `Lee, Ann`,
    `Dr Ludwig van Beethoven`.
    """
    full = " ".join(full.split())[:200]
    nickname = ""
    if bracketed := _BRACKETED.search(full):
        rest = (full[: bracketed.start()] + " " + full[bracketed.end() :]).strip()
        if rest and not _COMPANY.search(rest):
            nickname, full = bracketed["inside"].strip(), " ".join(rest.split())
    if has_cjk(full):
        parts = _split_mixed(full)
    else:
        parts = _split_latin(full)
    return replace(parts, nickname=nickname or parts.nickname)


def _split_mixed(full: str) -> NameParts:
    run = _CJK_RUN.search(full)
    if run is None or _COMPANY.search(full):
        return NameParts(given=full)
    cjk, latin = run[0], (full[: run.start()] + " " + full[run.end() :]).strip(" ,，/-")
    if not latin:
        return _split_cjk(cjk)
    if has_cjk(latin):
        return NameParts(given=full)
    if len(cjk) == 1:
        return NameParts(family=cjk, given=latin)
    return replace(_split_cjk(cjk), nickname=latin)


def _split_cjk(name: str) -> NameParts:
    if any(dot in name for dot in _DOTS):
        return NameParts(given=name)
    honoured = _HONOURED_APART.fullmatch(name) or _HONOURED.fullmatch(name)
    if honoured:
        return replace(_split_cjk(honoured["name"]), salutation=honoured["form"])
    if " " in name:
        family, given = name.split(" ", 1)
        return NameParts(family=family, given=given.replace(" ", ""))
    length = len(name)
    simple = fold(name)
    if _HANGUL.fullmatch(name):
        cut = 2 if length > 2 and name[:2] in compound_surnames() else 1
        return (
            NameParts(family=name[:cut], given=name[cut:]) if length <= 5 else NameParts(given=name)
        )
    if not is_cjk_only(name) or length > 6:
        return NameParts(given=name)
    surnames = common_surnames()
    if simple[:2] in compound_surnames() and length <= 5:
        married = length == 5 and simple[2] in surnames
        cut = 3 if married else 2
        return NameParts(family=name[:cut], given=name[cut:], unsure=length == 5 and not married)
    if length <= 3:
        return NameParts(family=name[:1], given=name[1:])
    if length == 4 and simple[0] in surnames and simple[1] in surnames:
        return NameParts(family=name[:2], given=name[2:])
    if length == 5 and simple[0] in surnames and simple[1:3] in compound_surnames():
        return NameParts(family=name[:3], given=name[3:])
    if length == 4:
        cut = 1 if simple[0] in surnames else 2
        return NameParts(family=name[:cut], given=name[cut:], unsure=True)
    return NameParts(given=name, unsure=True)


def _split_latin(full: str) -> NameParts:
    words = full.split(" ")
    prefixes: list[str] = []
    while len(words) > 1 and words[0].rstrip(".,").lower() in _PREFIXES:
        prefixes.append(words.pop(0))
    suffixes: list[str] = []
    while len(words) > 1 and words[-1].strip(".,").replace(".", "").lower() in SUFFIXES:
        suffixes.insert(0, words.pop().strip(","))
    if suffixes:
        words[-1] = words[-1].rstrip(",")
    rest = " ".join(words)
    before, comma, after = (part.strip() for part in rest.partition(","))
    parts = _with_comma(before, after) if comma and after else _words(before.split())
    return replace(parts, prefix=" ".join(prefixes), suffix=" ".join(suffixes))


def _with_comma(before: str, after: str) -> NameParts:
    words = before.split()
    if len(words) > 1 and _shouted(words[0]) and not all(map(_shouted, words)):
        # Hong Kong: surname in capitals, Chinese given name, then the Western one.
        return NameParts(family=words[0], given=" ".join(words[1:]), nickname=after)
    if len(words) > 2 and fold(words[0]) in latin_surnames():
        return NameParts(family=words[0], given=" ".join(words[1:]), nickname=after)
    given = after.split()
    return NameParts(family=before, given=given[0], middle=" ".join(given[1:]))


def _words(words: list[str]) -> NameParts:
    if len(words) < 2:
        return NameParts(given=" ".join(words))
    shouted = [_shouted(w) for w in words]
    if any(shouted) and not all(shouted):
        if shouted[0] and not shouted[-1]:
            return NameParts(family=words[0], given=" ".join(words[1:]))
        if shouted[-1] and not shouted[0]:
            return NameParts(family=words[-1], given=" ".join(words[:-1]))
    if _may_be_chinese(words):
        first = fold(words[0]) in latin_surnames()
        last = fold(words[-1]) in latin_surnames()
        if first and (not last or len(words) == 3):
            return NameParts(family=words[0], given=" ".join(words[1:]), unsure=True)
        return NameParts(family=words[-1], given=" ".join(words[:-1]), unsure=True)
    for at in range(1, len(words) - 1):
        if words[at].lower() in PARTICLES and (words[at].islower() or _chained(words, at)):
            return _western(words[:at], words[at:])
    return _western(words[:-1], words[-1:])


def _western(first: list[str], last: list[str]) -> NameParts:
    return NameParts(family=" ".join(last), given=first[0], middle=" ".join(first[1:]))


def _chained(words: list[str], at: int) -> bool:
    return at + 1 < len(words) - 1 and words[at + 1].lower() in PARTICLES


def _shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word


_ROMANISED = LatePattern(
    r"(?:(?:[bpmfdtnlgkhjqxzcsrwy]|zh|ch|sh|ts|tz|hs|ng|kw|gw)?[aeiouü]{1,3}(?:ng|n|r|h|k|t|p|m)?"
    r"['’-]?){1,3}"
)


def _may_be_chinese(words: list[str]) -> bool:
    """Whether all words sound like Chinese syllables and one end is a Chinese surname."""
    folded = [fold(w) for w in words]
    if not 2 <= len(words) <= 3 or not latin_surnames().intersection((folded[0], folded[-1])):
        return False
    return all(w in latin_surnames() or _ROMANISED.fullmatch(w) for w in folded)
