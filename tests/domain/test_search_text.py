"""A card is found by any fragment of what it holds, in a real index."""

from __future__ import annotations

import random
import re
import time

import pytest
import sqlcipher3
from hypothesis import given, settings
from hypothesis import strategies as st

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import Address, CustomValue, Method, MethodKind, Relation
from rolodex.domain.scripts import CJK, fold
from rolodex.domain.search_text import (
    SearchTokens,
    card_tokens,
    fold_name,
    match_expression,
    name_keys,
    query_terms,
    text_tokens,
)
from rolodex.domain.text_tokens import LONGEST_TOKEN

WANG = Card(
    family="王",
    given="小明",
    nickname="Jürgen",
    company="富邦人壽保險",
    title="業務經理",
    methods=(
        Method(kind=MethodKind.PHONE, value="0912-345-678", normalized="+886912345678"),
        Method(kind=MethodKind.PHONE, value="04-2320-1234#12", normalized="+886423201234;ext=12"),
        Method(kind=MethodKind.EMAIL, value="ming.wang88@mail.fubon.com.tw"),
        Method(kind=MethodKind.CHAT, label="LINE", value="@xiaom", display="明哥"),
        Method(kind=MethodKind.WEB, value="https://www.example-firm.com.tw/about"),
    ),
    addresses=(Address(city="臺中市", street="文心路三段12-3號"),),
    tags=("VIP", "高爾夫"),
    relations=(Relation(kind="spouse", name="林美玲"),),
    custom=(
        CustomValue(label="車牌", value="ABC-1234"),
        CustomValue(label="身分證", value="A123456789", private=True),
    ),
    notes="喜歡喝茶\nO'Brien, Smith-Jones; call 0922 333 444 on 2026-11-20",
    number="K-1024",
)


class Index:
    """The index as the store keeps it: FTS5 with the tokenizer and options of the design."""

    def __init__(self, *cards: Card) -> None:
        self.db = sqlcipher3.connect(":memory:")
        self.db.execute(
            "CREATE VIRTUAL TABLE search USING fts5(words, "
            "tokenize='ascii', detail=none, prefix='1 2 3')"
        )
        for number, card in enumerate(cards):
            self.add(number, card_tokens(card, "TW"))

    def add(self, number: int, tokens: SearchTokens) -> None:
        self.db.execute(
            "INSERT INTO search(rowid, words) VALUES (?, ?)",
            (number, f"{tokens.words} {tokens.tags}"),
        )

    def find(self, query: str) -> set[int]:
        terms = query_terms(query)
        if not terms:
            return set()
        rows = self.db.execute(
            "SELECT rowid FROM search WHERE search MATCH ?", (match_expression(terms),)
        )
        return {row[0] for row in rows}


OTHERS = Card(family="李", given="四", company="台積電", notes="nothing of note")


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(WANG, OTHERS)


@pytest.mark.parametrize(
    "query",
    [
        "王", "明", "小明", "王小明", "保險", "保险", "人壽保", "富邦", "臺中", "台中", "經理",
        "wang", "wangxiaoming", "wang xiao ming", "WangXiaoMing", "xiaoming", "ming", "xiao wang",
        "wáng xiǎo míng", "wang2xiao3ming2", "wang2 xiao3", "wangxm", "wxm", "xm", "w xm",
        "ㄨㄤˊ", "ㄨㄤˊㄒㄧㄠˇㄇㄧㄥˊ", "ㄨㄤ ㄒㄧㄠ", "ㄨㄒㄇ", "ㄒㄇ", "ㄨㄤㄒㄇ",
        "wang保險", "王 保險 wang", "保險wang", "王xm", "fubang", "renshou", "fbrs", "fubang 王",
        "jurgen", "Jürgen", "JÜR", "ｊｕｒｇｅｎ", "jürgen 王",
        "0912345678", "0912-345", "0912 345 678", "345 678", "345678", "345-678", "+886 912",
        "+886912345", "+886-912-345-678", "+886-0912-345", "+886 (0)912", "886912", "5678", "８",
        "(04)2320", "04-2320-1234#12", "04-2320-1234 轉 12", "0423201234 ext. 12", "2320 王",
        "345 678 王小明", "王 0912", "wang 678", "1234 保險",
        "ming.wang", "ming.wang88@mail.fubon.com.tw", "@mail.fub", "ming@mail", "fubon", "wang88",
        "fubon.com", "@fubon", "xiaom", "@xiaom", "明哥", "example", "example-firm",
        "www.example", "https://www.example-firm.com", "firm",
        "vip", "高爾夫", "高尔夫", "美玲", "林美玲", "abc-1234", "abc1234", "1234", "abc",
        "喝茶", "obrien", "o'brien", "O’Brien", "brien", "smith-jones", "jones", "smith jones",
        "0922333444", "2333", "333 444", "2026-11-20", "2026", "11-20", "12-3", "文心路 12",
        "k-1024", "1024", "k1024",
    ],
)  # fmt: skip
def test_a_card_is_found_by_a_fragment(index: Index, query: str) -> None:
    assert index.find(query) == {0}


