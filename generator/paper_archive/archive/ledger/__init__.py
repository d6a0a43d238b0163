"""The ledger: what was imported, to tell a person's edits from earlier imports.

Pages are what counts. Beside them, one JSON line per paper says what imports alone would have made
of it. Where a page differs, a person edited it, and the edit is kept; where a page is missing, a
person deleted it, and it is not imported again.
"""
