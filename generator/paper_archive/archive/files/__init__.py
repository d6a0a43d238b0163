"""Reading and writing files: the only access to the disk."""
