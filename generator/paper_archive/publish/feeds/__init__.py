"""Feeds: what came into the archive last, for programs that tell their readers."""
