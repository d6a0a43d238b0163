"""Whether two abstracts are of the same paper: sources change a sentence here and a word there.

Word triples and whole sentences are compared.
"""

from typing import Final

from paper_archive.archive.ledger.abstract_shape import LARGEST, Features, features_in, features_of

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


def are_similar(one: str, other: str) -> bool:
    """Tell whether two abstracts may be of the same paper; a missing one may be of any."""
    return not one or not other or one == other or _are_alike(features_of(one), features_of(other))


def has_shape(abstract: str, shape: str) -> bool:
    """Tell whether an abstract may be of the same paper as the one that had this shape."""
    if not shape or not abstract:
        return False
    return _are_alike(features_in(shape), features_of(abstract))


def _are_alike(one: Features, other: Features) -> bool:
    fewer = min(len(one.sentences), len(other.sentences))
    differing = fewer - len(one.sentences & other.sentences)
    if fewer >= _FEWEST_SENTENCES and differing <= 1:
        return True
    shared = len(one.triples & other.triples)
    if not shared:
        return False
    most = min(one.most, other.most)
    is_guess = most < LARGEST and (fewer < _FEWEST_SENTENCES or differing > _TOUCHED_SENTENCES)
    shorter = min(_count_up_to(most, side) for side in (one, other))
    return shared >= (SIMILAR_IN_SAMPLE if is_guess else SIMILAR) * shorter


def _count_up_to(most: int, features: Features) -> int:
    if features.most <= most:
        return len(features.triples)
    return sum(each <= most for each in features.triples)
