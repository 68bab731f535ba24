"""A program that writes to a book until it is killed, saying after each verb what is kept."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Method, MethodKind, SpecialDate
from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import Interaction
from rolodex.domain.problems import NotFound
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock

CLOCK = FixedClock(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))


def write_forever(path: Path, seed: int, say: Callable[[str], None]) -> None:
    """Random verbs, each followed by the content digest the book then has."""
    chance = random.Random(seed)
    with Book.open(path, CLOCK) as book:
        say(book.check().content)
        while True:
            one_verb(book, chance)
            say(book.check().content)


def one_verb(book: Book, chance: random.Random) -> None:
    """An edit, a log, an import, a removal, an undo or a redo."""
    cards = book.cards.ids(book.cards.listing())
    verbs: list[Callable[[Book, random.Random, tuple[int, ...]], None]] = [add]
    if cards:
        verbs += [edit, log, log, trash, promise, bring_in, undo, redo, tag]
    try:
        chance.choice(verbs)(book, chance, cards)
    except NotFound:
        pass  # nothing to undo, redo or restore


def add(book: Book, chance: random.Random, cards: tuple[int, ...]) -> None:
    number = chance.randrange(10**8)
    book.cards.save(
        Card(
            family=chance.choice("王李張劉陳楊趙黃周吳"),
            given=chance.choice(["小明", "美玲", "Alice", "志豪"]),
            methods=(Method(kind=MethodKind.PHONE, value=f"09{number:08d}"),),
            dates=(SpecialDate(label="birthday", month=chance.randint(1, 12), day=11),),
            tags=(chance.choice(["VIP", "保險", "new"]),),
        )
    )


def edit(book: Book, chance: random.Random, cards: tuple[int, ...]) -> None:
    card = book.cards.get(chance.choice(cards))
    note = f"note {chance.randrange(10**6)}"
    book.cards.save(replace(card, notes=note, company="大同", methods=card.methods[:0]))


def log(book: Book, chance: random.Random, cards: tuple[int, ...]) -> None:
    who = tuple(chance.sample(cards, min(len(cards), chance.randint(1, 3))))
    book.history.log(
        Interaction(cards=who, text=f"talked {chance.randrange(10**6)}"),
        FollowUp(card=0, due=date(2026, 12, 1), text="call back"),
    )


def trash(book: Book, chance: random.Random, cards: tuple[int, ...]) -> None:
    book.cards.trash([chance.choice(cards)])


def tag(book: Book, chance: random.Random, cards: tuple[int, ...]) -> None:
    book.cards.tag(chance.sample(cards, min(len(cards), 5)), f"tag{chance.randrange(9)}")


def promise(book: Book, chance: random.Random, cards: tuple[int, ...]) -> None:
    due = date(2026, 11, 1) + timedelta(days=chance.randrange(60))
    book.followups.add(FollowUp(card=chance.choice(cards), due=due, text="promised"))


def bring_in(book: Book, chance: random.Random, cards: tuple[int, ...]) -> None:
    lines = []
    for _card in range(25):
        number = chance.randrange(10**8)
        lines += [
            "BEGIN:VCARD", "VERSION:3.0", f"UID:{number}", f"N:Kim{number};Ann;;;",
            f"FN:Ann Kim{number}", f"TEL:+8869{number:08d}", "NOTE:imported", "END:VCARD",
        ]  # fmt: skip
    file = book.path.with_name(f"import-{os.getpid()}.vcf")
    file.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    book.transfer.import_files([file])


def undo(book: Book, chance: random.Random, cards: tuple[int, ...]) -> None:
    book.journal.undo()


def redo(book: Book, chance: random.Random, cards: tuple[int, ...]) -> None:
    book.journal.redo()


def serve(path: Path) -> None:
    """For each seed and delay in seconds on standard input: fork a writer, kill it, report.

    Forking spares the imports, so that a round takes no longer than what it tests. The line
    that comes back holds the digests the writer said before it was killed.
    """
    for line in sys.stdin:
        seed, delay = line.split()
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            try:
                write_forever(path, int(seed), partial(say_to, writer))
            finally:
                os._exit(9)
        os.close(writer)
        with os.fdopen(reader) as said:
            first = said.readline()
            time.sleep(float(delay))
            os.kill(child, signal.SIGKILL)
            digests = [first.strip(), *(text.strip() for text in said)]
        os.waitpid(child, 0)
        print(" ".join(digests), flush=True)


def say_to(pipe: int, text: str) -> None:
    """One digest, in one write, so that half a line is never seen."""
    os.write(pipe, (text + "\n").encode())


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
