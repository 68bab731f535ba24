"""What is true without a screen or a disk: frozen dataclasses and pure functions."""
