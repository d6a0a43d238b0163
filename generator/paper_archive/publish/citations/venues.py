"""What a venue is, by its name, in any case and however it is abbreviated.

Known names are in `venues.tsv`; others are recognised by their words ("Trans.", "Symposium"), and
the rest by their shape: an acronym is a conference, anything else a journal.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from paper_archive.text import fold

_ORDINAL: Final = re.compile(
    r"(?<!\d)\d++(?:st|nd|rd|th)\b|\b(?:[a-z]+teenth|tenth|eleventh|twelfth|[a-z]+tieth|hundredth"
    r"|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) )?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))\b"
)
_NUMBER: Final = re.compile(r"\b\d+\b")
_PROCEEDINGS: Final = re.compile(
    r"(?:in )?(?:the )?proc(?:eedings?)?(?: of)?(?: the)?(?: annual)? "
)
_SPONSORS: Final = re.compile(r"(?:(?:in|the|acm|ieee|cvf|usenix|ifip|iapr|siam|annual) )+")
_STOP_WORDS: Final = frozenset(
    ("a", "an", "and", "der", "des", "for", "in", "of", "on", "s", "the")
)
_BRACKETED: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

_CONFERENCE_WORDS: Final = (
    r"\b(?:conferences?|conf|conferencia|conferenza|congress|congres|congreso|kongress|workshops?"
    r"|wksp|symposi(?:um|a)|symp|meetings?|meet|mtg|colloquium|colloq|convention|summit|tagung"
    r"|jahrestagung|actes|companion|adjunct|findings|extended abstracts|technical digest"
    r"|digest of technical papers|working notes|lect(?:ure)? notes|lncs|lnai|ccis|ceur)\b"
)
_JOURNAL_WORDS: Final = (
    r"\b(?:journals?|j|transactions|trans|letters|lett|annals|annales|bulletin|bull|reviews?|rev"
    r"|magazine|mag|archives?|arch|acta|quarterly|communications|commun|reports|zeitschrift"
    r"|notices|newsletter|procedia|physica|progress|surveys|trends|frontiers|perspectives|revue"
    r"|revista|rivista|endow(?:ment)?)\b"
)
_THESIS_WORDS: Final = (
    r"\b(?:phd|masters?)?(?:thes[ie]s|diss(?:ertations?)?)\b|^these(?:\Z| (?:univ|doct|de\b))"
    r"|\b(?:laurea|doctorat|tes(?:is|e)|avhandling|proefschrift|habilitation"
    r"|(?:diplom|magister|master|bachelor|doktor)arbeit)\b"
)
_REPORT_WORDS: Final = (
    r"\b(?:tech(?:nical)?|research) rep(?:ort)?s?\b|^reports\Z|(?<!weekly )\breport\Z"
    r"|\breport(?: no| nr)? \d"
    r"|\b(?:working|discussion|white|occasional) papers?\b|\bmemo(?:randum|randa|s)?\b"
    r"|\b(?:forschungs|technischer )bericht\b|\brapport (?:de recherche|technique)\b"
    r"|\binforme tecnico\b"
)
_PAGE_WORDS: Final = (
    r"\b(?:blogs?|github|hugging ?face|medium|website|wikipedia|youtube|substack|less ?wrong"
    r"|reddit|alignment forum|towards data science|kaggle|circuits thread"
    r"|stack ?(?:overflow|exchange))\b|^https? "
)
_WORDS: Final = (
    ("thesis", _THESIS_WORDS),
    ("report", _REPORT_WORDS),
    ("patent", r"\bpatents?\b"),
    ("webpage", _PAGE_WORDS),
    ("article", r"^(?:journal|j|transactions|trans|annals|annales|ann|nature|nat|science|npj)\b"),
    ("conference", _CONFERENCE_WORDS),
    ("article", _JOURNAL_WORDS),
)
"""Kind → words that only its venues have; the first that is found decides."""
_KINDS_BY_WORDS: Final = tuple((kind, re.compile(words)) for kind, words in _WORDS)
_OF_SOCIETY: Final = re.compile(r"\b(?:acad(?:emy)?|inst(?:itut(?:e|ion))?|soc(?:iety)?)\b")
_PUBLISHER: Final = re.compile(
    r"(?!journal |learned )(?:.* )?(?:press|verlag|publish(?:ers?|ing)|publications"
    r"|(?<!review of )books|editor[ae]|editorial|edizioni|bookshelf)\Z"
    r"|editions .*|(?:springer(?: nature)?|elsevier|pearson|packt|apress"
    r"|(?:john )?wiley(?: sons| interscience)?|birkhauser|routledge|kluwer|north holland"
    r"|prentice hall|o reilly(?: media)?|addison wesley|mcgraw hill|morgan (?:kaufmann|claypool)"
    r"|world scientific|athena scientific|(?:walter )?de gruyter|chapman (?:and )?hall(?: crc)?"
    r"|w w norton|w h freeman|taylor (?:and )?francis|benjamin cummings)\Z"
)
_PREPRINT: Final = re.compile(r"(?<= )preprints?\Z")
_ACRONYM: Final = re.compile(r"(?=.{3,9}\Z)(?=(?:.*[A-Z]){2})[A-Za-z0-9][A-Za-z0-9&*/@+-]+\Z")
_JOURNAL_ACRONYM: Final = re.compile(r"I?J[A-Z]{2,5}\Z")
_VOLUME: Final = re.compile(r"(?<= )[ivxl]{2,}\Z")
_TOKEN: Final = re.compile(r"[A-Za-z0-9&*]{3,}")


def venue_type(venue: str) -> str:
    """Return what is published in a venue, as `values.TYPES` names it; empty without a venue.

    What is not recognised is an article in a journal: no format drops its name.
    """
    return known_venue_type(venue) or ("article" if fold(venue) else "")


@lru_cache(maxsize=4096)
def known_venue_type(venue: str) -> str:
    """Return what is published in a venue; empty if its name tells nothing."""
    folded = fold(venue)
    return next(_kinds(venue, folded), "") if folded else ""


def _kinds(venue: str, folded: str) -> Iterator[str]:
    """Yield what a venue is by each sign, the surest first."""
    yield from _by_name(venue)
    if _is_preprint(venue, folded):
        yield "preprint"
    if _PUBLISHER.fullmatch(fold(venue.partition(",")[0])):  # before its city
        yield "book"
    name = _SPONSORS.sub("", folded, count=1) if _SPONSORS.match(folded) else folded
    yield from _by_words(name)
    yield from _by_acronyms(venue)
    rest = [part for part in re.split(r"[\s,:;]+", venue) if not re.fullmatch(r"['’]?\d+", part)]
    acronym = rest[0].rstrip("'’0123456789-") if len(rest) == 1 else ""
    if _ACRONYM.match(acronym):
        yield "article" if _JOURNAL_ACRONYM.match(acronym) else "conference"


def _by_name(venue: str) -> Iterator[str]:
    """Yield what the table says of a name, with and without what stands around it."""
    for text in dict.fromkeys((venue, _BRACKETED.sub(" ", venue))):
        whole = _unnumbered(fold(text))
        bare = _PROCEEDINGS.sub("", whole, count=1) if _PROCEEDINGS.match(whole) else whole
        names = (whole, bare, _SPONSORS.sub("", bare, count=1), _VOLUME.sub("", bare).strip())
        for name in dict.fromkeys(names):
            kind = _table().get(name) or _of_abbreviation(name)
            if kind:
                yield kind


def _by_words(name: str) -> Iterator[str]:
    found = next((kind for kind, words in _KINDS_BY_WORDS if words.search(name)), "")
    if found and found != "article":
        yield found
    elif _PROCEEDINGS.match(f"{name} ") or re.search(r"\bproc(?:eedings?)?\b", name):
        is_journal = found or (_OF_SOCIETY.search(name) and not _ORDINAL.search(name))
        yield "article" if is_journal else "conference"
    elif found:
        yield found


def _is_preprint(venue: str, folded: str) -> bool:
    """Tell whether a name is of a server of preprints or of preprints, and names no other venue."""
    first = _SPONSORS.sub("", folded, count=1).partition(" ")[0]
    is_one = first == "abs" or _table().get(first) == "preprint" or _PREPRINT.search(folded)
    return bool(is_one) and not any(kind != "preprint" for kind in _by_acronyms(venue))


def _by_acronyms(venue: str) -> Iterator[str]:
    """Yield what the acronyms within a name are, in capitals or as the table writes them."""
    for token in _TOKEN.findall(venue):
        name = token.rstrip("0123456789")
        if name in _acronyms() or (name.isupper() and name.upper() in _acronyms()):
            yield _table()[fold(name)]


def _unnumbered(folded: str) -> str:
    return " ".join(_NUMBER.sub("", _ORDINAL.sub("", _split_years(folded))).split())


def _split_years(folded: str) -> str:
    """Return a name with a year apart from what it is glued to: `iclr2024`."""
    return re.sub(r"([a-z])((?:19|20)\d\d)\b", r"\1 \2", folded)


@cache
def _table() -> Mapping[str, str]:
    """Return folded name → kind."""
    return {_unnumbered(fold(name)) or fold(name): kind for name, kind in rows()}


@cache
def _acronyms() -> frozenset[str]:
    """Return the acronyms of the table that are recognised by words, as written and in capitals."""
    names = {name for name, _ in rows() if _TOKEN.fullmatch(name) and _ACRONYM.match(name)}
    return frozenset(names | {name.upper() for name in names})


@cache
def _by_initials() -> Mapping[str, list[tuple[list[str], str]]]:
    """Return the initials of the words of a name → the words and kind of each such name."""
    found = defaultdict(list)
    for name, kind in _table().items():
        words = [word for word in name.split() if word not in _STOP_WORDS]
        if len(words) > 1:
            found["".join(word[0] for word in words)].append((words, kind))
    return found


def _of_abbreviation(name: str) -> str:
    """Return the kind of the venue whose name is abbreviated; empty if there is none."""
    short = [word for word in name.split() if word not in _STOP_WORDS]
    for words, kind in _by_initials().get("".join(word[0] for word in short), ()):
        if all(map(_abbreviates, short, words)):
            return kind
    return ""


def _abbreviates(short: str, word: str) -> bool:
    """Tell whether a word is short for another: its beginning, or some of its letters in order."""
    if word.startswith(short):
        return True
    letters = iter(word)
    return len(short) > 1 and word[-1] == short[-1] and all(each in letters for each in short)


def rows() -> Iterator[tuple[str, str]]:
    """Yield each name of the table, and its kind."""
    text = resources.files(__package__).joinpath("venues.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            kind, *names = line.split("\t")
            yield from ((name, kind) for name in names)
