"""What a page and the site say of themselves to programs."""
