"""The budgets, measured: `make bench` prints a row for each."""
