"""What columns mean by their names, in three languages and the spellings of other programs."""

from __future__ import annotations

import pytest

from rolodex.domain.column_guess import find_header, guess_columns
from rolodex.domain.column_names import (
    Target,
    header_fingerprint,
    is_outlook,
    match_columns,
    target_of,
)


def short(header: str) -> str:
    target = target_of(header)
    if target is None:
        return ""
    return "/".join(p for p in (target.field, target.kind, target.label, target.part) if p)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("姓名", "name"),
        ("客戶姓名", "name"),
        ("客户姓名", "name"),
        ("姓名 Name", "name"),
        ("姓名/Name", "name"),
        ("電話", "methods/phone"),
        ("电话", "methods/phone"),
        ("手機", "methods/phone/mobile"),
        ("手機2", "methods/phone/mobile"),
        ("行動電話", "methods/phone/mobile"),
        ("電話(公司)", "methods/phone/work"),
        ("電話（宅）", "methods/phone/home"),
        ("傳真", "methods/phone/fax"),
        ("Business Fax", "methods/phone/work fax"),
        ("Home Fax", "methods/phone/home fax"),
        ("傳真（公司）", "methods/phone/work fax"),
        ("傳真(宅)", "methods/phone/home fax"),
        ("住家傳真", "methods/phone/home fax"),
        ("Mailing Zip/Postal Code", "addresses/postcode"),
        ("Home Address City", "addresses/home/city"),
        ("Address 2", "addresses/street2"),
        ("地址2", "addresses/street"),
        ("Mobile Phone Number", "methods/phone/mobile"),
        ("Vorname", "given"),
        ("Prénom", "given"),
        ("Mobil-Tel.-Nr.", "methods/phone/mobile"),
        ("Adresse électronique principale", "methods/email"),
        ("会社名", "company"),
        ("郵便番号", "addresses/postcode"),
        ("生日", "dates/birthday"),
        ("出生年月日", "dates/birthday"),
        ("農曆生日", "dates/lunar/birthday"),
        ("生日（農曆）", "dates/lunar/birthday"),
        ("地址", "addresses/street"),
        ("公司地址", "addresses/work/street"),
        ("郵遞區號", "addresses/postcode"),
        ("商務 - 市/鎮", "addresses/work/city"),
        ("住宅地址 邮政编码", "addresses/home/postcode"),
        ("Business Country/Region", "addresses/work/country"),
        ("公司", "company"),
        ("服務單位", "company"),
        ("職稱", "title"),
        ("职务", "title"),
        ("備註", "notes"),
        ("介紹人", "referred"),
        ("引用者", "referred"),
        ("標籤", "tags"),
        ("等級", "tags/class"),
        ("最後聯絡日", "last_contact"),
        ("性別", "gender"),
        ("LINE ID", "methods/chat/LINE"),
        ("微信", "methods/chat/WeChat"),
        ("  E-MAIL: ", "methods/email"),
        ("E-mail 2 Address", "methods/email"),
        ("電子郵件 3 地址", "methods/email"),
        ("Phone 1 - Value", "methods/phone"),
        ("Phone 1 - Type", "methods/phone/label"),
        ("Phone 2 - Label", "methods/phone/label"),
        ("Address 1 - Postal Code", "addresses/postcode"),
        ("Organization 1 - Name", "company"),
        ("Phonetic Last Name", "reading/family"),
        ("Connected On", ""),
        ("公司 ID", ""),
        ("電子郵件 2 類型", ""),
        ("身分證字號", ""),
        ("", ""),
        ("***", ""),
    ],
)
def test_a_column_is_known_by_its_name(header: str, expected: str) -> None:
    assert short(header) == expected


def test_title_is_a_job_unless_another_column_is() -> None:
    assert match_columns(["Name", "Title"])[1] == Target("title")
    assert match_columns(["Name", "Title", "Job Title"])[1] == Target("prefix")


def test_outlook_puts_its_own_meaning_on_titles() -> None:
    headers = ["頭銜", "名字", "姓氏", "稱謂", "職稱", "電子郵件類型", "津貼"]
    assert is_outlook(headers)
    found = match_columns(headers)
    assert [found[i].field for i in (0, 3, 4)] == ["prefix", "suffix", "title"]
    plain = match_columns(["姓名", "稱謂", "頭銜"])
    assert [plain[i].field for i in (1, 2)] == ["salutation", "title"]


