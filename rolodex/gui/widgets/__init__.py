"""Parts that screens and dialogs share."""
