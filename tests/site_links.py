"""The pages of a built site, and the links between them that lead nowhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser

HOST: Final = "https://papers.test/"


def html_pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    """Yield the path below the site and the tree of each page."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), LexborHTMLParser(path.read_text(encoding="utf-8"))


def broken_links(site: Path, base: str) -> list[str]:
    """Return each link within the site that leads nowhere; the site lies at `base`."""
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for name, page in html_pages(site):
        address = urljoin(base, name.removesuffix("index.html"))
        anchors[address] = {node.attributes["id"] or "" for node in page.css("[id]")}
        for node in page.css("[href], [src]"):
            target = node.attributes.get("href") or node.attributes.get("src") or ""
            links.append((address, urljoin(address, target)))
    broken = []
    for origin, link in links:
        target, fragment = urldefrag(link)
        if not target.startswith(HOST):
            continue
        if not target.startswith(base):
            broken.append(f"{origin} leaves the site for {target}")
            continue
        target = target.partition("?")[0]
        path = site / unquote(target.removeprefix(base))
        if not (path.is_file() or (target.endswith("/") and (path / "index.html").is_file())):
            broken.append(f"{origin} leads to {target}, which is not there")
        elif fragment and fragment not in anchors.get(target, set()):
            broken.append(f"{origin} leads to {link}, which has no such place")
    return broken


def reached(site: Path) -> set[str]:
    """Return the addresses of the pages that links lead to from the front page, one by one."""
    pages = {f"{HOST}{name.removesuffix('index.html')}": page for name, page in html_pages(site)}
    found, waiting = {HOST}, [HOST]
    while waiting:
        address = waiting.pop()
        links = (node.attributes["href"] or "" for node in pages[address].css("a[href]"))
        targets = {urldefrag(urljoin(address, link))[0] for link in links} & pages.keys()
        waiting.extend(targets - found)
        found |= targets
    return {address.removeprefix(HOST) for address in found}
