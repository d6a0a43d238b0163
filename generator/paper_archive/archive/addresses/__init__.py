"""Names of pages, and where their former addresses lead."""
