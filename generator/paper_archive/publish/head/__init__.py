"""Metadata for programs in the `<head>` of pages, and what pages may load."""
