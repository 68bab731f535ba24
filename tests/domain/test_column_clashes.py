"""Two columns for a field of which a card has only one."""

from __future__ import annotations

from rolodex.domain.column_clashes import clashes
from rolodex.domain.column_names import match_columns


def test_the_second_column_of_a_field_comes_too_late() -> None:
    assert clashes(match_columns(["姓名", "公司", "電話", "單位", "服務單位"])) == {3: 1, 4: 1}


def test_what_a_card_may_have_several_of_clashes_with_nothing() -> None:
    headers = ["Name", "Phone", "Phone 2", "E-mail", "E-mail 2", "Notes", "備註", "Tags", "標籤"]
    assert clashes(match_columns(headers)) == {}


def test_two_streets_clash_but_not_the_streets_of_two_addresses() -> None:
    assert clashes(match_columns(["Name", "地址", "通訊地址"])) == {2: 1}
    assert clashes(match_columns(["Name", "Home Street", "Business Street"])) == {}


def test_of_two_last_contacts_the_second_column_is_named() -> None:
    assert clashes(match_columns(["姓名", "上次拜訪", "電話", "最近聯絡日"])) == {3: 1}
