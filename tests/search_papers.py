"""Papers to search in, and what tests of the search draw from them."""

import random
import re
from collections.abc import Callable
from typing import Final, TypeAlias

from engine import Search
from made_up import paper

SEED: Final = 20260108
Open: TypeAlias = Callable[..., Search]
"""Opens the search of some papers."""

OTHERS: Final = [
    paper("Pigments of the Old Masters", abstract="Ochre and umber.", date="1999"),
    paper("Tides", abstract="The moon pulls at every harbour."),
    paper("On Bees", authors=["Will Ladislaw"]),
]

LIBRARY: Final = [
    paper(
        "Attention Is All You Need",
        slug="attention",
        abstract="The transformer needs no recurrence. It is all about heads.",
        authors=["Ashish Vaswani", "Noam Shazeer"],
        venue="NeurIPS",
        date="2017-06-12",
        tags=["llm"],
        comments=3,
    ),
    paper(
        "Heads You Need, Tails You Lose",
        slug="heads",
        abstract="All the attention you pay is lost.",
        authors=["Noam Chomsky"],
        venue="ICML",
        date="2020-02",
        tags=["3d-vision"],
        comments=20,
    ),
    paper(
        "Recurrence Strikes Back",
        slug="recurrence",
        abstract="Need we attention? All in all: no. Vaswani said it.",
        authors=["Ada Lovelace", "Noam Shazeer"],
        venue="NeurIPS",
        date="2022",
        tags=["llm", "3d-vision"],
    ),
    paper("Undated Notes", slug="notes", abstract="Nothing but notes. Year 2020 was fine."),
]


def rng(purpose: str) -> random.Random:
    """Return the random numbers of a test, the same in every run."""
    return random.Random(f"{SEED} {purpose}")  # noqa: S311  # an order


def shuffled_words(title: str, draw: random.Random) -> str:
    """Return the words of a title as they are printed, in another order."""
    printed = title.split()
    draw.shuffle(printed)
    return " ".join(re.sub(r'^[-+"]+|"', "", word) for word in printed if word != "OR")
