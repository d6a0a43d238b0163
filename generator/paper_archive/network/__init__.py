"""The network: what services on the web are asked, and their answers as bytes.

Nothing here knows the archive, or what an answer says about a paper.
"""
