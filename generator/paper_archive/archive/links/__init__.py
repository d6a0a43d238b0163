"""Links that people wrote, when a page is at another place: they lead where they did."""
