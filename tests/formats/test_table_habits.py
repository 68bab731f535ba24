"""What programs and people do in tables: each habit with a small table of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from rolodex.domain.card import Card
from rolodex.domain.card_parts import MethodKind
from rolodex.formats.recognise import CSV, UNKNOWN, read_table, recognise
from rolodex.formats.table import Table, TableOptions
from rolodex.formats.table_cards import ReadRow, RejectedRow, read_table_cards
from tests.fakes import words

ADDS_UP = "This row only adds up others."


class Reading:
    """A table as it is read in Taiwan: its cards, and why its other rows are none."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self.table: Table = read_table(stream, recognise(stream), TableOptions())
            rows = list(read_table_cards(self.table, None, "TW"))
        self.cards = [row.card for row in rows if isinstance(row, ReadRow)]
        self.rows = [row for row in rows if isinstance(row, ReadRow)]
        self.rejected = {r.line: words(r.reason) for r in rows if isinstance(r, RejectedRow)}


Read = Callable[[str | bytes], Reading]


@pytest.fixture
def reading(tmp_path: Path) -> Read:
    def read(text: str | bytes) -> Reading:
        path = tmp_path / "table"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return Reading(path)

    return read


def names(found: Reading) -> list[str]:
    return [card.family + card.given for card in found.cards]


def phones(card: Card) -> list[str]:
    return [f"{m.label} {m.value}".strip() for m in card.methods if m.kind is MethodKind.PHONE]


def own(card: Card) -> dict[str, str]:
    return {c.label: c.value for c in card.custom}


def test_rows_that_add_up_or_say_who_printed_are_no_people(reading: Read) -> None:
    found = reading(
        "編號,姓名,電話,保費\n1,王小明,0912345678,1000\n合計,1人,,1000\n,小計：1筆,,\n"
        ",以上共 1 位客戶,,\n,製表人：王大明,,\n,Total: 1,,\n,共 1 筆,,\n,共享經濟公司,,\n"
    )
    assert names(found) == ["王小明", ""]
    assert found.cards[1].company == "共享經濟公司"
    assert set(found.rejected.values()) == {ADDS_UP}
    assert len(found.rejected) == 6


def test_errors_of_a_spreadsheet_are_left_out_and_named(reading: Read) -> None:
    found = reading("姓名,電話,地址\n王小明,#VALUE!,#REF!\n陳大文,########,台北\n")
    assert [card.methods for card in found.cards] == [(), ()]
    assert found.cards[0].addresses == ()
    assert len(found.rows[0].remarks) == 2


def test_a_number_written_as_a_power_of_ten_is_one_again_or_named(reading: Read) -> None:
    found = reading("姓名,手機\n王一,9.12345678E8\n王二,9.12E+08\n")
    assert phones(found.cards[0]) == ["mobile 0912345678"]
    assert phones(found.cards[1]) == []
    assert own(found.cards[1]) == {"手機": "9.12E+08"}
    assert found.rows[1].remarks


def test_what_excel_was_kept_from_eating_comes_without_the_wrapping(reading: Read) -> None:
    found = reading('="姓名",="手機"\n="王小明",="0912345678"\n')
    assert names(found) == ["王小明"]
    assert phones(found.cards[0]) == ["mobile 0912345678"]


def test_the_line_that_tells_excel_the_separator_is_no_row(reading: Read) -> None:
    found = reading("sep=;\r\n姓名;電話;備註\r\n王小明;0912345678;a,b\r\n")
    assert found.table.delimiter == ";"
    assert (names(found), found.rejected) == (["王小明"], {})
    assert found.rows[0].line == 3


def test_a_row_wider_than_can_be_read_is_named(reading: Read) -> None:
    row = "王小明,0912345678" + ",x" * 600
    found = reading(f"姓名,電話\n{row}\n陳大文,0922333444{',' * 600}\n")
    assert names(found) == ["陳大文"]
    assert found.rejected == {2: "This row has more than 512 cells."}


def test_characters_people_drew_themselves_leave_big5_what_it_is(reading: Read) -> None:
    raw = "姓名,電話\r\n".encode("cp950") + b"\xb3\xaf\xfa\x40,0912345678\r\n"
    found = reading(raw)
    assert found.table.encoding == "cp950"
    assert names(found) == ["陳\ue000"]


