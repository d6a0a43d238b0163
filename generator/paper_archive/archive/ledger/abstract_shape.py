"""What is compared of abstracts, and the shape of one: what the ledger keeps of it.

The abstract itself may no longer exist. Its shape has some hundred bytes: hashes of sentences, and
the smallest hashes of word triples. Texts that share most of their triples share most of these.

Source: Broder, On the resemblance and containment of documents (1997): min-wise sampling.
"""

import base64
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from paper_archive.text import fold

_HASH_BYTES: Final = 3
LARGEST: Final = (1 << 8 * _HASH_BYTES) - 1
"""The largest hash."""
_SHIFT: Final = 16
_FACTORS: Final = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35)
"""Odd numbers that mix the bits of three words, so that their order matters."""
_MOST_TRIPLES: Final = 32
_MOST_SENTENCES: Final = 16
"""Maximum length of a shape; of a longer abstract, only triples are compared."""
_SHAPE: Final = re.compile(r"((?:[A-Za-z0-9+/]{4})+\.(?:[A-Za-z0-9+/]{4})*)?")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared of an abstract."""

    triples: frozenset[int]
    """Hashes of its word triples that are not larger than `most`."""
    most: int
    """Up to this hash, all are known."""
    sentences: frozenset[int]
    """Hashes of its sentences; empty if a shape has none."""


def shape(abstract: str) -> str:
    """Return the shape of an abstract as text, empty if there is none; at most 192 characters."""
    if not abstract:
        return ""
    features = features_of(abstract)
    triples = sorted(features.triples)[:_MOST_TRIPLES]
    sentences = sorted(features.sentences) if len(features.sentences) <= _MOST_SENTENCES else []
    return f"{_encoded(triples)}.{_encoded(sentences)}"


def is_shape(text: str) -> bool:
    """Tell whether a text is a shape; the empty one is that of an abstract nothing is known of."""
    return _SHAPE.fullmatch(text) is not None


@lru_cache(maxsize=128)
def features_of(abstract: str) -> Features:
    """Return what is compared of an abstract."""
    words: list[int] = []
    sentences: set[int] = set()
    for sentence in map(fold, _SENTENCE_END.split(abstract)):
        words.extend(zlib.crc32(word.encode()) for word in sentence.split())
        sentences.add(zlib.crc32(sentence.encode()) & LARGEST)
    triples = {
        (one * _FACTORS[0] + two * _FACTORS[1] + three * _FACTORS[2]) >> _SHIFT & LARGEST
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    }
    return Features(frozenset(triples or {sum(words) & LARGEST}), LARGEST, frozenset(sentences))


@lru_cache(maxsize=4096)
def features_in(shape: str) -> Features:
    """Return what a shape has of what is compared; its triples are a sample if there are many."""
    triples, _, sentences = shape.partition(".")
    known = _decoded(triples)
    most = max(known) if len(known) >= _MOST_TRIPLES else LARGEST
    return Features(known, most, _decoded(sentences))


def _encoded(hashes: list[int]) -> str:
    data = b"".join(each.to_bytes(_HASH_BYTES, "big") for each in hashes)
    return base64.b64encode(data).decode()


def _decoded(text: str) -> frozenset[int]:
    data = base64.b64decode(text)
    starts = range(0, len(data), _HASH_BYTES)
    return frozenset(int.from_bytes(data[at : at + _HASH_BYTES], "big") for at in starts)
