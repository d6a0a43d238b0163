"""Which names of venues are of one conference or journal."""
