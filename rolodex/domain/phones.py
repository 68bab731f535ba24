"""Phone numbers however they are written: one normal form, one for the screen, one for search."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_EXTENSION = re.compile(
    r"\s*(?:;\s*ext=|[#＃]\s*(?:轉|转)?|轉|转|分機|分机|內線|内线|\bext(?:ension|n)?\b[.:]?|(?<=\d)\s*x)"
    r"\s*[:：]?\s*(?P<ext>\d{1,8})\b",
    re.IGNORECASE,
)
_NOT_DIGIT = re.compile(r"\D+")
_DIVIDER = re.compile(r"[;；、,，\n\r\t|/]|\bor\b|或|\s{2,}", re.IGNORECASE)

# Written numbers whose normal form needs no library; a test holds them against it.
_PLAIN = {
    "TW": (re.compile(r"0([2-8]\d{7,8}|9\d{8})"), "+886"),
    "CN": (re.compile(r"(1[3-9]\d{9})|0(10\d{8}|[2-9]\d{8,10})"), "+86"),
    "HK": (re.compile(r"([235-9]\d{7})"), "+852"),
    "US": (re.compile(r"([2-9]\d{9})"), "+1"),
    "CA": (re.compile(r"([2-9]\d{9})"), "+1"),
    "GB": (re.compile(r"0([127]\d{9})"), "+44"),
}
_PLAIN_ABROAD = re.compile(
    r"\+(?:886(?:[2-8]\d{7,8}|9\d{8})|861[3-9]\d{9}|852[235-9]\d{7}|1[2-9]\d{9}|44[127]\d{9})"
)
_UNADORNED = re.compile(r"[0-9+() .-]{1,100}")
_SEPARATORS = re.compile(r"[\s().\-‐-―−/]+")


def normalize_phone(value: str, country: str) -> str:
    """The number as E.164 with `;ext=12` for an extension; empty if it cannot be one.

    `country` is the home country (ISO 3166, `TW`) of numbers written without their own.
    A number counts if its length is possible, so that new ranges work and a zero which a
    spreadsheet ate (`912345678`) comes back.
    """
    return _normalize(value[:100], country.upper())


@lru_cache(maxsize=2048)
def _normalize(value: str, country: str) -> str:
    text, extension = value, ""
    if not _UNADORNED.fullmatch(value):
        text = unicodedata.normalize("NFKC", value).strip()
        if found := _EXTENSION.search(text):
            extension, text = found["ext"], text[: found.start()]
    plain = _SEPARATORS.sub("", text)
    if number := _fast(plain, country):
        return f"{number};ext={extension}" if extension else number
    if len(_NOT_DIGIT.sub("", text)) < 5:
        return ""
    return _parsed(text, country, extension)


def _fast(plain: str, country: str) -> str:
    if _PLAIN_ABROAD.fullmatch(plain):
        return plain
    if country in _PLAIN:
        pattern, code = _PLAIN[country]
        if found := pattern.fullmatch(plain):
            return code + found[found.lastindex or 1]
    return ""


def _parsed(text: str, country: str, extension: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return ""
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return ""
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    extension = extension or number.extension or ""
    return f"{e164};ext={extension}" if extension else e164


def format_phone(value: str, normalized: str, country: str) -> str:
    """The number for the screen: grouped as in its country, with the code if that is abroad.

    What has no normal form is shown as it was typed, and so is what its country does not have:
    that may be a number of another country, of which a zero must not be lost.
    """
    return _format(value, normalized, country.upper())


@lru_cache(maxsize=4096)
def _format(value: str, normalized: str, country: str) -> str:
    if not normalized.startswith("+"):
        return value
    import phonenumbers

    try:
        number = phonenumbers.parse(normalized.replace(";ext=", " ext. "), None)
    except phonenumbers.NumberParseException:
        return value
    if not phonenumbers.is_valid_number(number):
        return value
    home = country and phonenumbers.country_code_for_region(country) == number.country_code
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if home else style.INTERNATIONAL)


def can_get_text(normalized: str) -> bool:
    """Whether a number in its normal form takes text messages: no landline by its range."""
    import phonenumbers

    try:
        number = phonenumbers.parse(normalized.partition(";ext=")[0], None)
    except phonenumbers.NumberParseException:
        return False
    kinds = phonenumbers.PhoneNumberType
    return phonenumbers.number_type(number) in (kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE)


def country_of_number(normalized: str) -> str:
    """The country of a number in its normal form (ISO 3166, two letters); empty if unknown.

    Of countries that share a code it is the main one, if the number does not tell.
    """
    import phonenumbers

    try:
        number = phonenumbers.parse(normalized.partition(";ext=")[0], None)
    except phonenumbers.NumberParseException:
        return ""
    shared = phonenumbers.region_code_for_country_code(number.country_code or 0)
    return phonenumbers.region_code_for_number(number) or (shared if shared.isalpha() else "")


def digits_of(value: str, normalized: str = "") -> list[str]:
    """The digit strings under which a number can be typed; a search may take any fragment.

    As typed, as dialled from abroad (`886912345678`), as dialled at home with the trunk
    zero (`0912345678`), and the extension by itself.
    """
    number, _, extension = normalized.partition(";ext=")
    if _UNADORNED.fullmatch(value):
        text = value
    else:
        text = unicodedata.normalize("NFKC", value[:100])
        if found := _EXTENSION.search(text):
            extension, text = found["ext"], text[: found.start()]
    international = number.removeprefix("+")
    home = "0" + international[len(country_code(international)) :] if international else ""
    typed = _ascii_digits(text)
    found_digits = [digits for digits in (international, home, extension) if digits]
    if typed and not any(digits.endswith(typed) for digits in found_digits):
        found_digits.append(typed)
    return found_digits


def country_code(digits: str) -> str:
    """The country calling code at the start of international digits (ITU E.164 zones)."""
    if digits[:1] in ("1", "7"):
        return digits[:1]
    two = {"20", "27", "81", "82", "84", "86", "98"}
    if digits[:2] in two or (digits[:1] in "3456" and digits[:2] not in _THREE):
        return digits[:2]
    if digits[:1] == "9" and digits[1:2] in "012345":
        return digits[:2]
    return digits[:3]


_THREE = {"35", "37", "38", "42", "50", "59", "67", "68", "69"}


_AREA = re.compile(r"\(?0\d{1,4}\)?")


def split_phones(text: str) -> list[str]:
    """The numbers of a cell that may hold several: `04-23201234; 0912-345-678`.

    A part with fewer than six digits is no number of its own and stays with the one before, and
    what follows the area code of `030/654321` with that.
    """
    parts: list[str] = []
    for part in _pieces(text[:2000]):
        if parts and (len(_ascii_digits(part)) < 6 or _AREA.fullmatch(parts[-1].strip())):
            parts[-1] += part
        else:
            parts.append(part)
    stripped = (part.strip(" ;；、,，/|\t\r\n") for part in parts)
    return [part for part in stripped if part]


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for found in _DIVIDER.finditer(text):
        pieces.append(text[start : found.start()])
        start = found.start()
    pieces.append(text[start:])
    words = text.split()
    if len(pieces) == 1 and len(words) > 1 and all(len(_ascii_digits(w)) >= 8 for w in words):
        return words
    return pieces


def _ascii_digits(text: str) -> str:
    digits = _NOT_DIGIT.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text))
    return digits if digits.isascii() else "".join(str(int(d)) for d in digits)
