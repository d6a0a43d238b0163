"""paper-archive: any pile of papers becomes a website of plain text."""