def test_birth_day_beside_birth_year_is_a_day_of_the_month() -> None:
    found = match_columns(["Name", "Birth Year", "Birth Month", "Birth Day"])
    assert [found[i].part for i in (1, 2, 3)] == ["year", "month", "day"]
    assert match_columns(["Name", "Birth Day"])[1].part == ""


def test_a_screen_name_reaches_somebody_only_in_an_address_book() -> None:
    assert 1 not in match_columns(["text", "screen_name"])
    assert match_columns(["Primary Email", "Screen Name"])[1].kind == "chat"


def test_a_header_is_remembered_whatever_its_spelling_of_case_and_width() -> None:
    assert header_fingerprint(["Name", "電話", ""]) == header_fingerprint(["ＮＡＭＥ", "电话"])
    assert header_fingerprint(["Name", "電話"]) != header_fingerprint(["電話", "Name"])


def test_the_header_is_found_below_a_preamble() -> None:
    rows = [["Notes:"], ["Some words, and more"], [""], ["First Name", "Last Name"], ["A", "B"]]
    assert find_header(rows) == 3
    assert find_header([["客戶名單"], ["姓名", "電話"], ["王小明", "0912345678"]]) == 1


def test_a_row_of_values_is_no_header() -> None:
    assert find_header([["1", "2"], ["3", "4"]]) is None
    assert find_header([["王小明", "0912345678"], ["林美玲", "0922333444"]]) is None


def test_columns_without_names_are_known_by_what_they_hold() -> None:
    rows = [["王小明", "0912-345-678", "a@b.example", "x"], ["歐陽修", "0922333444", "c@d.example"]]
    assert guess_columns(rows, {}, named=False) == {
        0: Target("name"),
        1: Target("methods", "phone"),
        2: Target("methods", "email"),
    }
    assert guess_columns(rows, {}, named=True) == {2: Target("methods", "email")}


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ("客戶編號,客戶名稱,聯絡人,電話", "number,company,name,methods"),
        ("客戶名稱,電話", "name,methods"),
        ("公司名稱,負責人,電話", "company,name,methods"),
        ("姓名,電話,負責人", "name,methods,custom"),
        ("Name,Vorname,Telefon", "family,given,methods"),
        ("Nom,Prénom,Téléphone", "family,given,methods"),
        ("Name,First Name,Phone", "name,given,methods"),
        ("Prefix,First Name,Last Name,Title,Role", "prefix,given,family,title,title"),
        ("Title,First Name,Last Name,Job Title", "prefix,given,family,title"),
    ],
)
def test_the_other_columns_decide_what_a_doubtful_name_means(headers: str, fields: str) -> None:
    found = match_columns(headers.split(","))
    assert [target.field for target in found.values()] == fields.split(",")


def test_the_day_of_birth_has_a_column_of_its_own_beside_year_and_month() -> None:
    for headers in (["出生年", "出生月", "出生日"], ["Geburtsjahr", "Geburtsmonat", "Geburtstag"]):
        found = match_columns(headers)
        assert [found[i].part for i in range(3)] == ["year", "month", "day"]
    assert match_columns(["出生日"])[0].part == ""


def test_parts_of_addresses_named_twice_belong_to_the_street_before_them() -> None:
    found = match_columns(["Adresse privée", "Ville", "Adresse professionnelle", "Ville"])
    assert [(t.label, t.part) for t in found.values()] == [
        ("home", "street"), ("home", "city"), ("work", "street"), ("work", "city"),
    ]  # fmt: skip


def test_a_column_called_home_or_office_holds_phones_if_its_cells_do() -> None:
    rows = [["Ann", "617-555-0101 x12", "main hall"], ["Bob", "617-555-0102", "tower"]]
    found = guess_columns(rows, {0: Target("name")}, True, ["Name", "Office", "Home"])
    assert found == {1: Target("methods", "phone", "work")}


def test_without_names_above_them_western_names_and_chinese_addresses_are_found() -> None:
    rows = [["John Smith", "617-555-0100", "Boston"], ["Ann Lee", "617-555-0101", "NYC"]]
    assert guess_columns(rows, {}, False)[0] == Target("name")
    rows = [["王小明", "台北市大安區1號"], ["陳大文", "台中市西區"]]
    assert guess_columns(rows, {}, False)[1].field == "addresses"