def test_the_characters_of_hong_kong_are_read_by_their_set(reading: Read) -> None:
    text = "姓名,電話,地址\r\n陳大文,91234567,深水埗邨\r\n"
    found = reading(text.encode("big5hkscs"))
    assert found.table.encoding == "big5hkscs"
    assert found.cards[0].addresses[0].street == "深水埗邨"


def test_one_spoilt_character_leaves_utf8_what_it_is(reading: Read) -> None:
    raw = "姓名,電話,備註\n王小明,0912345678,喜歡喝茶和登山\n".encode() + b"\xe6\x96,02,x\n"
    found = reading(raw)
    assert found.table.encoding == "utf-8"
    assert names(found)[0] == "王小明"
    assert found.table.problems


def test_several_employments_in_a_cell_are_not_one(reading: Read) -> None:
    found = reading("Name,Organization 1 - Name\nAnn Lee,Acme ::: Foo\n")
    assert found.cards[0].company == "Acme"
    assert own(found.cards[0]) == {"Organization 1 - Name": "Foo"}


def test_titles_after_a_family_name_stand_apart(reading: Read) -> None:
    found = reading('First Name,Last Name,Company\nJosé,"García, MBA",Acme\n')
    card = found.cards[0]
    assert (card.family, card.suffix) == ("García", "MBA")


def test_a_title_before_a_chinese_name_is_how_the_person_is_addressed(reading: Read) -> None:
    found = reading("頭銜,姓氏,名字,職稱\n先生,王,小明,經理\nDr.,Lee,Ann,\n")
    assert (found.cards[0].prefix, found.cards[0].salutation) == ("", "先生")
    assert found.cards[1].prefix == "Dr."


def test_words_that_only_repeat_others_are_not_kept_twice(reading: Read) -> None:
    found = reading(
        "姓氏,名字,電子郵件地址,電子郵件顯示名稱,電子郵件類型\n"
        "王,小明,a@example.com,王小明 (a@example.com),SMTP\n王,小明,b@example.com,阿明,SMTP\n"
    )
    assert own(found.cards[0]) == {}
    assert own(found.cards[1]) == {"電子郵件顯示名稱": "阿明"}


def test_the_earlier_of_two_last_contacts_is_kept_too(reading: Read) -> None:
    found = reading(
        "Name,Last Reach,Last Meeting\n"
        "Ann Lee,2026-03-01,2026-10-02\nBob Ray,2026-10-02,2026-03-01\n"
    )
    assert [str(row.contact) for row in found.rows] == ["2026-10-02"] * 2
    assert [own(card) for card in found.cards] == [
        {"Last Reach": "2026-03-01"}, {"Last Meeting": "2026-03-01"},
    ]  # fmt: skip


@pytest.mark.parametrize("first", ["姓名,電話,,,地址,,備註", "姓名,電話,電話,電話,地址,地址,備註"])
def test_column_names_in_two_rows_are_read_together(reading: Read, first: str) -> None:
    second = ",公司,住家,手機,公司,住家,"
    text = f"{first}\n{second}\n王小明,02-23456789,,912345678,台北A路,台中B路,好\n"
    for found in (reading(text), reading("客戶名冊,,,,,,\n" + text)):
        card = found.cards[0]
        assert names(found) == ["王小明"]
        assert phones(card) == ["work 02-23456789", "mobile 0912345678"]
        assert [(a.label, a.street) for a in card.addresses] == [
            ("work", "台北A路"), ("home", "台中B路"),
        ]  # fmt: skip
        assert card.notes == "好"
        assert "This row stands above the names of the columns." in found.rejected.values()


def test_a_first_row_of_words_is_no_second_row_of_names(reading: Read) -> None:
    found = reading("姓名,電話,分類\n公司,02-23456789,手機\n住家,,\n")
    assert len(found.cards) == 2


@pytest.mark.parametrize("blank", ["", ",,", "  ,\t,", '"","",""'])
def test_blank_rows_are_no_rows_wherever_they_stand(reading: Read, blank: str) -> None:
    found = reading(f"{blank}\nName,Phone\n{blank}\nAnn Lee,0912345678\n{blank}\n{blank}\n")
    assert names(found) == ["LeeAnn"]
    assert found.rejected == {}


