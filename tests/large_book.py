"""A book of many cards, made quickly: from one file of vCards."""

from __future__ import annotations

from pathlib import Path

from rolodex.services.book import Book
from tests.benchmarks.books import CLOCK

COUNT = 10_000


def make_large_book(folder: Path, count: int = COUNT) -> Path:
    """Write a book with so many people, each with a company and a phone number."""
    source, path = folder / "cards.vcf", folder / "large.rolodex"
    with source.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(
                f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:王;小明{number};;;\r\nFN:王小明{number}\r\n"
                f"ORG:公司{number % 500}\r\nTEL;TYPE=CELL:09{number:08d}\r\nEND:VCARD\r\n"
            )
    with Book.create(path, CLOCK) as book:
        book.transfer.import_files([source])
    source.unlink()
    return path
