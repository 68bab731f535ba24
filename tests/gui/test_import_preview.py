"""What the preview of an import says of a card that is new."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_differences import differences
from rolodex.domain.card_parts import Method, MethodKind
from rolodex.domain.text import Text
from rolodex.gui.widgets.import_preview import ImportPreview
from rolodex.services.import_results import Preview, PreviewItem


@pytest.mark.usefixtures("app")
def test_a_company_does_not_repeat_its_name_among_what_its_card_says(qtbot: QtBot) -> None:
    shop = Card(kind=CardKind.COMPANY, company="Acme Ltd", notes="by the river")
    detail = differences(Card(), shop)
    preview = ImportPreview()
    qtbot.addWidget(preview)
    item = PreviewItem("new", "Acme Ltd", detail)
    preview.show_preview(Preview(cards=1, new=1, changed=0, same=0, rejected=(), samples=(item,)))
    row = preview.tree.topLevelItem(0)
    assert row is not None
    assert row.text(0) == "Acme Ltd"
    assert "Acme Ltd" not in row.text(1)
    assert "by the river" in row.text(1)


@pytest.mark.usefixtures("app")
def test_what_a_person_should_look_at_stands_beside_the_card(qtbot: QtBot) -> None:
    preview = ImportPreview()
    qtbot.addWidget(preview)
    items = (
        PreviewItem("new", "Ann Lee", (), (Text("“60” is no date."),)),
        PreviewItem("changed", "Bob Ray", (), (Text("“70” is no date."),)),
    )
    preview.show_preview(Preview(cards=2, new=1, changed=1, same=0, rejected=(), samples=items))
    row = preview.tree.topLevelItem(0)
    assert row is not None
    assert row.text(2) == "“60” is no date."
    preview.tabs.setCurrentIndex(1)
    changed = preview.tree.topLevelItem(0)
    assert changed is not None
    assert changed.child(0).text(2) == "“70” is no date."


@pytest.mark.usefixtures("app")
def test_a_new_card_shows_company_and_numbers_first_and_its_name_once(qtbot: QtBot) -> None:
    wang = Card(
        family="王",
        given="小明",
        nickname="阿明",
        company="大同保險",
        title="經理",
        methods=(Method(kind=MethodKind.PHONE, value="0912-345-678"),),
    )
    preview = ImportPreview()
    qtbot.addWidget(preview)
    item = PreviewItem("new", "王小明", differences(Card(), wang))
    preview.show_preview(Preview(cards=1, new=1, changed=0, same=0, rejected=(), samples=(item,)))
    row = preview.tree.topLevelItem(0)
    assert row is not None
    assert row.text(1) == "大同保險 · 0912-345-678 · 經理 · 阿明"
