"""Splitting a page that holds two papers: some of its records get a page of their own.

Each page then says what its own records say. What a person wrote stays where it is. The ledger does
not hold abstracts: one of the pages has the text, and the next import brings that of the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from paper_archive.archive.addresses.slugs import as_redirects
from paper_archive.archive.ledger.abstract_shape import shape
from paper_archive.archive.ledger.entry import Entry, digest
from paper_archive.archive.ledger.remembered import Remembered
from paper_archive.archive.merging.combining import united
from paper_archive.archive.merging.complete_authors import lacks_authors
from paper_archive.archive.merging.merge import POLICIES, merge
from paper_archive.archive.merging.orcid_names import carried, fitting
from paper_archive.field import Merge
from paper_archive.paper import Paper

TopicsOf: TypeAlias = Callable[[str, str], tuple[str, ...]]

_NOT_REMEMBERED: Final = frozenset(
    (
        "listed",
        "extra",
        "redirects",
        *(name for name, policy in POLICIES.items() if policy is Merge.COUNT),
    )
)
"""Fields of which is not known which record said what."""


@dataclass(frozen=True, slots=True)
class Split:
    """Two papers and their entries in the ledger."""

    paper: Paper
    """The paper of the page that was, without what other records said of another."""
    entry: Entry
    new_paper: Paper
    new_entry: Entry


def split(
    paper: Paper, entry: Entry, chosen: Sequence[Remembered], slug: str, topics_of: TopicsOf
) -> Split:
    """Return a paper without some of its records, and the paper of those, under a slug."""
    new_paper, new_entry = _of_records(chosen, paper, slug, topics_of)
    left, entry_left = _without(paper, entry, chosen, {*topics_of(paper.title, paper.abstract)})
    moved = [old for each in chosen for old in each.paper.redirects]
    stay = [old for old in left.redirects if old not in {slug, *moved}]
    return Split(
        paper=replace(left, redirects=as_redirects(paper.slug, stay)),
        entry=replace(entry_left, apart=tuple(sorted({*entry.apart, slug}))),
        new_paper=replace(new_paper, redirects=as_redirects(slug, moved)),
        new_entry=replace(new_entry, apart=(entry.slug,)),
    )


def _of_records(
    chosen: Sequence[Remembered], paper: Paper, slug: str, topics_of: TopicsOf
) -> tuple[Paper, Entry]:
    """Return a page of records and its entry; as the page was, if a person joined one."""
    page = next((each.paper for each in chosen if each.paper.abstract), None)
    imported = [each for each in chosen if each.paper is not page] or chosen
    entry = _merged(imported, slug)
    is_text = digest(paper.abstract) in {each.abstract for each in chosen}
    abstract = page.abstract if page else paper.abstract if is_text else ""
    if page is None:
        topics = topics_of(entry.paper.title, abstract)
        tags = tuple(sorted({*entry.paper.tags, *topics}))
        entry = replace(entry, paper=replace(entry.paper, tags=tags))
        page = entry.paper
    key = digest(abstract)
    is_imported = key in {each.abstract for each in imported}
    entry = replace(
        entry,
        abstracts={key: shape(abstract)} if key and is_imported else {},
        records=tuple(
            replace(each, paper=replace(each.paper, slug=slug, abstract="")) for each in imported
        ),
    )
    return replace(page, slug=slug, abstract=abstract), entry


def _merged(records: Sequence[Remembered], slug: str) -> Entry:
    """Return what imports of these records make of a paper."""
    entry = Entry(Paper(slug=slug, title=""))
    for each in records:
        entry = merge(entry.paper, entry, replace(each.paper, abstract="")).entry
    return entry


def _without(
    paper: Paper, entry: Entry, chosen: Sequence[Remembered], topics: set[str]
) -> tuple[Paper, Entry]:
    rest = [each for each in entry.all_records if each not in chosen]
    others = _merged(rest, entry.slug)
    gone = {*_tags(chosen)} - {*_tags(rest)}
    imports: dict[str, Any] = {
        name: _left(name, entry.paper, others.paper, chosen)
        for name in POLICIES
        if name not in _NOT_REMEMBERED
    }
    imports["title"] = imports["title"] or paper.title
    imports["et_al"] = lacks_authors(imports["authors"], entry.paper, others.paper)
    imports["tags"] = tuple(tag for tag in entry.paper.tags if tag not in gone - topics)
    named = carried(others.paper.orcids, others.paper.authors, imports["authors"])
    fields = fitting(replace(entry.paper, **imports | {"orcids": {**imports["orcids"], **named}}))
    digests, other_digests = ({each.abstract for each in some} for some in (rest, chosen))
    goes = digest(paper.abstract) in other_digests - digests - {""}
    left = replace(
        entry,
        paper=fields,
        titles=others.titles,
        # A page that has lost its abstract takes that of its own record when it comes again.
        abstracts={}
        if goes
        else {
            key: value
            for key, value in entry.abstracts.items()
            if key in digests or key not in other_digests
        },
        source_tags=tuple(tag for tag in entry.source_tags if tag not in gone),
        records=tuple(rest),
    )
    page = {name: _edited(name, paper, entry.paper, fields) for name in imports}
    return fitting(replace(paper, abstract="" if goes else paper.abstract, **page)), left


def _tags(records: Sequence[Remembered]) -> list[str]:
    return [tag for each in records for tag in each.paper.tags]


def _left(name: str, old: Paper, others: Paper, chosen: Sequence[Remembered]) -> Any:
    """Return what imports said in a field, without what only the chosen records said."""
    here, known = getattr(old, name), getattr(others, name)
    said = [getattr(each.paper, name) for each in chosen]
    match POLICIES[name]:
        case Merge.UNITE:
            gone = {each for values in said for each in values} - {*known}
            return tuple(each for each in here if each not in gone)
        case Merge.KEYED:
            gone_pairs = {pair for values in said for pair in values.items()} - {*known.items()}
            return known | {
                key: value for key, value in here.items() if (key, value) not in gone_pairs
            }
        case _:
            return known if here in said else here


def _edited(name: str, paper: Paper, old: Paper, new: Paper) -> Any:
    """Return a field of the page after what imports said has changed: edits stay."""
    here, before, after = (getattr(each, name) for each in (paper, old, new))
    if here == before:
        return after
    match POLICIES.get(name):
        case Merge.UNITE:
            gone = {*before} - {*after}
            return united(name, [each for each in here if each not in gone], after)
        case Merge.KEYED:
            gone_keys = {
                key for key, value in before.items() if after.get(key) != here.get(key) == value
            }
            return after | {key: value for key, value in here.items() if key not in gone_keys}
        case _:
            return here
