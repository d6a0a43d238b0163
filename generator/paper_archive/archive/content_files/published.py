"""Which files of the content folder are published, and whether each has an address of its own.

Nothing here reads a file; paths are relative to the content folder, with forward slashes.

Source: MkDocs 1.6 with directory URLs (mkdocs/structure/files.py): `about.md` is `about/`, and
`index.md` or `README.md` is the page of its folder; `/templates/` is not published.
"""

import posixpath
from collections.abc import Collection, Iterable, Iterator
from itertools import filterfalse
from typing import Final
from unicodedata import normalize

from paper_archive.archive.content_files.overlooked import MARKDOWN, is_like_a_page
from paper_archive.archive.store import ADDRESSES, CAPTURES, LEDGER, PAPERS, REDIRECTS, TOPICS
from paper_archive.links import FOLDER_PAGES

_UNPUBLISHED: Final = (f"{CAPTURES}/", "templates/", LEDGER)
_SETTINGS: Final = {TOPICS, REDIRECTS, ADDRESSES}
_PAPERS: Final = f"{PAPERS}/"


def is_published(path: str) -> bool:
    """Tell whether the site publishes a file, as a page or unchanged."""
    if path in _SETTINGS or path.startswith(_UNPUBLISHED):
        return False
    return is_paper(path) or not path.startswith(_PAPERS) or not is_like_a_page(path)


def is_paper(path: str) -> bool:
    """Tell whether a file is the page of a paper."""
    return path.startswith(_PAPERS) and path.endswith(".md")


def taken_addresses(paths: Iterable[str], site_names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each published file whose address is used by another file, and that other file.

    The other file is empty if the site itself uses the address: `site_names` are the names, in
    lowercase, that it uses at its root. Case and the Unicode form of a letter (`é` as one or as two
    characters) are ignored, as some file systems do.
    """
    every = sorted(paths)
    owners = {_folded(published_as(path)): path for path in filter(is_paper, every)}
    folders = {above: path for file, path in owners.items() for above in _folders(file)}
    for path in filterfalse(is_paper, every):
        file = _folded(published_as(path))
        above = [*_folders(file)]
        name = above[0] if above else file
        others = (owners.get(file), folders.get(file), *map(owners.get, above))
        other = next(filter(None, others), "")
        if name in site_names and not path.startswith(_PAPERS):
            yield path, ""
        elif other:
            yield path, other
        else:
            owners[file] = path
            folders |= dict.fromkeys(above, path)


def _folded(file: str) -> str:
    return (
        file.casefold() if file.isascii() else normalize("NFC", normalize("NFD", file).casefold())
    )


def _folders(path: str) -> Iterator[str]:
    """Yield the folders that a path is in, the outermost first."""
    place = path.find("/")
    while place >= 0:
        yield path[:place]
        place = path.find("/", place + 1)


def published_as(path: str) -> str:
    """Return the file of the site that a file of the content folder becomes."""
    if is_paper(path):
        return f"{_PAPERS}{posixpath.basename(path).removesuffix('.md')}/index.html"
    stem, end = posixpath.splitext(path)
    if end not in MARKDOWN:
        return path
    folder, name = posixpath.split(stem)
    is_folder_page = f"{name}.md" in FOLDER_PAGES
    return posixpath.join(folder if is_folder_page else stem, "index.html")
