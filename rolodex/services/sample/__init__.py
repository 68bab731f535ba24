"""Invented customers for the sample book: who they are, and what was said with them."""
