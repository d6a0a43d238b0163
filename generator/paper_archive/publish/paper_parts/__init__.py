"""What the page of a paper, and its line in lists, say: abstract, links, notes."""
