"""What the site consists of, computed from papers. Knows neither disks nor MkDocs."""
