"""The words of texts: what readers type finds what papers print."""
