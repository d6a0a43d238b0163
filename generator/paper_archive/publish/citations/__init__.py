"""Citations of a paper in the formats that people and programs use.

Unknown fields are left out; nothing is invented. The citation key is the slug, because authors and
dates may become known later, and keys in people's documents must stay valid.
"""
