"""Rolodex: customer cards, history and daily reminders for one salesperson."""

__version__ = "0.1.0"