@pytest.mark.parametrize(
    "query",
    ["王四", "小王", "A123456789", "123456789", "gmail", "wangming", "shen", "0913", "zzz", "邦富"],
)
def test_a_card_is_not_found_by_what_it_does_not_hold(index: Index, query: str) -> None:
    assert 0 not in index.find(query)


@pytest.mark.parametrize("query", ["", "  ", "\"'*()-:^", "ˊ", "\x00", "@", "…"])
def test_a_query_without_letters_asks_for_nothing(query: str) -> None:
    assert query_terms(query) == []


@pytest.mark.parametrize(
    "query", ['"', 'a"b', "NEAR(a b)", "a OR b", "name:王", "a*b", "-a", "{a}"]
)
def test_no_query_is_a_mistake_to_the_index(index: Index, query: str) -> None:
    index.find(query)


def test_a_surname_is_found_by_its_reading_and_by_the_ordinary_one() -> None:
    index = Index(Card(family="曾", given="國藩"), OTHERS)
    assert index.find("zeng") == index.find("ceng") == index.find("zgf") == {0}


def test_a_reading_that_the_user_typed_is_found() -> None:
    index = Index(Card(family="樂", given="明", reading="Lè Míng"), OTHERS)
    assert index.find("leming") == index.find("le ming") == index.find("lm") == {0}


def test_u_with_dots_is_found_however_the_keyboard_has_it() -> None:
    index = Index(Card(family="呂", given="布"), OTHERS)
    for query in ("lv", "lu", "lü", "lvbu", "lubu", "lb", "ㄌㄩˇ", "吕"):
        assert index.find(query) == {0}, query


def test_a_mail_provider_is_found_only_when_asked_for_with_its_sign() -> None:
    card = Card(given="Gil", methods=(Method(kind=MethodKind.EMAIL, value="x@gmail.com"),))
    index = Index(card, Card(methods=(Method(kind=MethodKind.EMAIL, value="y@gmail.com"),)))
    assert index.find("@gmail") == index.find("@gmail.com") == {0, 1}
    assert index.find("g") == {0}


def test_a_number_stored_without_normal_form_is_normalised_by_the_home_country() -> None:
    index = Index(Card(given="A", methods=(Method(kind=MethodKind.PHONE, value="912345678"),)))
    assert index.find("0912 345") == {0}


def test_a_company_card_is_found_by_the_sound_of_its_name() -> None:
    index = Index(Card(kind=CardKind.COMPANY, company="第一銀行"), OTHERS)
    for query in ("diyiyinhang", "yinhang", "yh", "銀行", "银行"):
        assert index.find(query) == {0}, query


def test_characters_beyond_the_basic_plane_are_found() -> None:
    index = Index(Card(family="𠮷", given="\U000323af田"), Card(family="吉", given="田"))
    assert index.find("𠮷") == index.find("吉") == {0, 1}
    assert index.find("𠮷\U000323af") == index.find("\U000323af") == {0}


def test_earlier_companies_are_found_too() -> None:
    index = Index()
    index.add(1, card_tokens(WANG, "TW", ["國泰人壽"]))
    assert index.find("國泰") == index.find("guotai") == {1}


def test_private_values_give_no_tokens() -> None:
    tokens = card_tokens(WANG, "TW")
    assert "123456789" not in f"{tokens.words} {tokens.tags}"


def test_a_huge_note_costs_little_and_is_found_by_its_beginning() -> None:
    huge = Card(given="Big", notes="first " + "a.b-c'1" * 150_000 + " last")
    began = time.process_time()
    tokens = card_tokens(huge)
    assert time.process_time() - began < 10
    assert len(tokens.words) < 3_000_000
    assert "first" in tokens.words.split()


def test_hostile_repetition_stays_linear() -> None:
    for piece in ("(", "1 ", "a.", "'", "ǀ", "@", "王", "ext", "e\u0301", "+"):
        began = time.process_time()
        text_tokens(piece * 300_000)
        query_terms(piece * 300_000)
        assert time.process_time() - began < 5, piece


def test_the_words_of_the_history_are_cut_the_same_way() -> None:
    assert {"拜", "访", "拜访", "jazz", "3", "123"} <= set(
        text_tokens("拜訪, Jazz at 12-3").split()
    )


