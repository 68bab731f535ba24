"""Names, companies, notes and numbers as nobody wants them on paper, and all come there."""

from __future__ import annotations

HOSTILE = {
    "latin of 200 characters": ("Hubert Blaine Wolfeschlegelsteinhausenbergerdorff " * 4).strip(),
    "chinese of 200 characters": "王歐陽小明" * 40,
    "one word of 200 characters": "W" * 200,
    "thin letters": "il|'.,!" * 28,
    "emoji": "Ann 👩‍👩‍👧‍👦🇹🇼👍🏽 Lee ☕",
    "extension b": "𠮷田𡈽𠀋𪚥 𣍐",
    "right to left": "شركة الاتصالات (Dan) שלום 12-34",
    "isolates and overrides": "\u202eevil\u2066 gpj.exe\u2069\u200f",
    "combining marks": "Z" + "\u0351\u0342\u0328\u0317" * 30 + "algo ẹ́ å",
    "zero width": "\u200bA\u200dn\u2060n\ufeff\u00ad Lee\u200b",
    "line ends": "First\nSecond\r\nThird\u2028Fourth\x0bFifth\tSixth",
    "template": "{{card.phone}} {n} %(n)s %s ${HOME} {0!r}",
    "markup": "<b>Bold</b><img src='file:///etc/passwd'>&amp;<!--",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "pdf operators": "(x) Tj ET Q \\(\\) \\n \\251 <41> endstream endobj %%EOF",
    "control characters": "A\x00\x01\x07\x1b[31m\x7f\x85B\ufffe\ud800C",
    "halfwidth and fullwidth": "ｱﾎﾟﾛ　ＡＢＣ（株）〒１００",
    "rare scripts": "ʻŌlelo Ελλάς Москва ไทย 한국어 हिन्दी",
    "address": "x@" + "y" * 120 + ".example.com",
    "ligature and case": "ﬁne Straße İstanbul ǅ ſ",
    "only marks": "\u0301\u0302",
    "blank": " \u3000\u00a0 ",
}
"""What is odd about it, and the text."""
