"""Made-up records of which is known which paper each is about, and in what libraries differ.

The same paper comes as databases and people write it: a title cut, in capitals, without its
subtitle, with a typo; initials, missing authors; the year of the preprint; half an abstract; a DOI
as an address. Beside it stand what is easily taken for it: the next part of a series, its erratum,
a reply, another paper of the same authors, an editorial, a neighbour in a supplement that has one
DOI, another paper of the same title.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final, NamedTuple, TypeAlias

from paper_archive.errors import Where
from paper_archive.paper import Paper, admit

Fields: TypeAlias = dict[str, Any]
Change: TypeAlias = Callable[[Fields, Random], Fields]


def _list(text: str) -> list[str]:
    return text.split(",")


_GIVEN: Final = _list("Ada,Alan,Grace,Jane,José,Ludwig,Mei,Olga,Priya,Sven,Tomás,Yuki,Zoë,Kofi")
_FAMILY: Final = _list(
    "Lovelace,Turing,Hopper,Roe,Ruiz,Beek,Wang,Petrova,Rao,Larsson,Silva,Tanaka,Müller,"
    "Mensah,Okafor,Novák,Dubois,Kim,Haddad,O'Neill"
)
_METHODS: Final = _list(
    "randomized trial,cohort study,systematic review,deep network,graph model,"
    "Bayesian analysis,field survey,case report,benchmark,simulation,meta-analysis,"
    "longitudinal study"
)
_SUBJECTS: Final = _list(
    "sleep quality,river sediments,honey bees,wet sand,spoken dialogue,protein folding,"
    "knee surgery,soil carbon,rural schools,machine translation,urban noise,coral reefs,"
    "atrial fibrillation,old maps,visual attention,vitamin D,sparse matrices,lake ice"
)
_PLACES: Final = _list(
    "older adults,northern Norway,primary care,coastal towns,young children,dry seasons,"
    "low-resource languages,the Alps,pregnant women,small farms,large cities,"
    "the laboratory"
)
_EFFECTS: Final = _list(
    "Effects of,Predictors of,Long-term changes in,A new theory of,Measuring,"
    "Towards better,Learning about,The economics of,Barriers to,On the origin of"
)
_VENUES: Final = _list(
    "Journal of Waves|J. Waves,Annals of Applied Sand|Ann Appl Sand,"
    "International Review of Honey|Int. Rev. Honey,"
    "Proceedings of the Conference on Maps|Maps"
)
_WORDS: Final = _list(
    "we,the,of,in,and,that,measured,compared,patients,samples,results,show,higher,lower,"
    "rates,model,data,after,before,between,groups,years,method,effect,risk,larger,"
    "significant,baseline,follow,up,evidence,suggests,however,further,work,sites,trained,"
    "tested,without,control,mean,score"
)
_STEP: Final = 50_000
"""What keeps the identifiers of a neighbour from those of others."""
_GENERIC: Final = ("Editorial", "Introduction", "Deep Learning", "Preface", "Book Review")


class Labelled(NamedTuple):
    """A record, and which paper it is about."""

    label: int
    record: Paper


def labelled(papers: int, seed: int) -> list[Labelled]:
    """Return the records of so many papers and of those that look like them."""
    random = Random(seed)  # noqa: S311  # always the same, which is the point
    found: list[Labelled] = []
    label = 0
    for _ in range(papers):
        paper = _paper(random, label)
        if random.random() < 0.4:
            beside = random.choice(_NEIGHBOURS)
            pair = [paper, beside(paper, random, _STEP + label)]
            # Without its end, no person could tell a title from that of its neighbour.
            changes = [each for each in _CHANGES if beside in _STRANGERS or each not in _CUTS]
        else:
            pair, changes = [paper], _CHANGES
        family = [[each, *_retold(each, changes, random)] for each in pair]
        for records in family:
            found += [Labelled(label, _admitted(each)) for each in records]
            label += 1
    return found


def _admitted(fields: Fields) -> Paper:
    known = {name: value for name, value in fields.items() if value and name != "preprint"}
    return admit(known | {"title": fields["title"]}, Where("made-up"))


def _paper(random: Random, number: int) -> Fields:
    method, subject = random.choice(_METHODS), random.choice(_SUBJECTS)
    title = f"{random.choice(_EFFECTS)} {subject} in {random.choice(_PLACES)}"
    if random.random() < 0.6:
        title += f": a {method} of {random.choice(_SUBJECTS)}"
    year = random.randint(1995, 2024)
    return {
        "title": title,
        "authors": [_name(random) for _ in range(random.randint(1, 7))],
        "date": str(year),
        "venue": random.choice(_VENUES).partition("|")[0],
        "type": "article",
        "abstract": _abstract(random),
        "ids": {"doi": f"10.1000/j.{number}.{year}"} if random.random() < 0.8 else {},
        "preprint": random.choice(
            (
                {"arxiv": f"2001.{number:05}"},
                {"doi": f"10.1101/{number}"},
                {},
            )
        ),
    }


def _name(random: Random) -> str:
    return f"{random.choice(_GIVEN)} {random.choice(_FAMILY)}"


def _abstract(random: Random) -> str:
    sentences = (
        " ".join(random.choices(_WORDS, k=random.randint(8, 18))).capitalize()
        for _ in range(random.randint(4, 9))
    )
    return ". ".join(sentences) + "."


def _retold(paper: Fields, changes: list[Change], random: Random) -> Iterator[Fields]:
    """Yield the paper as other libraries have it."""
    for _ in range(random.choice((0, 1, 1, 2, 3))):
        fields = {**paper, "authors": [*paper["authors"]], "ids": {**paper["ids"]}}
        for change in random.sample(changes, random.randint(1, 4)):
            fields |= change(fields, random)
        # Of other records no person could tell which paper they are about.
        is_generic = fields["title"].lower().strip(".[]“”") in map(str.lower, _GENERIC)
        is_told = fields["date"] or (fields["abstract"] and not is_generic)
        if (fields["ids"] and not is_generic) or (fields["authors"] and is_told):
            yield fields


def _typo(fields: Fields, random: Random) -> Fields:
    title = fields["title"]
    if len(title) < 20:
        return {}
    at = random.randrange(4, len(title) - 8)
    return {"title": title[:at] + title[at + 1] + title[at] + title[at + 2 :]}


def _no_subtitle(fields: Fields, _: Random) -> Fields:
    return {"title": fields["title"].partition(": ")[0]}


def _cut_title(fields: Fields, _: Random) -> Fields:
    words = fields["title"].split()
    return {"title": " ".join(words[:-1])} if len(words) > 8 else {}


def _capitals(fields: Fields, random: Random) -> Fields:
    return {"title": random.choice((str.upper, str.title, str.lower))(fields["title"])}


def _marked(fields: Fields, random: Random) -> Fields:
    title = fields["title"].replace(": ", random.choice((" - ", ". ", " — ")))
    return {"title": random.choice((f"{title}.", f"[{title}]", f"“{title}”"))}


def _hyphens(fields: Fields, _: Random) -> Fields:
    return {"title": fields["title"].replace("-", " ")}


def _initials(fields: Fields, random: Random) -> Fields:
    pairs = [name.rsplit(" ", 1) for name in fields["authors"]]
    if random.random() < 0.5:
        return {"authors": [f"{given[0]}. {family}" for given, family in pairs]}
    return {"authors": [f"{family} {given[0]}" for given, family in pairs]}


def _fewer_authors(fields: Fields, random: Random) -> Fields:
    return {"authors": fields["authors"][: random.choice((0, 1, 3))]}


def _other_year(fields: Fields, random: Random) -> Fields:
    date = fields["date"]
    return {"date": str(int(date) + random.choice((1, -1)))} if date else {}


def _no_year(_: Fields, __: Random) -> Fields:
    return {"date": ""}


def _cut_abstract(fields: Fields, random: Random) -> Fields:
    if not fields["abstract"]:
        return {}
    sentences = fields["abstract"].split(". ")
    kept = ". ".join(sentences[: max(3, len(sentences) // 2)])
    return {"abstract": random.choice((f"{kept}.", f"Background: {fields['abstract']}", ""))}


def _no_doi(_: Fields, __: Random) -> Fields:
    return {"ids": {}}


def _doi_as_address(fields: Fields, _: Random) -> Fields:
    doi = fields["ids"].get("doi")
    return {"ids": {"doi": f"https://doi.org/{doi.upper()}"}} if doi else {}


def _short_venue(fields: Fields, _: Random) -> Fields:
    short = dict(each.split("|") for each in _VENUES)
    return {"venue": short.get(fields["venue"], fields["venue"])}


def _no_venue(_: Fields, __: Random) -> Fields:
    return {"venue": ""}


def _preprint(fields: Fields, random: Random) -> Fields:
    date = fields["date"]
    year = str(int(date) - random.randint(0, 2)) if date else ""
    return {"type": "preprint", "ids": fields["preprint"], "date": year, "venue": "arXiv"}


_CHANGES: Final[list[Change]] = [
    *(_typo, _no_subtitle, _cut_title, _capitals, _marked, _hyphens, _initials, _fewer_authors),
    *(_other_year, _no_year, _cut_abstract, _no_doi, _doi_as_address, _short_venue, _no_venue),
    _preprint,
]
_CUTS: Final = (_no_subtitle, _cut_title)


def _with_own_text(paper: Fields, random: Random, number: int, **fields: Any) -> Fields:
    doi = {"doi": f"10.1000/n.{number}"} if paper["ids"] else {}
    own = _paper(random, number)
    return {**own, "authors": paper["authors"], "date": paper["date"], "ids": doi, **fields}


def _next_part(paper: Fields, random: Random, number: int) -> Fields:
    paper["title"] += ". Part I"
    return _with_own_text(paper, random, number, title=paper["title"] + "I")


def _erratum(paper: Fields, random: Random, number: int) -> Fields:
    word = random.choice(("Erratum to: ", "Correction: ", "Reply to: ", "Comment on "))
    return _with_own_text(paper, random, number, title=word + paper["title"], abstract="")


def _other_subject(paper: Fields, random: Random, number: int) -> Fields:
    words = paper["title"].split()
    words[-1] = random.choice(("winter", "practice", "theory", "Sweden"))
    return _with_own_text(paper, random, number, title=" ".join(words))


def _neighbour(paper: Fields, random: Random, number: int) -> Fields:
    """Return another abstract of the supplement, which has the same DOI."""
    paper["ids"] = {"doi": f"10.1000/supplement.{number}"}
    return {**_paper(random, number), "ids": {**paper["ids"]}, "venue": paper["venue"]}


def _namesake(paper: Fields, random: Random, number: int) -> Fields:
    """Return a paper of the same title, by others and years apart."""
    other = _paper(random, number)
    year = str(int(paper["date"]) - 10)
    return {**other, "title": paper["title"], "date": year, "authors": [_name(random), "Xu Li"]}


def _editorial(_: Fields, random: Random, number: int) -> Fields:
    return {**_paper(random, number), "title": random.choice(_GENERIC), "abstract": ""}


def _new_edition(paper: Fields, random: Random, number: int) -> Fields:
    year = str(int(paper["date"]) + 5)
    title = paper["title"] + " in 2020"
    return _with_own_text(paper, random, number, title=title, date=year)


_NEIGHBOURS: Final[list[Callable[[Fields, Random, int], Fields]]] = [
    *(_next_part, _erratum, _other_subject, _neighbour, _namesake, _editorial, _new_edition),
]
_STRANGERS: Final = (_neighbour, _namesake, _editorial)
