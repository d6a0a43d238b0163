"""A copy of the built site that works from a disk, without a server.

Browsers refuse modules, and the reading of files by scripts, to pages of a disk, and they show a
folder instead of its `index.html`. So links name that file, scripts are no modules, and what
scripts read is in scripts, too. The copy is made from the files of a site, which stay as they are.
"""

from collections.abc import Collection
from importlib.resources import files
from typing import Final

from paper_archive.publish.addresses import CARDS, RECENT, SEARCH
from paper_archive.publish.offline.pages import offline_page
from paper_archive.publish.offline.scripts import data_script, is_joined, offline_script

SCRIPT: Final = "assets/offline.js"
"""What stands in for what browsers refuse, in the copy."""
START: Final = "assets/start.js"
"""A script that every site of ours has."""
_FOR_SERVERS: Final = {"404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt"}


def offline_paths(paths: Collection[str]) -> list[str]:
    """Return which files of a site the copy is made from, sorted.

    Nobody can link to a page of the copy, so that it needs no pictures of links.
    """
    return sorted(path for path in {*paths} - _FOR_SERVERS if not path.startswith(CARDS))


def offline_file(path: str, data: bytes, paths: Collection[str]) -> tuple[str, bytes]:
    """Return path and contents of a file in the copy; `paths` are all files of the site.

    A page or script that is not UTF-8 is none of ours, and stays as it is.
    """
    if not path.endswith((".html", ".js", ".json")):
        return path, data
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return path, data
    if path.endswith(".html"):
        text = offline_page(path, text, paths, SCRIPT)
    elif path == RECENT or (path.startswith(SEARCH) and path.endswith(".json")):
        path, text = f"{path}.js", data_script(text)
    elif path.startswith("assets/") and path.endswith(".js") and is_joined(text):
        text = offline_script(text)
    return path, text.encode()


def added_files() -> dict[str, bytes]:
    """Return path → contents of what the copy has besides."""
    return {SCRIPT: (files(__name__) / "offline.js").read_bytes()}
