"""The only place that speaks SQLite."""
