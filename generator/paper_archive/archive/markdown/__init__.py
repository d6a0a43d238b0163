"""A paper ⇄ the Markdown of its page, and YAML that is read strictly."""
