"""Dates, names, venues, TeX and the like as sources write them, converted to what fields must be.

Nothing here knows a format.
"""
