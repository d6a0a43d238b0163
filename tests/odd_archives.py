"""Archives that are unlike others, as files below `content/`: each must become a site."""

from collections.abc import Mapping
from typing import Any, Final

from paper_archive.archive.markdown.page import write_page
from paper_archive.errors import Where
from paper_archive.paper import admit

Files = Mapping[str, str | None]
"""Path below `content/` → text; none where there is no such file."""

EVERY_FIELD: Final[Mapping[str, object]] = {
    "abstract": "Waves in water and their $x^2$ speed.",
    "authors": ["Ada Bell", "José Ruiz"],
    "citations": 0,
    "comments": 3,
    "date": "2024-02-29",
    "ids": {"arxiv": "2405.12345", "doi": "10.1000/waves"},
    "language": "en",
    "links": {"pdf": "https://host.test/waves.pdf"},
    "listed": ["2024-03-01"],
    "sources": [{"name": "list.txt", "captured": "2025-12-10"}],
    "tags": ["waves"],
    "type": "article",
    "updated": "2024-03",
    "upvotes": 10**12,
    "venue": "Journal of Waves",
}
KINDS: Final[Mapping[str, Mapping[str, object]]] = {
    "with a title only": {},
    "with every field": EVERY_FIELD,
    "without words": {"title": "?!", "abstract": "… —"},
    "without an abstract": {"date": "2024-05-22", "authors": ["Ada Bell"]},
    "of a year": {"date": "2024", "abstract": "Waves."},
    "of a month": {"date": "2024-05", "comments": 1},
    "of stop words": {"title": "The who of the", "abstract": "It is what it is."},
    "of one topic": {"tags": ["waves"]},
}


def page(title: Any, **fields: Any) -> str:
    """Return the page of a paper."""
    return write_page(admit({"title": title, **fields}, Where("made up")))


def alike(count: int, fields: Mapping[str, object]) -> Files:
    """Return so many papers that differ in their slugs only."""
    return {f"papers/p{n}.md": page(**{"title": "Waves", **fields}) for n in range(count)}


def one(title: str = "Waves", **fields: object) -> Files:
    """Return an archive of one paper."""
    return {"papers/p.md": page(title, **fields)}


def many(**fields: list[object]) -> Files:
    """Return a paper for each value of a field."""
    ((name, values),) = fields.items()
    return {
        f"papers/p{n}.md": page(**{"title": f"Paper {n}", name: value})
        for n, value in enumerate(values)
    }


ARCHIVES: Final[Mapping[str, Files]] = {
    "no papers": {},
    **{
        f"{count} papers {kind}": alike(count, fields)
        for kind, fields in KINDS.items()
        for count in (1, 2, 3, 4)
    },
    "51 papers on one day": alike(51, {"date": "2024-05-22"}),
    "two papers that share no word": {"papers/a.md": page("Waves"), "papers/b.md": page("Bees")},
    "papers at both ends of time": many(date=["1000-01-01", "9998-12-31", "1000", "9998"]),
    "days at the ends of ISO weeks": many(date=["2020-12-31", "2021-01-01", "2024-12-30"]),
    "sixty years apart": many(date=["1900", "1960-02", "2024-02-29"]),
    "one date among undated": many(date=["2024-05-22", "", ""]),
    "no count and huge counts": many(comments=[None, 0, 1, 10**12]),
    "an author of all papers": many(authors=[["Ada Bell"]] * 4),
    "an author of one paper": one(authors=["Ada Bell"]),
    "an author twice on a paper": one(authors=["Ada Bell", "Ada Bell"]),
    "names that differ by accents": many(authors=[["José Ruiz"], ["Jose Ruiz"]]),
    "names without a Latin letter": many(authors=[["李华"], ["李华"], ["?"], ["?"]]),
    "3,000 authors": one(authors=[f"Ada {n} Bell" for n in range(3_000)]),
    "only a count of authors": one(author_count=3),
    "200 topics": one(tags=[f"topic-{n}" for n in range(200)]),
    "a topic called like a page of the site": one(tags=["discussed", "2", "search", "undated"]),
    "500 days on lists": one(
        listed=[f"2024-{m:02}-{d:02}" for m in range(1, 13) for d in range(1, 29)]
    ),
    "200 links": one(links={f"kind{n}": f"https://host.test/{n}" for n in range(200)}),
    "200 sources": one(sources=[{"name": f"list-{n}.txt"} for n in range(200)]),
    "a title of one long word": one("W" + "o" * 5_000),
    "a title of 1,000 words": one("wave " * 1_000),
    "a title of emoji": one("🌊🌊"),
    "a title in Arabic": one("أمواج في الماء"),
    "a title in Chinese": one("水中的波浪"),
    "a title of a formula": one("$x^2$"),
    "titles of signs": many(
        title=["<>", "&amp;", "\"'", "{{ config }}", "$", "\\", "%", "#", "[x](y)"]
    ),
    "slugs with a meaning elsewhere": {
        f"papers/{slug}.md": page("Waves")
        for slug in ("index", "404", "search", "2", "undated", "con", "templates", "assets")
    },
    "a word of 5 MB": one(abstract="w" * 5_000_000),
    "1,200,000 words": one(abstract="wave " * 1_200_000),
    "60,000 different words": one(abstract=" ".join(f"w{n}" for n in range(60_000))),
    "20,000 backticks": one(abstract="`" * 20_000),
    "20,000 brackets and dollars": one(abstract="[$" * 20_000),
    "200 paragraphs": one(abstract="\n\n".join(["Waves."] * 200)),
    "an empty vocabulary": {**one(tags=["waves"]), "topics.yml": "[]\n"},
    "no pages of one's own": {**one(), "index.md": None, "about.md": None},
    "a front page without front-matter": {**one(), "index.md": "# Mine\n"},
    "an empty front page": {**one(), "index.md": ""},
    "papers in odd folders": {"papers/a.md": page("A"), "papers/x/y/z/b.md": page("B")},
    "Windows line ends and a byte order mark": {
        "papers/a.md": "\ufeff" + page("A").replace("\n", "\r\n")
    },
    "keys that are not ours": {
        "papers/a.md": page("A").replace("---\n\n", "mine: {a: [1, {b: null}]}\n---\n\n")
    },
    "notes only": {"papers/a.md": page("A") + "\n## Notes\n\nWaves.\n"},
    "notes of a megabyte": {"papers/a.md": page("A") + "\n## Notes\n\n" + "Waves go on. " * 80_000},
    "notes of 2,000 links": {"papers/a.md": page("A") + "\n## Notes\n\n" + "[a](a.md) " * 2_000},
    "Unicode in all places": one(
        "Ünïcödé", authors=["Ж Щ"], venue="Журнал", abstract="\U0001d465 ﬁ ß"
    ),
}
