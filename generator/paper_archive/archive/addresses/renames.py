"""Pages that a person renamed: their entries in the ledger follow them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from paper_archive.archive.addresses.slugs import as_redirects
from paper_archive.archive.ledger.entry import Entry, Ledger
from paper_archive.archive.recognising.identity import Identities
from paper_archive.paper import Paper


def renames(
    papers: Mapping[str, Paper], ledger: Ledger, broken: Collection[str] = ()
) -> dict[str, str]:
    """Return old slug → new slug of the pages that were renamed since the ledger was written.

    A page without an entry was renamed if it is about the paper of an entry without a page, and no
    other such page is. `broken` are slugs of pages that cannot be read.
    """
    deleted = {
        slug: entry for slug, entry in ledger.items() if slug not in papers and slug not in broken
    }
    if not deleted:
        return {}
    return _pairs(deleted, (paper for slug, paper in papers.items() if slug not in ledger))


def with_former_name(paper: Paper, former: Mapping[str, str]) -> Paper:
    """Return a paper whose page may have been renamed with its former name among its names.

    `former` is new slug → old slug.
    """
    old = former.get(paper.slug)
    if old is None:
        return paper
    return replace(paper, redirects=as_redirects(paper.slug, (*paper.redirects, old)))


def follow(ledger: Ledger, renamed: Mapping[str, str]) -> Ledger:
    """Return the ledger with the entries of renamed pages under their new slugs."""
    if not renamed:
        return ledger
    entries = {slug: _with_new_names(entry, renamed) for slug, entry in ledger.items()}
    return {renamed.get(slug, slug): entry for slug, entry in entries.items()}


def _with_new_names(entry: Entry, renamed: Mapping[str, str]) -> Entry:
    if entry.slug in renamed:
        entry = entry.at(renamed[entry.slug])
    apart = tuple(sorted(renamed.get(slug, slug) for slug in entry.apart))
    return replace(entry, apart=apart) if entry.apart else entry


def _pairs(deleted: Mapping[str, Entry], pages: Iterable[Paper]) -> dict[str, str]:
    identities = Identities({}, deleted)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for paper in pages:
        slug = identities.find(paper).slug
        if slug is not None:
            found[slug].append(paper.slug)
    return {old: new for old, (new, *others) in found.items() if not others}
