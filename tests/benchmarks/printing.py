"""How many cards a second go on the contact sheet, in Chinese, once the fonts are loaded."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rolodex.services.book import Book
from rolodex.services.printing import Selection
from tests.benchmarks.books import CLOCK, Sample
from tests.benchmarks.rows import Row, timed

LEAST = 500


def measure(sample: Sample) -> Iterator[Row]:
    """The row of the contact sheet at one size: every card of the book, read and drawn."""
    with Book.open(sample.path, CLOCK) as book:
        first = (book.cards.listing().rows[0].id,)
        book.printing.render("contacts", io.BytesIO(), Selection(ids=first), language="zh_TW")
        spent = timed(lambda: book.printing.render("contacts", io.BytesIO(), language="zh_TW"))
        rate = book.cards.count() / spent * 1000
    budget = f"over {LEAST} cards a second"
    yield Row("contact sheet", sample.cards, rate, "cards/s", budget, rate > LEAST)
