"""Pages of which something is hidden, and what a service answers to their titles.

The papers are those of a corpus. A page has the title of one, often spelled otherwise, and some of
its other fields. The answer has up to ten works, in the shape of OpenAlex: the paper, if the
service has it, among what is easily taken for it, and papers of similar titles.
"""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any, Final, NamedTuple, TypeAlias

from paper_archive.archive.recognising.author_likeness import families
from paper_archive.errors import Where
from paper_archive.paper import Paper, admit
from paper_archive.text import fold

Fields: TypeAlias = dict[str, Any]
_ABSENT: Final = 0.1
"""How often a service does not have the paper."""
_MOST_WORKS: Final = 10
_NEAR: Final = 6
"""How many papers of similar titles an answer has."""


class Question(NamedTuple):
    """A page, what a service answers to its title, and which works are its paper."""

    page: Paper
    kind: str
    """What the page has."""
    answer: bytes
    right: frozenset[str]
    """Identifiers of OpenAlex; none if the service does not have the paper."""
    is_told: bool
    """Whether page and work have anything in common beside the title."""


class Corpus:
    """The papers of a corpus, found by words of their titles."""

    def __init__(self, papers: Sequence[Fields]) -> None:
        self.papers = [each for each in papers if each["authors"] and each["abstract"]]
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_title: defaultdict[str, list[int]] = defaultdict(list)
        for number, paper in enumerate(self.papers):
            title = fold(paper["title"])
            self._by_title[title].append(number)
            for word in set(title.split()):
                self._by_word[word].append(number)

    def near(self, number: int) -> list[int]:
        """Return other papers that share the rarest words of a paper's title."""
        words = sorted(
            set(fold(self.papers[number]["title"]).split()), key=lambda w: len(self._by_word[w])
        )
        found = [each for word in words[:3] for each in self._by_word[word][:_NEAR]]
        return [each for each in dict.fromkeys(found) if each != number][:_NEAR]

    def same(self, number: int) -> set[int]:
        """Return the numbers of a paper: lists of conferences may have it twice."""
        paper = self.papers[number]
        ours = set(families(tuple(paper["authors"])))
        return {
            each
            for each in self._by_title[fold(paper["title"])]
            if ours & set(families(tuple(self.papers[each]["authors"])))
        }


def questions(corpus: Corpus, count: int, seed: int) -> Iterator[Question]:
    """Yield so many pages, with the answers to them."""
    random = Random(seed)  # noqa: S311  # always the same, which is the point
    for number in random.sample(range(len(corpus.papers)), count):
        paper = corpus.papers[number]
        kind = random.choices([*_KINDS], [share for share, _ in _KINDS.values()])[0]
        known = {name: paper[name] for name in _KINDS[kind][1]}
        if "year" in known:
            known["date"] = str(known.pop("year"))
        title = random.choice(_SPELLINGS)(paper["title"], random)
        page = admit({**known, "title": title, "slug": f"page-{number}"}, Where("corpus"))
        yield _question(corpus, number, page, kind, random)


def _question(corpus: Corpus, number: int, page: Paper, kind: str, random: Random) -> Question:
    same = corpus.same(number)
    paper = corpus.papers[number]
    works: list[tuple[str, Fields]] = []
    if random.random() >= _ABSENT:
        works += [(f"W{each}", _retold(corpus.papers[each], random)) for each in sorted(same)[:2]]
    right = frozenset(identifier for identifier, _ in works)
    is_told = kind != "abstract" or any(fields["abstract"] for _, fields in works)
    # By the year alone, no person could tell a paper from its namesake of the same year.
    names = [name for name in _TRAPS if name != "another group" or right or kind != "year"]
    traps = [_TRAPS[name] for name in random.sample(names, random.randint(1, 3))]
    other = random.choice(corpus.papers)
    for at, trap in enumerate(traps):
        works.append((f"W{number}00{at}", trap(paper, other, random)))
    works += [(f"W{each}", corpus.papers[each]) for each in corpus.near(number) if each not in same]
    works = works[:_MOST_WORKS]
    random.shuffle(works)
    results = [_work(identifier, fields) for identifier, fields in works]
    answer = json.dumps({"meta": {"count": len(results)}, "results": results}).encode()
    return Question(page, kind, answer, right, is_told)


def _work(identifier: str, fields: Mapping[str, Any]) -> Fields:
    address = f"https://openalex.org/{identifier}"
    index: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate((fields.get("abstract") or "").split()):
        index[word].append(at)
    names = fields.get("authors") or []
    return {
        "id": address,
        "ids": {"openalex": address},
        "doi": f"https://doi.org/{doi}" if (doi := fields.get("doi")) else None,
        "title": fields["title"],
        "publication_year": fields.get("year"),
        "authorships": [{"author": {"display_name": name}} for name in names],
        "type": fields.get("type", "article"),
        "abstract_inverted_index": index or None,
    }


# What the service says of the same paper.


