"""Dates, names, venues and addresses as sources write them, converted to what fields must be.

Nothing here knows a format.
"""
