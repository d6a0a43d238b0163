"""What is known of a paper: by its page, and by what imports brought of it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from paper_archive.archive.ledger.entry import Entry, digest
from paper_archive.archive.recognising.abstract_likeness import are_similar, has_shape
from paper_archive.archive.recognising.title_likeness import fold_title
from paper_archive.paper import Paper


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a paper."""

    titles: Collection[str]
    """Folded."""
    ids: Collection[tuple[str, str]]
    accounts: Collection[Paper]
    """What its page says, and what each source said, as far as it is remembered: sources differ,
    and what fits one of them fits, whichever came first."""
    has_abstract: bool
    is_abstract: Callable[[str], bool]
    """Tells whether an abstract may be that of the paper."""
    page_title: str = ""
    """Folded title of its page; empty if a person deleted the page."""
    is_stub: bool = False
    """Whether a person made its page, and no import has filled it yet."""


def known_of(paper: Paper | None, entry: Entry | None) -> Known:
    """Return what is known of a paper by its page and its entry in the ledger."""
    both = [each for each in (paper, entry and entry.paper) if each]
    accounts = [*both, *(each.paper for each in (entry.records if entry else ()))]
    shapes = tuple(entry.abstracts.values()) if entry else ()
    text = paper.abstract if paper else ""

    def is_abstract(abstract: str) -> bool:
        if abstract == text or (entry and digest(abstract) in entry.abstracts):
            return True
        is_similar = bool(text) and are_similar(text, abstract)
        return is_similar or any(has_shape(abstract, shape) for shape in shapes)

    return Known(
        titles={fold_title(title) for title in titles_of(paper, entry)},
        ids={identifier for each in accounts for identifier in each.ids.items()},
        accounts=accounts,
        has_abstract=bool(text or shapes),
        is_abstract=is_abstract,
        page_title=fold_title(paper.title) if paper else "",
        is_stub=entry is None,
    )


def titles_of(paper: Paper | None, entry: Entry | None) -> set[str]:
    """Return the titles of a page, and those that imports brought."""
    titles = {paper.title if paper else "", *(entry.titles if entry else ())}
    return (titles | {entry.paper.title if entry else ""}) - {""}
