"""The files of the content folder: which are published, which are not read, which were edited."""
