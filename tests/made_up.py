"""Made-up papers and captures: the one builder that all tests share."""

from itertools import product
from typing import Any, Final

from paper_archive.errors import Where
from paper_archive.paper import Paper, admit

WAVES: Final = "Waves travel through sand. We listen."
MAPS: Final = "Old maps are torn. We restore them."
CAPTURE_HEAD: Final = """\
new

Get trending papers in your email inbox!

Subscribe

Daily Papers

byAK and the research community

Oct 30

"""
"""How a Daily Papers capture of the dated layout begins."""


def paper(title: str = "A title", **fields: Any) -> Paper:
    """Return a paper of these fields, as it is after the gate."""
    return admit({"title": title, **fields}, Where("made-up.md"))


def source(name: str, captured: str = "") -> dict[str, str]:
    """Return where a paper was seen, as front-matter says it."""
    return {"name": name} | ({"captured": captured} if captured else {})


def entry(
    title: str = "Waves in Sand",
    abstract: str = WAVES,
    date: str = "Dec 15, 2022",
    authors: str = "3 authors",
) -> str:
    """Return one paper of a capture of the dated layout."""
    return f"{title}\n\n{abstract}\n\n  • {authors}\n·\n{date}\n\n"


def capture(*entries: str) -> str:
    """Return the text of a Daily Papers capture of the dated layout."""
    return CAPTURE_HEAD + "".join(entries or [entry()])


_INSECTS: Final = ("Bees", "Wasps", "Ants", "Moths", "Beetles", "Crickets", "Termites", "Aphids")
_DEEDS: Final = ("Dances", "Nests", "Songs", "Paths", "Wings", "Feasts", "Wars")
_AUTHORS: Final = ("José Ruiz", "Ludwig van Beek", "王伟", "Cy Dorn", "Hive Collaboration")
_VENUES: Final = ("Journal of Hives", "Proceedings of Wax", "")
_YEARS: Final = (2025, 2022, 2020, 2018, 2016)
_DATES: Final = ("{}-11-09", "{}-11", "{}", "")


def library() -> list[Paper]:
    """Return 56 papers of one author and others, of which all is known that can be known.

    They differ in what is known, so that each field is there, is missing, and is 0.
    """
    return [
        paper(
            f"{deed} of {insect}{' in $O(n)$ Steps' * (number % 2)}",
            abstract=f"{insect} have {deed.lower()}.\n\nWe counted {number} in $n$ steps.",
            authors=["Ada Bell", *_AUTHORS[: number % 6]],
            date=_DATES[number % 4].format(_YEARS[number % 5]),
            venue=_VENUES[number % 3],
            upvotes=number % 5 or None,
            comments=number % 7,
            citations=number * 100,
            tags=["insects", ("attention", "optimization")[number % 2]],
            ids={
                "arxiv": f"17{1 + number % 12:02}.{number + 1:05}",
                "doi": f"10.1000/hive.{number}",
            },
            links={
                "pdf": f"https://hives.test/{number}.pdf",
                "code": f"https://git.test/hive/{number}",
            },
            listed=["2026-01-02"],
            sources=[source("hives.txt", "2026-01-02")],
            notes="## Notes\n\nRead *twice*.\n" if number % 2 else "",
        )
        for number, (insect, deed) in enumerate(product(_INSECTS, _DEEDS))
    ]
