"""Lets `python -m rolodex` do what the `rolodex` command does."""

from __future__ import annotations

import sys

from rolodex.bootstrap import main

if __name__ == "__main__":
    sys.exit(main())