def _retold(paper: Fields, random: Random) -> Fields:
    fields = {**paper, "doi": ""}
    for change in random.sample(_CHANGES, random.choice((0, 0, 1, 2))):
        fields |= change(fields, random)
    return fields


def _no_abstract(_: Fields, __: Random) -> Fields:
    return {"abstract": ""}


def _cut_abstract(paper: Fields, _: Random) -> Fields:
    sentences = paper["abstract"].split(". ")
    return {"abstract": ". ".join(sentences[: max(3, len(sentences) - 1)])}


def _labelled_abstract(paper: Fields, _: Random) -> Fields:
    return {"abstract": f"Abstract {paper['abstract']}"}


def _other_words(paper: Fields, random: Random) -> Fields:
    words = paper["abstract"].split()
    if len(words) > 60:
        words[random.randrange(len(words))] = "indeed"
    return {"abstract": " ".join(words)}


def _initials(paper: Fields, _: Random) -> Fields:
    pairs = [name.rsplit(" ", 1) for name in paper["authors"]]
    return {"authors": [f"{pair[0][0]}. {pair[1]}" if len(pair) > 1 else pair[0] for pair in pairs]}


def _fewer_authors(paper: Fields, _: Random) -> Fields:
    return {"authors": paper["authors"][:3]}


def _next_year(paper: Fields, random: Random) -> Fields:
    return {"year": paper["year"] + random.choice((-1, 1))}


_CHANGES: Final = [
    *(_cut_abstract, _labelled_abstract, _other_words, _initials, _fewer_authors, _next_year),
    _no_abstract,
]

# How a page spells the title.

_SPELLINGS: Final[list[Callable[[str, Random], str]]] = [
    *([lambda title, _: title] * 14),
    lambda title, _: title.upper(),
    lambda title, _: title.title(),
    lambda title, _: title.lower(),
    lambda title, _: (
        title.partition(": ")[0] if len(title.partition(": ")[0].split()) > 4 else title
    ),
    lambda title, _: title.rsplit(" ", 1)[0] if len(title.split()) > 8 else title,
    lambda title, _: title.replace("-", " "),
    lambda title, _: title.replace(": ", " - ") + ".",
    lambda title, _: unicodedata.normalize("NFD", title).replace("'", "’"),
    lambda title, _: title.replace(" k-", " $k$-").replace(" and ", " \\& "),
]

# What is easily taken for the paper.


def _named(
    title: Callable[[str], str], **others: Any
) -> Callable[[Fields, Fields, Random], Fields]:
    """Return a trap with this title, by the same people in the same year, with its own text."""

    def trap(paper: Fields, other: Fields, _: Random) -> Fields:
        fields = {**paper, "title": title(paper["title"]), "abstract": other["abstract"]}
        return {**fields, "doi": "", **others}

    return trap


def _altered(paper: Fields, other: Fields, random: Random) -> Fields:
    words = paper["title"].split()
    words.insert(
        random.randint(1, len(words)), random.choice(("book", "weighted", "dual", "robust"))
    )
    return {**paper, "title": " ".join(words), "abstract": other["abstract"], "doi": ""}


def _namesake(years: Sequence[int]) -> Callable[[Fields, Fields, Random], Fields]:
    """Return a trap of the same title, by others, so many years apart."""

    def trap(paper: Fields, other: Fields, random: Random) -> Fields:
        year = paper["year"] - random.choice(years)
        return {**other, "title": paper["title"], "year": year, "doi": "", "arxiv": ""}

    return trap


def _reply(paper: Fields, other: Fields, random: Random) -> Fields:
    word = random.choice(("Reply to: ", "Comment on ", "Response to "))
    fields = {**paper, "title": word + paper["title"], "authors": other["authors"]}
    return {**fields, "abstract": "", "year": paper["year"] + 1, "doi": ""}


_TRAPS: Final[dict[str, Callable[[Fields, Fields, Random], Fields]]] = {
    "a word more": _altered,
    "Part II": _named(lambda title: f"{title}. Part II"),
    "II": _named(lambda title: f"{title} II"),
    "another decade": _namesake((9, 12, 30)),
    "another group": _namesake((0,)),
    "erratum": _named(lambda title: f"Erratum to: {title}"),
    "correction": _named(lambda title: f"{title} (Correction)"),
    "reply": _reply,
    "supplement": _named(lambda title: f"Supplementary material for {title}"),
    "dataset": lambda paper, _, __: {**paper, "type": "dataset", "doi": "10.5281/zenodo.1"},
    "editorial": _named(lambda _: "Editorial"),
    "short": _named(lambda _: "Deep Learning"),
}
_KINDS: Final[dict[str, tuple[int, tuple[str, ...]]]] = {
    "abstract": (60, ("abstract",)),
    "abstract, year": (15, ("abstract", "year")),
    "authors, year": (10, ("authors", "year")),
    "authors": (10, ("authors",)),
    "year": (5, ("year",)),
}
"""What a page has beside its title → how often, and the fields."""
