"""Labels of vCards: TYPE words, Apple's X-ABLabel, names of chat services and of relations."""

from __future__ import annotations

import binascii
from functools import lru_cache

from rolodex.domain.card_parts import CHAT_SERVICES, RELATION_KINDS
from rolodex.formats.vcard_charset import codec_of, decode_bytes
from rolodex.formats.vcard_property import Params, clean, param, types

# TYPE words in the order in which they win, and the label that each gives.
_PHONE = (
    ("fax", "fax"), ("homefax", "home fax"), ("workfax", "work fax"), ("cell", "mobile"),
    ("iphone", "mobile"), ("mobile", "mobile"), ("main", "main"), ("work", "work"),
    ("home", "home"), ("other", "other"),
)  # fmt: skip
_PLACE = (("work", "work"), ("home", "home"), ("other", "other"))
# Words that say nothing about where a method belongs.
_SILENT = frozenset(
    ("voice", "internet", "pref", "msg", "text", "postal", "parcel", "dom", "intl", "uri", "x400",
     "video", "textphone", "tlx")
)  # fmt: skip
# Apple's and Android's spellings of what has a label of its own.
_KNOWN = {
    "mobile": "mobile", "cell": "mobile", "iphone": "mobile", "main": "main", "work": "work",
    "home": "home", "other": "other", "homefax": "home fax", "workfax": "work fax",
    "businessfax": "work fax", "otherfax": "fax", "fax": "fax",
    "birthday": "birthday", "anniversary": "anniversary",
}  # fmt: skip

TYPE_OF = {
    "mobile": ("CELL",), "work": ("WORK",), "home": ("HOME",), "main": ("MAIN",), "fax": ("FAX",),
    "work fax": ("WORK", "FAX"), "home fax": ("HOME", "FAX"),
}  # fmt: skip
"""The TYPE words of a label; `other` and the user's own words go into X-ABLabel."""

_SERVICES = {
    "aim": "AIM", "facebook": "Messenger", "gadugadu": "Gadu-Gadu", "gadu": "Gadu-Gadu",
    "gadu-gadu": "Gadu-Gadu", "googletalk": "Google Talk", "google-talk": "Google Talk",
    "google talk": "Google Talk", "google_talk": "Google Talk",
    "gtalk": "Google Talk", "groupwise": "GroupWise", "icq": "ICQ",
    "irc": "IRC", "jabber": "Jabber", "xmpp": "Jabber", "kakaotalk": "KakaoTalk", "kik": "Kik",
    "matrix": "Matrix", "msn": "MSN", "msnim": "MSN", "mxit": "MXit", "sip": "SIP",
    "skype-username": "Skype", "sametime": "Sametime", "twitter": "Twitter", "yahoo": "Yahoo",
    "yahoo-id": "Yahoo", "ymsgr": "Yahoo", "zoom": "Zoom", "wechat": "WeChat", "weixin": "WeChat",
    "微信": "WeChat", "imaddress": "Chat", "ms-imaddress": "Chat",
    "kaddressbook-x-imaddress": "Chat",
    "messaging/xmpp-all": "Jabber", "messaging/gadu-all": "Gadu-Gadu",
    "messaging/skype-all": "Skype", "messaging/icq-all": "ICQ", "messaging/aim-all": "AIM",
    "messaging/msn-all": "MSN", "messaging/yahoo-all": "Yahoo", "messaging/irc-all": "IRC",
    "instagram": "Instagram", "linkedin": "LinkedIn", "weibo": "Weibo", "sinaweibo": "Weibo",
    "flickr": "Flickr", "myspace": "Myspace",
} | {name.lower(): name for name in CHAT_SERVICES}  # fmt: skip

CHAT_PROPERTIES = frozenset(
    f"X-{word.upper().replace(' ', '-')}"
    for word in _SERVICES
    if word not in ("imaddress", "微信", "main")
) | {"X-GOOGLE TALK"}
"""Properties that each hold a handle of one chat service (`X-LINE`, `X-AIM` ...)."""

_RELATIONS = {
    "father": "parent", "mother": "parent", "parent": "parent", "brother": "sibling",
    "sister": "sibling", "sibling": "sibling", "child": "child", "son": "child",
    "daughter": "child", "spouse": "spouse", "husband": "spouse", "wife": "spouse",
    "partner": "partner", "domestic_partner": "partner", "domestic partner": "partner",
    "domestic-partner": "partner", "sweetheart": "partner", "friend": "friend",
    "acquaintance": "friend", "assistant": "assistant", "agent": "assistant",
    "manager": "manager", "relative": "relative", "kin": "relative", "colleague": "colleague",
    "co-worker": "colleague", "co-resident": "household",
} | {kind: kind for kind in RELATION_KINDS}  # fmt: skip

_REFERRED = frozenset(("referred_by", "referred-by", "referred by", "referredby"))

RELATED_TYPE = {"relative": "kin", "household": "co-resident"}
"""Kinds whose TYPE in RELATED (RFC 6350 section 6.6.6) is another word."""


def unwrapped(label: str) -> str:
    """The word in Apple's `_$!<Home>!$_`; other labels as they are."""
    label = label.strip()
    start, end = label.find("!<"), label.rfind(">!")
    return (
        label[start + 2 : end].strip()
        if 0 <= start < end and label[:start] in ("_$", "$")
        else label
    )


def known(label: str) -> str:
    """The key of a label of ours, or the user's own word."""
    word = unwrapped(label)
    return _KNOWN.get(word.lower().replace(" ", ""), word)


@lru_cache(maxsize=4096)
def label_of(params: Params, phone: bool) -> str:
    """The label that TYPE words give to a phone (`phone`) or to anything else."""
    if own := _quoted_label(params):
        return own
    found = types(params)
    if "fax" in found:
        for place in ("work", "home"):
            if place in found:
                return f"{place} fax"
    for word, label in _PHONE if phone else _PLACE:
        if word in found:
            return label
    for word in found:
        if word not in _SILENT:
            custom = word.removeprefix("x-")
            return _KNOWN.get(custom, custom) if custom != "custom" else ""
    return ""


def _quoted_label(params: Params) -> str:
    """The label of `TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E5=A4=A9):`."""
    for name, values in params:
        if name.upper() == "X-CUSTOM(CHARSET" and len(values) == 3:
            raw = binascii.a2b_qp(values[2].rstrip(")").encode())
            return clean(decode_bytes(raw, codec_of(values[0]))).strip()
    return ""


@lru_cache(maxsize=4096)
def preferred(params: Params) -> bool:
    """Whether TYPE=pref or PREF=1 marks the value as the first to use."""
    return "pref" in types(params) or param(params, "PREF") == "1"


def service(name: str) -> str:
    """The usual spelling of a chat service; unknown ones as written."""
    bare = name.strip().rstrip(":")
    return _SERVICES.get(bare.lower(), bare)


def is_service(name: str) -> bool:
    """Whether the word is a chat service that we know."""
    return name.lower() in _SERVICES


def relation(label: str) -> str:
    """The kind of relation that a label names; `other` for the user's own words."""
    return _RELATIONS.get(unwrapped(label).lower(), "other")


def is_referral(label: str) -> bool:
    """Whether the label says that this person introduced the customer."""
    return unwrapped(label).lower() in _REFERRED