def test_name_keys_serve_the_first_rows_of_a_search() -> None:
    keys = name_keys(WANG)
    assert (keys.folded, keys.pinyin, keys.initials) == ("王小明", "wangxiaoming", "wxm")
    western = name_keys(Card(family="Müller", given="Jürgen"))
    assert (western.folded, western.pinyin, western.initials) == ("jurgenmuller", "", "jm")
    assert fold_name("王 小明") == keys.folded


HAN = "王李張劉陳楊黃趙吳周小明國華美玲志偉保險人壽台臺灣龍𠮷曾單後后"
words = st.text(HAN, min_size=1, max_size=6) | st.text("abcÄöñØ" + HAN, min_size=1, max_size=8)
names = st.tuples(st.text(HAN, max_size=2), st.text(HAN, max_size=3))
numbers = st.from_regex(r"09[0-9]{8}|0[2-8]-[0-9]{4}-[0-9]{4}|\+86 1[3-9][0-9]{9}", fullmatch=True)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    family, given_name = draw(names)
    return Card(
        family=family,
        given=given_name,
        nickname=draw(words),
        company=draw(words),
        title=draw(words),
        notes=draw(st.lists(words, max_size=6).map(" ".join)),
        tags=tuple(draw(st.lists(words, max_size=2))),
        methods=(Method(kind=MethodKind.PHONE, value=draw(numbers)),),
    )


def _texts(card: Card) -> list[str]:
    name = card.family + card.given
    return [name, card.nickname, card.company, card.title, card.notes, *card.tags]


@settings(max_examples=150)
@given(st.lists(cards(), min_size=1, max_size=5), st.text(HAN, min_size=1, max_size=3))
def test_chinese_is_found_exactly_where_a_scan_finds_it(found: list[Card], query: str) -> None:
    wanted = {
        number
        for number, card in enumerate(found)
        if any(fold(query) in fold(text) for text in _texts(card))
    }
    got = Index(*found).find(query)
    assert wanted <= got
    if len(query) <= 2:
        # The pairs of a longer query may stand apart in one card; two characters may not.
        assert got == wanted


@settings(max_examples=150)
@given(cards(), st.data())
def test_any_fragment_of_a_card_finds_it(card: Card, data: st.DataObject) -> None:
    index = Index(card)
    pieces = []
    for _ in range(data.draw(st.integers(1, 3))):
        text = data.draw(st.sampled_from([t for t in _texts(card) if t.strip()]))
        runs = re.findall(f"[{CJK}]+|[^\\W_{CJK}]+", text)
        run = data.draw(st.sampled_from(runs))
        if re.match(f"[{CJK}]", run):
            at = data.draw(st.integers(0, len(run) - 1))
            end = data.draw(st.integers(at + 1, len(run)))
            pieces.append(run[at:end])
        else:
            pieces.append(run[: data.draw(st.integers(1, len(run)))])
    assert index.find(" ".join(pieces)) == {0}


@settings(max_examples=150)
@given(numbers, st.data())
def test_any_fragment_of_a_phone_number_finds_it(number: str, data: st.DataObject) -> None:
    card = Card(given="X", methods=(Method(kind=MethodKind.PHONE, value=number),))
    digits = re.sub(r"\D", "", number)
    at = data.draw(st.integers(0, len(digits) - 1))
    fragment = digits[at : data.draw(st.integers(at + 1, len(digits)))]
    cut = data.draw(st.integers(0, len(fragment)))
    separator = data.draw(st.sampled_from([" ", "-", "", ".", "  "]))
    assert Index(card).find(fragment[:cut] + separator + fragment[cut:]) == {0}


@settings(max_examples=100)
@given(st.text(max_size=80))
def test_every_word_of_any_text_is_a_token_that_the_index_keeps_whole(text: str) -> None:
    tokens = text_tokens(text)
    index = Index()
    index.add(1, SearchTokens(tokens, ""))
    index.db.execute("CREATE VIRTUAL TABLE words USING fts5vocab(search, 'row')")
    kept = {row[0] for row in index.db.execute("SELECT term FROM words")}
    assert kept == set(tokens.split())
    assert all(len(token) <= LONGEST_TOKEN for token in kept)
    for word in text.split():
        if query_terms(word):
            assert index.find(word) == {1}, word


def test_making_the_tokens_of_a_card_is_quick() -> None:
    seeded = random.Random(3)
    many = [
        Card(
            family=seeded.choice("王李張劉陳楊"),
            given="".join(seeded.choices(HAN, k=2)),
            company="富邦人壽保險",
            methods=WANG.methods[:3],
            notes="喜歡喝茶",
        )
        for _ in range(500)
    ]
    card_tokens(many[0], "TW")
    began = time.process_time()
    for card in many:
        card_tokens(card, "TW")
    # Ten times what it takes on a busy machine; a lost cache costs more than that.
    assert (time.process_time() - began) / len(many) < 0.001
