"""The content of the site, computed from papers; uses neither the disk nor MkDocs."""
