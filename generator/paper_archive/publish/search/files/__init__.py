"""The files of the index: postings, records and columns as a browser fetches them."""
