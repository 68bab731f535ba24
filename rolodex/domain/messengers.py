"""Which messenger somebody with a number of a country most likely has.

Declared by country, as it is commonly known among those who sell there; a country that is not
named has none that could be offered unasked. What stands on a card always goes before this.
"""

from __future__ import annotations

LINE = "LINE"
WECHAT = "WeChat"
KAKAOTALK = "KakaoTalk"
WHATSAPP = "WhatsApp"

_BY_SERVICE = {
    LINE: "TW JP TH",
    WECHAT: "CN MO",
    KAKAOTALK: "KR",
    WHATSAPP: (
        "HK SG MY ID BN IN PK LK BD NP "
        "GB GG JE IM IE DE AT CH LI NL BE LU ES PT IT FI RO TR CY MT "
        "AE SA QA KW BH OM JO LB IL EG MA TN DZ "
        "ZA NG KE GH UG TZ ZM ZW BW NA MU "
        "MX GT SV HN NI CR PA CO EC PE BO CL AR UY PY BR VE DO JM TT"
    ),
}

_BY_COUNTRY = {
    country: service for service, countries in _BY_SERVICE.items() for country in countries.split()
}


def usual_messenger(country: str) -> str:
    """The service that is usual in a country (ISO 3166, two letters); empty if none is."""
    return _BY_COUNTRY.get(country.upper(), "")
