"""Chooses three of the pictures that `make screenshots` took, and compresses them for the README.

readme_pictures.py SCREENSHOTS
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).resolve().parent / "pictures"
CHOSEN = {
    "today.png": "en-light/200-today.png",
    "card.png": "zh_TW-dark/200-cards-all.png",
    "todays-page.png": "zh_TW-light/sheet-today-A4-1.png",
}
COLOURS = 96
"""So few that a picture takes some 60 kB, so many that edges of letters stay smooth."""


def main(arguments: list[str]) -> int:
    """Write the three pictures."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    for name, source in CHOSEN.items():
        with Image.open(Path(arguments[0]) / source) as picture:
            plain = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            plain.save(FOLDER / name, optimize=True)
        print(f"{name}: {(FOLDER / name).stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
