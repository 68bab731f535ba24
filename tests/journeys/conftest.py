"""Fixtures of the journeys: the dressed application of the window's tests."""

from tests.gui.conftest import app, machine

__all__ = ["app", "machine"]
