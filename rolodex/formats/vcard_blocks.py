"""Cutting a stream of vCard text into cards, in linear time.

Takes any newline (CRLF, LF, CR, CRCRLF). A card's lines never reach its neighbour: a line
`BEGIN:VCARD` always begins a card (unless it is the value of AGENT), and what stands outside
of cards is ignored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from rolodex.domain.text import Text
from rolodex.i18n import N_

MAX_VALUE = 10_000_000
"""Characters of one property."""
MAX_DEPTH = 4
"""Cards within the AGENT of a card."""
MAX_CARD = 24_000_000
"""About the bytes that the lines of one card may take in memory."""
MAX_SMALL = MAX_CARD // 10
"""Bytes, and characters of a line, up to which the limit of a card need not be looked at."""

ATTACHED = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
"""Properties that hold files, of which one that is too large is left out and the card kept."""

_ENDS = frozenset("dD \t")
_FOLD = frozenset(" \t")


@dataclass(slots=True)
class Block:
    """The lines of one card between BEGIN and END, and why it cannot be read, if so.

    `left_out` says that a file in it was too large, `skipping` that its lines still go on.
    """

    line: int
    lines: list[str] = field(default_factory=list)
    closed: bool = False
    problem: Text | None = None
    size: int = 0
    indent: str | None = None
    last: str = ""
    left_out: bool = False
    skipping: bool = False
    nested: tuple[int, int] | None = None
    """Where in `lines`, and in which line of the file, a card begins after an empty AGENT."""

    def outdented(self, body: str) -> str:
        """The line without the blanks before the card's first line: it was pasted indented."""
        if self.indent is None and body.strip():
            self.indent = body[: len(body) - len(body.lstrip(" \t"))]
        return body.removeprefix(self.indent) if self.indent else body

    def take(self, body: str) -> None:
        """Add a line unless the card has grown too large."""
        if self.skipping and (body[:1] in _FOLD or ":" not in body):
            return
        self.skipping = False
        self.size += (len(body) if body.isascii() else 4 * len(body)) + 64
        if self.problem is not None:
            self.last = body or self.last
            return
        if self.size > MAX_CARD and not self._leave_out():
            self.refuse(Text(N_("This card is too large.")))
        else:
            self.lines.append(body)

    def _leave_out(self) -> bool:
        """Let go of the file that the last lines hold; whether they hold one."""
        at = next((i for i in range(len(self.lines) - 1, -1, -1) if ":" in self.lines[i]), 0)
        if not self.lines or not is_attached(self.lines[at]):
            return False
        del self.lines[at:]
        self.size = sum(4 * len(line) + 64 for line in self.lines)
        self.left_out = self.skipping = True
        return True

    def refuse(self, reason: Text) -> None:
        """Give the card up; its lines are let go."""
        self.problem = self.problem or reason
        self.lines = []


def blocks(stream: TextIO) -> Iterator[Block]:
    """Each top-level card of a text stream opened with `newline=""`, one at a time."""
    readline = stream.readline
    number = depth = 0
    block: Block | None = None
    after_cr = False
    while line := readline(MAX_VALUE):
        end = line[-1]
        if end == "\n":
            if after_cr and line == "\r\n":  # the second half of CR CR LF
                after_cr = False
                continue
            body = line[:-2] if line[-2:-1] == "\r" else line[:-1]
        elif end == "\r":
            body = line[:-1]
        else:
            body = line
            if len(line) >= MAX_VALUE:
                while (more := readline(MAX_VALUE)) and more[-1] not in "\r\n":
                    pass
                attached = is_attached(body)
                body = ""
                if block is not None and attached:
                    block.left_out = True
                elif block is not None:
                    block.refuse(Text(N_("A property of this card is longer than 10 MB.")))
        after_cr = end == "\r"
        number += 1
        if block is not None and (block.indent is None or block.indent):
            body = block.outdented(body)
        if body[-1:] in _ENDS and (block is None or body[0] not in _FOLD):
            marker = body[-400:].strip(" \t\ufeff\0").upper()
            if marker == "BEGIN:VCARD":
                if block is not None and _awaits_agent(block):
                    depth += 1
                    block.nested = block.nested or (len(block.lines), number)
                else:
                    if block is not None:
                        yield from _unclosed(block)
                    block, depth = Block(number), 0
                    continue
            elif marker == "END:VCARD":
                if block is None:
                    continue
                if not depth:
                    block.closed = True
                    yield block
                    block = None
                    continue
                depth -= 1
            elif block is not None and marker.endswith(":BEGIN:VCARD") and _is_agent(body):
                depth += 1
            if depth > MAX_DEPTH and block is not None:
                block.refuse(Text(N_("This card holds too many cards within each other.")))
        if block is not None:
            small = block.size < MAX_SMALL and len(body) < MAX_SMALL
            if small and block.problem is None and not block.skipping:
                block.size += (len(body) if body.isascii() else 4 * len(body)) + 64
                block.lines.append(body)
            else:
                block.take(body)
    if block is not None:
        yield from _unclosed(block)


def _unclosed(block: Block) -> Iterator[Block]:
    """A card whose END is missing, or was indented and so looked like a folded line.

    If it ends in `AGENT:` before a whole card, that card may just as well be the next one.
    """
    if block.nested is not None and block.lines:
        at, line = block.nested
        inner = Block(line, block.lines[at + 1 :], indent="")
        block.lines = block.lines[:at]
        yield block
        yield from _unclosed(inner)
        return
    if block.lines and block.lines[-1].strip().upper() == "END:VCARD":
        block.lines.pop()
        block.closed = True
    yield block


def _name(line: str) -> str:
    name = line[:200].split(":")[0].split(";")[0].rpartition(".")[2]
    return name.strip().upper()


def is_attached(line: str) -> bool:
    """Whether a line begins a property that holds a file."""
    return _name(line) in ATTACHED


def _is_agent(line: str) -> bool:
    return _name(line) == "AGENT"


def _awaits_agent(block: Block) -> bool:
    """Whether the last line is `AGENT:` with its card still to come (vCard 2.1)."""
    last = next((line for line in reversed(block.lines[-5:]) if line.strip()), block.last)
    return last.rstrip().endswith(":") and _is_agent(last)
