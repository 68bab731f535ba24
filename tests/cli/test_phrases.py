"""`rolodex phrase` as a script uses it."""

from __future__ import annotations

import pytest

from rolodex.domain.phrase import Phrase
from rolodex.services.book import Book
from tests.cli.conftest import Shell


@pytest.fixture
def hello(shell: Shell, wang: str) -> str:
    """The uid of a phrase in a book with 王小明."""
    with Book.open(shell.path, shell.clock) as book:
        text = "{{稱呼}}您好\n{{產品}} {{?時間}}"
        number = book.phrases.save(
            Phrase(title="問候", text=text, language="zh_TW", category="first", tags=("平時",))
        ).new
        assert number is not None
        book.phrases.save(Phrase(title="Hello", text="Hi {{given}}", language="en"))
        return book.phrases.get(number).uid


def test_list_gives_phrases_as_objects_or_a_table(shell: Shell, hello: str) -> None:
    assert [o["title"] for o in shell.json("phrase", "list").objects] == ["Hello", "問候"]
    one = shell.json("phrase", "list", "平时").object
    assert one == {
        "uid": hello, "title": "問候", "text": "{{稱呼}}您好\n{{產品}} {{?時間}}",
        "subject": "", "category": "first", "language": "zh_TW", "region": "", "channel": "",
        "tags": ["平時"], "uses": 0,
    }  # fmt: skip
    assert shell.json("phrase", "list", "--language", "en").object["title"] == "Hello"
    assert shell("phrase", "list", "--category", "first").out == "問候  Getting in touch  zh_TW\n"


def test_show_gives_the_text_with_its_placeholders(shell: Shell, hello: str) -> None:
    assert shell("phrase", "show", hello).out == "問候\n{{稱呼}}您好\n{{產品}} {{?時間}}\n"
    assert shell.json("phrase", "show", "問候").object["uid"] == hello
    assert "No phrase" in shell("phrase", "show", "nothing", code=1).err


def test_fill_writes_what_the_card_would_receive_and_names_the_blanks(
    shell: Shell, hello: str, wang: str
) -> None:
    answer = shell("phrase", "fill", "問候", "王小明")
    assert answer.out == "王小明您好\n[產品] [時間]\n"
    assert answer.err == "To fill in: product, ?時間\n"
    filled = shell.json("phrase", "fill", hello, wang, "--set", "產品=茶").object
    assert filled == {
        "text": "王小明您好\n茶 [時間]",
        "blanks": [{"name": "?時間", "start": 8, "end": 12}],
    }
    whole = shell("phrase", "fill", hello, wang, "--set", "product=茶", "--set", "?時間=三點")
    assert (whole.out, whole.err) == ("王小明您好\n茶 三點\n", "")


def test_fill_remembers_who_got_it_only_when_asked(shell: Shell, hello: str, wang: str) -> None:
    shell("phrase", "fill", hello, wang)
    assert shell.json("phrase", "show", hello).object["uses"] == 0
    shell("phrase", "fill", hello, wang, "--used")
    assert shell.json("phrase", "show", hello).object["uses"] == 1
    shell("undo")
    assert shell.json("phrase", "show", hello).object["uses"] == 0


def test_wrong_words_are_wrong_usage(shell: Shell, hello: str, wang: str) -> None:
    shell("phrase", "fill", hello, wang, "--set", "nobody=x", code=2)
    shell("phrase", "fill", hello, wang, "--set", "product", code=2)
    shell("phrase", "fill", hello, code=2)


def test_starter_phrases_are_added_once(shell: Shell, wang: str) -> None:
    shell("phrase", "starter", "zh_TW")
    amount = len(shell.json("phrase", "list").objects)
    assert amount >= 20
    shell("phrase", "starter", "zh_TW")
    assert len(shell.json("phrase", "list").objects) == amount
    assert "zh_CN" in shell("phrase", "starter", "tlh", code=1).err


def test_the_sample_book_has_phrases_in_every_language(shell: Shell) -> None:
    shell("demo", str(shell.path), "--cards", "3")
    found = shell.json("phrase", "list").objects
    assert {o["language"] for o in found} == {"en", "zh_TW", "zh_CN"}
