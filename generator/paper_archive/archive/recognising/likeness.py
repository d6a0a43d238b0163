"""Whether two abstracts are of the same paper: sources change a sentence here and a word there.

Word triples and whole sentences are compared. For abstracts that may no longer exist, the ledger
keeps a shape of some hundred bytes: hashes of sentences, and the smallest hashes of word triples.
Texts that share most of their triples share most of the smallest hashes.

Source: Broder, On the resemblance and containment of documents (1997): min-wise sampling.
"""

import base64
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from paper_archive.text import fold

SIMILAR: Final = 0.9
"""Share of the shorter abstract's word triples that another abstract of the paper must contain.

The two papers named "Fully Convolutional Networks for Semantic Segmentation" share 0.83 of them,
and four of their seven sentences."""

SIMILAR_IN_SAMPLE: Final = 0.95
"""The same share, if it is known of a sample only and more than a few sentences differ."""

_FEWEST_SENTENCES: Final = 3
"""From this many sentences on, one may differ."""
_TOUCHED_SENTENCES: Final = 2
"""How many sentences differ when a word is changed here and there."""

_HASH_BYTES: Final = 3
_LARGEST: Final = (1 << 8 * _HASH_BYTES) - 1
_SHIFT: Final = 16
_FACTORS: Final = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35)
"""Odd numbers that mix the bits of three words, so that their order matters."""
_MOST_TRIPLES: Final = 32
_MOST_SENTENCES: Final = 16
"""Maximum length of a shape; of a longer abstract, only triples are compared."""
_SHAPE: Final = re.compile(r"((?:[A-Za-z0-9+/]{4})+\.(?:[A-Za-z0-9+/]{4})*)?")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class _Features:
    """What is compared of an abstract."""

    triples: frozenset[int]
    """Hashes of its word triples that are not larger than `most`."""
    most: int
    sentences: frozenset[int]


def are_similar(one: str, other: str) -> bool:
    """Tell whether two abstracts may be of the same paper; a missing one may be of any."""
    return not one or not other or one == other or _are_alike(_features(one), _features(other))


def shape(abstract: str) -> str:
    """Return the shape of an abstract as text, empty if there is none; at most 192 characters."""
    if not abstract:
        return ""
    features = _features(abstract)
    triples = sorted(features.triples)[:_MOST_TRIPLES]
    sentences = sorted(features.sentences) if len(features.sentences) <= _MOST_SENTENCES else []
    return f"{_encoded(triples)}.{_encoded(sentences)}"


def is_shape(text: str) -> bool:
    """Tell whether a text is a shape; the empty one is that of an abstract nothing is known of."""
    return _SHAPE.fullmatch(text) is not None


def has_shape(abstract: str, shape: str) -> bool:
    """Tell whether an abstract may be of the same paper as the one that had this shape."""
    if not shape or not abstract:
        return False
    return _are_alike(_sample(shape), _features(abstract))


def _are_alike(one: _Features, other: _Features) -> bool:
    fewer = min(len(one.sentences), len(other.sentences))
    differing = fewer - len(one.sentences & other.sentences)
    if fewer >= _FEWEST_SENTENCES and differing <= 1:
        return True
    shared = len(one.triples & other.triples)
    if not shared:
        return False
    most = min(one.most, other.most)
    is_guess = most < _LARGEST and (fewer < _FEWEST_SENTENCES or differing > _TOUCHED_SENTENCES)
    shorter = min(_count_up_to(most, side) for side in (one, other))
    return shared >= (SIMILAR_IN_SAMPLE if is_guess else SIMILAR) * shorter


def _count_up_to(most: int, features: _Features) -> int:
    if features.most <= most:
        return len(features.triples)
    return sum(each <= most for each in features.triples)


@lru_cache(maxsize=128)
def _features(abstract: str) -> _Features:
    words: list[int] = []
    sentences: set[int] = set()
    for sentence in map(fold, _SENTENCE_END.split(abstract)):
        words.extend(zlib.crc32(word.encode()) for word in sentence.split())
        sentences.add(zlib.crc32(sentence.encode()) & _LARGEST)
    triples = {
        (one * _FACTORS[0] + two * _FACTORS[1] + three * _FACTORS[2]) >> _SHIFT & _LARGEST
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    }
    return _Features(frozenset(triples or {sum(words) & _LARGEST}), _LARGEST, frozenset(sentences))


@lru_cache(maxsize=4096)
def _sample(shape: str) -> _Features:
    triples, _, sentences = shape.partition(".")
    known = _decoded(triples)
    most = max(known) if len(known) >= _MOST_TRIPLES else _LARGEST
    return _Features(known, most, _decoded(sentences))


def _encoded(hashes: list[int]) -> str:
    data = b"".join(each.to_bytes(_HASH_BYTES, "big") for each in hashes)
    return base64.b64encode(data).decode()


def _decoded(text: str) -> frozenset[int]:
    data = base64.b64decode(text)
    starts = range(0, len(data), _HASH_BYTES)
    return frozenset(int.from_bytes(data[at : at + _HASH_BYTES], "big") for at in starts)
