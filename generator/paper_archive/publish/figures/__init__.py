"""Counts of papers, and the charts that show them."""
