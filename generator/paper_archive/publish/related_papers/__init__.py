"""Papers on the same matter, and the words that they share."""