LETTERS = {
    "english": """Dear Mr Lee,
Thank you for your letter of 3 May, which reached me yesterday, and for the brochure.
As you know, we met in Taipei, Taichung and Kaohsiung, so I will be brief.
If you agree, please call me, or write, or come by, whatever suits you best.
With kind regards,
Ann Wong, Director, Acme Ltd, ann@example.com
""",
    "short": "Dear Ann,\nthank you, for all.\nYours,\nBob\n",
    "chinese": "王先生,\n您好,上次談到的保單,已經寄出,請查收。\n"
    "若有問題,請來電。\n敬祝 平安,\n林小姐\n",
    "german": "Sehr geehrter Herr Maier,\nwie besprochen, schicke ich Ihnen, sobald ich kann, "
    "alles.\nBitte melden Sie sich, falls etwas fehlt.\n",
}


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_full_of_commas_is_no_table(letter: str) -> None:
    assert recognise(io.BytesIO(LETTERS[letter].encode())) == UNKNOWN


def test_a_table_of_which_no_column_is_known_stays_a_table() -> None:
    rows = b"Kolona,Druha,Treti\nxa,yb,zc\nxd,ye,zf\n"
    assert recognise(io.BytesIO(rows)) == CSV


@pytest.mark.parametrize(
    "head", ["姓名,電話,姓名,電話", "姓名,電話,,姓名,電話", "序,姓名,電話,序,姓名,電話"]
)
def test_people_who_stand_side_by_side_are_people_of_their_own(reading: Read, head: str) -> None:
    width = (head.count(",") + 2) // 2
    before = ["1"] if head[0] == "序" else []
    after = [""] * (width - 2 - len(before))
    rows = [("王一", "0911111111"), ("陳二", "0922222222"), ("林三", "0933333333")]
    cells = [[*before, *row, *after] for row in rows]
    found = reading(f"名單\n{head}\n{','.join(cells[0] + cells[1])}\n{','.join(cells[2])}\n")
    assert names(found) == ["王一", "陳二", "林三"]
    assert [phones(card) for card in found.cards] == [[number] for _name, number in rows]
    assert [row.line for row in found.rows] == [3, 3, 4]


def test_numbers_named_alike_belong_to_one_person(reading: Read) -> None:
    (card,) = reading("姓名,電話,電話\n王一,0911111111,0922222222\n").cards
    assert phones(card) == ["0911111111", "0922222222"]


def test_a_drawn_table_is_read_without_its_lines(reading: Read) -> None:
    found = reading("| 姓名 | 電話 |\n|------|:----:|\n| 王五 | 0912000111 |\n+-----+\n")
    assert names(found) == ["王五"]
    assert found.rejected == {}


def test_sums_in_a_column_of_numbers_and_ends_of_pages_are_no_people(reading: Read) -> None:
    found = reading("序號,姓名,電話\n1,王一,0911111111\n合計,2人,\n,第 1 頁,\n,合計,12\n")
    assert names(found) == ["王一"]
    assert set(found.rejected.values()) == {ADDS_UP}


def test_one_line_of_another_encoding_spoils_no_other_line(reading: Read) -> None:
    text = "姓名,手機\n王小明,0912000001\n".encode() + "陳功許,0912000002\n".encode("cp950")
    found = reading(text + "林美玲,0912000003\n".encode())
    assert found.table.encoding == "utf-8"
    assert (names(found)[0], names(found)[-1], len(found.cards)) == ("王小明", "林美玲", 3)


def test_a_year_in_chinese_numerals_is_read_like_its_column(reading: Read) -> None:
    found = reading("姓名,生日\n王一,民國65年3月14日\n林二,六十五年三月十四日\n")
    assert [card.dates[0].year for card in found.cards] == [1976, 1976]


@pytest.mark.parametrize("text", ['[{"name": "Ann", "phone": "0912345678"}]', '{"a": [1, 2]}'])
def test_json_is_no_table(text: str) -> None:
    assert recognise(io.BytesIO(text.encode())) == UNKNOWN
