"""What `mkdocs serve` does otherwise: it hears of changes, and shows edits at once."""
