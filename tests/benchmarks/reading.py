"""How fast the book answers: keys in the search box, the history's texts, the day's agenda."""

from __future__ import annotations

import gc
from collections.abc import Iterator

from rolodex.domain.search_text import match_expression, query_terms
from rolodex.services.book import Book
from tests.benchmarks.books import CLOCK, Sample
from tests.benchmarks.rows import Row, quantile, timed

CARDS_ASKED = 40
REPEATS = 20
READ_AGAIN = 5
LARGE = 100_000


def measure(sample: Sample) -> Iterator[Row]:
    """The reading rows at one size."""
    with Book.open(sample.path, CLOCK) as book:
        book.search.warm()
        yield _keys(book, sample)
        yield _history(book, sample)
    yield _agenda(sample)


def keys_typed(book: Book) -> list[str]:
    """What is in the search box after each key: names, single characters, initials, numbers."""
    total = book.cards.count()
    ids = book.database.column("SELECT id FROM card WHERE trashed_at IS NULL ORDER BY id")
    words: list[str] = []
    for number in ids[:: max(1, total // CARDS_ASKED)]:
        card = book.cards.get(number)
        name = card.family + card.given
        words += [name, card.family[:1], card.nickname, card.company]
        words += [method.value[-5:] for method in card.methods if method.kind == "phone"]
        words += book.database.column("SELECT initials FROM card_face WHERE card = ?", (number,))
    typed = [word[:length] for word in words for length in range(1, min(len(word), 8) + 1)]
    return list(dict.fromkeys(text for text in typed if text.strip()))


def _keys(book: Book, sample: Sample) -> Row:
    typed = keys_typed(book)
    ours = [timed(lambda text=text: book.search.find(text)) for text in typed]
    matches = [match for text in typed if (match := match_expression(query_terms(text)))]
    count = "SELECT count(*) FROM card_fts WHERE card_fts MATCH ?"
    raw = [timed(lambda m=match: book.database.value(count, (m,))) for match in matches]
    figure, reference = quantile(ours, 0.95), quantile(raw, 0.95)
    return Row(
        f"a key in the search box ({len(typed)} keys)", sample.cards, figure, "ms p95",
        "under 16 ms, 4 x the raw count",
        # A count over few cards takes microseconds; the ratio says something about large books.
        figure < 16 and (sample.cards < LARGE or figure <= 4 * reference),
        reference,
    )  # fmt: skip


def _history(book: Book, sample: Sample) -> Row:
    texts = book.database.column(
        "SELECT text FROM interaction WHERE text != '' ORDER BY id LIMIT 40"
    )
    queries = [text[:length] for text in texts for length in (1, 2, 4)]
    times = [timed(lambda text=text: book.search.history(text)) for text in queries if text.strip()]
    figure = quantile(times, 0.95)
    return Row(
        "hits in the history's texts", sample.cards, figure, "ms p95", "under 50 ms", figure < 50
    )


def _agenda(sample: Sample) -> Row:
    """What the Today screen reads: of books just opened as well, with the memory that the window
    lets them have, and cycles collected between two questions as it does. The reference is every
    line of the day, which the printed page takes."""
    from rolodex.gui.desk import CACHE_MB
    from rolodex.gui.widgets.reminder_section import PAGE

    ours, whole, at = [], [], CLOCK.local_now().time()
    gc.disable()
    try:
        for _ in range(REPEATS):
            with Book.open(sample.path, CLOCK) as book:
                book.limit_cache(CACHE_MB)
                ours += [
                    timed(lambda: book.agenda.due(at=at, later_limit=0, today_limit=PAGE))
                    for _ in range(READ_AGAIN)
                ]
                whole.append(timed(lambda: book.agenda.due(at=at, later_limit=0)))
            gc.collect()
    finally:
        gc.enable()
    figure, reference = quantile(ours, 0.95), quantile(whole, 0.95)
    return Row(
        "the day's agenda", sample.cards, figure, "ms p95", "under 50 ms", figure < 50, reference
    )
