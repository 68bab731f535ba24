"""The suite; it mirrors the tree of `rolodex/`."""
