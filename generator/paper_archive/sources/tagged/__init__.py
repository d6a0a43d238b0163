"""Formats of tagged lines: RIS, nbib, refer, Web of Science."""
