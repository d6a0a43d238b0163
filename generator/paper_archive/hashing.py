"""Digests, which tell in few letters whether something is as it was; only caches keep them."""

from hashlib import blake2b
from typing import Final

_BYTES: Final = 16
"""So many that no two are the same by chance."""


def digest_of(data: bytes) -> str:
    """Return the digest of bytes."""
    return blake2b(data, digest_size=_BYTES).hexdigest()


def running_digest(data: bytes = b"") -> blake2b:
    """Return the digest of bytes to which more can be added, piece by piece."""
    return blake2b(data, digest_size=_BYTES)
