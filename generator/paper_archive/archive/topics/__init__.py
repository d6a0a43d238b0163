"""The topics of a text, by the vocabulary of an archive, and what else may be a topic."""
