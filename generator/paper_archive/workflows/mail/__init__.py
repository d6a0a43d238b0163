"""Mailing digests: to whom, and who was mailed which one."""
