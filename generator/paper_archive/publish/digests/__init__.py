"""Digests: the papers of a day, a week or a month, as a mail."""
