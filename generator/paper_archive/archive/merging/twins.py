"""Twins: several pages of one paper, left by two imports at once, become one page again.

Either they have the same name in two folders and are alike, or they are `x` and `x-2` with the same
title and abstract. One page is kept and takes in what the others hold. A page is deleted only if
nothing that a person may have written is lost: the kept page holds it, or an import brought it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from paper_archive.archive.addresses.slugs import with_names_of
from paper_archive.archive.files import disk
from paper_archive.archive.ledger.entry import Entry, Ledger, digest
from paper_archive.archive.ledger.remembered import with_one_more
from paper_archive.archive.markdown.page import write_page
from paper_archive.archive.merging.combining import united
from paper_archive.archive.merging.complete_authors import lacks_authors
from paper_archive.archive.merging.merge import POLICIES, merge
from paper_archive.archive.merging.orcid_names import fitting
from paper_archive.archive.recognising.abstract_likeness import are_similar
from paper_archive.archive.recognising.comparison import differ_in_authors_and_year
from paper_archive.archive.store import Page, Stored
from paper_archive.field import Merge
from paper_archive.paper import Paper, is_unknown
from paper_archive.text import fold

_NUMBER: Final = re.compile(r"-\d+\Z")


@dataclass(frozen=True, slots=True)
class Twins:
    """The pages of one paper."""

    kept: Page
    others: tuple[Page, ...]

    @property
    def slug(self) -> str:
        """The slug of the kept page."""
        return self.kept.paper.slug

    @property
    def drops(self) -> tuple[str, ...]:
        """The slugs of the other pages, if they have others."""
        return tuple(page.paper.slug for page in self.others if page.paper.slug != self.slug)


def find_twins(stored: Stored, ledger: Ledger) -> list[Twins]:
    """Return the papers of which there are several pages, in order of their slugs.

    Pages that a person told apart are none.
    """
    numbered: defaultdict[tuple[str, str, str], list[Page]] = defaultdict(list)
    for slug, page in stored.pages.items():
        paper = page.paper
        numbered[_NUMBER.sub("", slug), fold(paper.title), paper.abstract].append(page)
    groups = [
        *(_best_first(pages) for pages in stored.twins.values()),
        *(pages for (_, _, abstract), pages in numbered.items() if abstract and len(pages) > 1),
    ]
    twins = (Twins(first, tuple(others)) for first, *others in groups)
    found = filter(_are_of_one_paper, filter(_are_files_of_their_own, twins))
    return sorted(
        (each for each in found if not _are_told_apart(each, ledger)), key=lambda each: each.slug
    )


def as_one(
    papers: Mapping[str, Paper], ledger: Ledger, all_twins: Iterable[Twins]
) -> tuple[dict[str, Paper], Ledger]:
    """Return papers and ledger as if of each paper there were only the page that is kept."""
    papers, ledger = dict(papers), dict(ledger)
    for twins in all_twins:
        papers[twins.slug] = twins.kept.paper
        for slug in twins.drops:
            del papers[slug]
            other = ledger.pop(slug, None)
            if other:
                other = other.at(twins.slug)
                ledger[twins.slug] = joined_entry(ledger.get(twins.slug, other), other)
    return papers, ledger


def joined_paper(twins: Twins, kept: Paper, entry: Entry, records: Sequence[Paper]) -> Paper | None:
    """Return the kept paper with what the others add; None if a person's words would be lost.

    `kept` and `entry` are as the import left them, `records` are what it brought of the paper.
    """
    for page in twins.others:
        if page.text != twins.kept.text and page.text != write_page(page.paper):
            return None
        joined = _with(kept, page.paper, entry, records)
        if joined is None:
            return None
        kept = replace(joined, redirects=with_names_of(kept, page.paper))
    return kept


def _best_first(pages: Sequence[Page]) -> list[Page]:
    """Return the pages, first the one that a person touched, or else that with the finest date."""
    return sorted(
        pages, key=lambda page: (page.text == write_page(page.paper), -len(page.paper.date))
    )


def _are_files_of_their_own(twins: Twins) -> bool:
    paths = [page.path for page in (twins.kept, *twins.others)]
    return not any(
        disk.is_same(one, other) for one in paths for other in paths if one is not other
    ) and not any(path.is_symlink() for path in paths)


def _are_told_apart(twins: Twins, ledger: Ledger) -> bool:
    slugs = {twins.slug, *twins.drops}
    return any(slugs & {*ledger[slug].apart} for slug in slugs if slug in ledger)


def _are_of_one_paper(twins: Twins) -> bool:
    kept = twins.kept.paper
    others = [page.paper for page in twins.others]
    return bool(kept.abstract) and all(
        other.abstract
        and fold(other.title) == fold(kept.title)
        and are_similar(other.abstract, kept.abstract)
        and all(other.ids.get(kind, id_) == id_ for kind, id_ in kept.ids.items())
        and not differ_in_authors_and_year(kept, other)
        for other in others
    )


def joined_entry(one: Entry, other: Entry) -> Entry:
    """Return the entry of one page with what imports said of another page of its paper."""
    merged = merge(one.paper, one, other.paper).entry
    records = one.all_records
    for each in other.all_records:
        records = with_one_more(records, each.paper, each.abstract)
    return replace(
        merged,
        titles=tuple(sorted({*one.titles, *other.titles})),
        abstracts=dict(sorted({**one.abstracts, **other.abstracts}.items())),
        untagged=tuple(sorted({*one.untagged, *other.untagged})),
        source_tags=tuple(sorted({*one.source_tags, *other.source_tags})),
        records=records if len(records) > 1 else (),
        apart=tuple(sorted({*one.apart, *other.apart})),
    )


def _with(kept: Paper, other: Paper, entry: Entry, records: Sequence[Paper]) -> Paper | None:
    """Return a paper with what another page of it adds; None if the two cannot be joined."""
    abstract = _abstract(kept.abstract, other.abstract, entry.abstracts)
    if abstract is None or other.notes not in {"", kept.notes}:
        return None
    values: dict[str, Any] = {}
    for name in POLICIES:
        here, there = getattr(kept, name), getattr(other, name)
        if is_unknown(there) or here == there:
            continue
        said = [getattr(each, name) for each in (entry.paper, *records)]
        values[name] = _joined_value(name, here, there, said)
        if values[name] is None:
            return None
    values["et_al"] = lacks_authors(values.get("authors", kept.authors), kept, other)
    return fitting(replace(kept, abstract=abstract, **values))


def _joined_tags(here: Any, there: Any, said: Sequence[Any]) -> Any:
    """Return the tags of two pages, without those that a person removed from the kept one."""
    imported = {tag for tags in said for tag in tags}
    return tuple(sorted({*here, *(tag for tag in there if tag not in imported)}))


def _joined_value(name: str, here: Any, there: Any, said: Sequence[Any]) -> Any:
    """Return the value of two pages; None if each may have been written by a person."""
    if name == "tags":
        return _joined_tags(here, there, said)
    if is_unknown(here):
        return there
    if POLICIES[name] is Merge.UNITE:
        return united(name, here, there)
    if POLICIES[name] is Merge.KEYED:
        return {**there, **here} if _is_covered(here, there, said) else None
    if there in said:
        return here
    return there if here in said else None


def _is_covered(
    here: Mapping[str, Any], there: Mapping[str, Any], known: Collection[Mapping[str, Any]]
) -> bool:
    """Tell whether each value under a key that both have is the same, or came from an import."""
    return all(
        there[key] == here[key] or any(each.get(key) == there[key] for each in known)
        for key in there
        if key in here
    )


def _abstract(here: str, there: str, imported: Collection[str]) -> str | None:
    if there in {"", here} or digest(there) in imported:
        return here
    return there if not here or digest(here) in imported else None
