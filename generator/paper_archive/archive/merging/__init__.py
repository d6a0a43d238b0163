"""What a source says of a paper, in its page; two pages joined, and one page split."""
