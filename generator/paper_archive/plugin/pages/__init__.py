"""The pages that are made of papers: as MkDocs knows pages, rendered, written."""
