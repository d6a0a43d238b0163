"""What each command does, without the command line: files, archive and what is saved of both."""
