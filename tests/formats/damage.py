"""Files as a bad disk or a careless program leaves them."""

from __future__ import annotations

import random
from collections.abc import Sequence


def damaged(rng: random.Random, pieces: Sequence[bytes], data: bytes) -> bytes:
    """A file with a few parts cut out, doubled, moved or overwritten, or `pieces` put in."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data) + 1)
        to = min(len(data), at + rng.choice((1, 1, 3, 20, 200)))
        how = rng.randrange(5)
        if how == 0:
            data = data[:at] + data[to:]
        elif how == 1:
            data = data[:at] + rng.choice(pieces) + data[at:]
        elif how == 2:
            data = data[:at] + data[at:to] * rng.randint(2, 4) + data[to:]
        elif how == 3:
            data = data[:at] + rng.randbytes(to - at) + data[to:]
        else:
            data = data[to:] + data[:at]
    return data
