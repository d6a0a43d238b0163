"""Citations of a paper in the formats that people and programs use.

Unknown fields are left out; nothing is invented. The citation key is that of the library that a
paper came from, or else the slug: authors and dates may become known later, and keys in people's
documents must stay valid.
"""
