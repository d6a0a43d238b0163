"""The files that are made of papers and are no pages, in groups that are made together."""
