"""Which paper of the archive a record is about: begin at identity."""
