"""What the last build left, and the keys that say whether it may stay."""
