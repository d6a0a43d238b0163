"""Where the former addresses of the site lead: what pages, `redirects.yml` and the ledger say.

A page lists its former names itself. The file has all others: topics, authors, dates, the pages
that people wrote, and what was removed. The ledger knows pages that a person renamed or deleted.

    tags/nets/: tags/neural-networks/
    papers/waves-at-sea/: {removed: "Withdrawn by its authors."}
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from paper_archive.archive.addresses.renames import follow
from paper_archive.archive.addresses.slugs import joined_slugs
from paper_archive.archive.files import disk
from paper_archive.archive.ledger.entry import Ledger
from paper_archive.archive.markdown.conflict_markers import refuse_conflicts
from paper_archive.archive.markdown.strict_yaml import read_yaml
from paper_archive.archive.markdown.yaml_nodes import Mapping as MappingNode
from paper_archive.archive.markdown.yaml_nodes import plain
from paper_archive.archive.store import LEDGER, PAPERS, REDIRECTS, Stored
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.paper import Paper
from paper_archive.redirect import Redirect
from paper_archive.text import is_reserved

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|#%]|(^|/)(\.{0,2}|[^/]*[. ])(/|$)')
"""What no folder can be named on every system, and what would end the path of an address."""
_MOST_CHARS: Final = 400


def load_redirects(content: Path) -> list[Redirect]:
    """Return the redirects of the file in a content folder; a folder may have none.

    Raises:
        ArchiveError: with every problem of the file and its line.

    """
    path = content / REDIRECTS
    if not disk.is_there(path):
        return []
    return read_redirects(disk.read_text(path), Where(path.as_posix()))


def read_redirects(text: str, where: Where) -> list[Redirect]:
    """Return the redirects of a `redirects.yml`, in order.

    Raises:
        ArchiveError: with every problem of the file and its line.

    """
    refuse_conflicts(text, where)
    root, problems = read_yaml(text, where)
    redirects: list[Redirect] = []
    if root is not None and plain(root) is not None and not isinstance(root, MappingNode):
        problems.append(Problem(where, "redirects", "file must be lines `old/: new/`"))
    for key, node in root.entries if isinstance(root, MappingNode) else ():
        place = Where(where.path, key.line)
        try:
            redirects.append(_redirect(key.value, plain(node), place))
        except ValueError as error:
            problems.append(Problem(place, "redirects", str(error)))
    if problems:
        raise ArchiveError(sorted(problems, key=lambda problem: problem.where.line or 0))
    return redirects


def _redirect(old: object, new: object, where: Where) -> Redirect:
    """Return a redirect.

    Raises:
        ValueError: with what is wrong.

    """
    address = _address(old)
    if not address:
        raise ValueError(f"former address must be below the root of the site, not {shown(old)}")
    if isinstance(new, str):
        return Redirect(address=address, target=_address(new), where=where)
    match new:
        case {"removed": str(text), **rest} if not rest:
            reason = " ".join(text.split())
            return Redirect(address=address, target=None, reason=reason, where=where)
    raise ValueError(f"redirect must be an address or {{removed: reason}}, not {shown(new)}")


def _address(value: object) -> str:
    """Return an address below the root, as the site writes it: `/tags/nets` is `tags/nets/`.

    Raises:
        ValueError: when it is none.

    """
    text = value.strip() if isinstance(value, str) else ""
    path = text.removeprefix("/").removesuffix("/")
    names = [name.casefold().partition(".")[0] for name in path.split("/")]
    is_bad = bool(path) and (_UNSAFE.search(path) or any(map(_is_device, names)))
    if not text or len(path) > _MOST_CHARS or is_bad or (text.startswith("//")):
        raise ValueError(f"address must be one of the site, such as tags/nets/, not {shown(value)}")
    return path if not path or path.endswith(".html") else f"{path}/"


def _is_device(name: str) -> bool:
    return is_reserved(name) and name not in {"index", "readme", "404"}


def all_redirects(
    stored: Stored,
    ledger: Ledger,
    renamed: Mapping[str, str],
    written: list[Redirect],
    content: Path,
) -> list[Redirect]:
    """Return the redirects of pages and file, and what the ledger adds to them.

    `renamed` is old slug → new slug of pages that a person renamed.
    """
    where = Where((content / LEDGER).as_posix())
    found = [*_of_pages(stored), *written]
    known = {each.address for each in found}
    for slug, target in _of_ledger(stored, ledger, renamed):
        address = _of_paper(slug)
        if address not in known and slug not in stored.pages and slug not in stored.broken:
            known.add(address)
            leads = _of_paper(target) if target is not None else None
            found.append(Redirect(address=address, target=leads, where=where))
    return found


def gone_papers(stored: Stored, ledger: Ledger, renamed: Mapping[str, str]) -> list[Paper]:
    """Return the papers whose pages were deleted, or merged into others, as they were imported."""
    entries = follow(ledger, renamed)
    there = stored.pages.keys() | stored.broken
    deleted = [entry.paper for slug, entry in entries.items() if slug not in there]
    joined = [each.paper for entry in entries.values() for each in entry.joined_records]
    return [*(deleted if stored.is_whole else ()), *joined]


def redirected_slugs(redirects: Iterable[Redirect]) -> frozenset[str]:
    """Return the slugs of papers whose addresses are redirected."""
    paths = (PurePosixPath(each.address) for each in redirects)
    return frozenset(path.name for path in paths if path.parent.name == PAPERS)


def moved_pages(redirects: Iterable[Redirect], stored: Stored, content: Path) -> dict[str, str]:
    """Return the former file names of papers → the paths of their pages, below the folder."""
    moved: dict[str, str] = {}
    for each in redirects:
        slug = PurePosixPath(each.target or "").name
        is_paper = each.target == _of_paper(slug) and each.address.startswith(f"{PAPERS}/")
        if is_paper and slug in stored.pages:
            path = stored.pages[slug].path.relative_to(content).as_posix()
            moved[f"{PurePosixPath(each.address).name}.md"] = path
    return moved


def _of_pages(stored: Stored) -> Iterator[Redirect]:
    for slug, page in stored.pages.items():
        for old in page.paper.redirects:
            if old == slug:
                continue
            where = Where(page.place)
            yield Redirect(address=_of_paper(old), target=_of_paper(slug), where=where)


def _of_ledger(
    stored: Stored, ledger: Ledger, renamed: Mapping[str, str]
) -> Iterator[tuple[str, str | None]]:
    yield from renamed.items()
    for slug, entry in follow(ledger, renamed).items():
        for joined in sorted(joined_slugs({slug: entry})):
            yield joined, slug
        if slug not in stored.pages and stored.is_whole:
            yield slug, None


def _of_paper(slug: str) -> str:
    return f"{PAPERS}/{slug}/"
