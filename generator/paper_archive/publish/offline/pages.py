"""The pages of the site as pages that a browser reads from a disk.

The tags of a page are found as browsers find them: what is in comments, scripts and the like is no
tag. Source: https://html.spec.whatwg.org/multipage/parsing.html#tokenization.
"""

import posixpath
import re
from collections.abc import Collection
from html import escape, unescape
from typing import Final
from urllib.parse import unquote

_TOKEN: Final = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?P<raw>script|style|textarea|title)\b(?>(?:\"[^\"]*\"|'[^']*'|[^'\">])*)>.*?(?:</(?P=raw)\b|\Z)"
    r"|<[a-z](?>(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|[^'\">])*)(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""What does not end reaches to the end of the page, so that it is read once."""
_START: Final = re.compile(r"<[a-z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?"
)
_LINKS: Final = {"href", "src", "action"}
_MODULE: Final = re.compile(r'<script type="module"(?= src="[^"]*/?assets/)')
_EARLY_FONT: Final = re.compile(r'<link rel="preload" [^>]* as="?font"? crossorigin>\n?')
"""Asked for as from another site, which browsers refuse to pages of a disk."""
_EARLY_MODULE: Final = re.compile(r'<link rel="?modulepreload"? [^>]*>\n?')
"""There they are no modules."""
_POLICY: Final = re.compile(r'(?<=http-equiv="Content-Security-Policy" content=")[^"]*')
_REFRESH: Final = re.compile(
    r"(?P<wait>\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?)(?P<link>.*)", re.IGNORECASE | re.DOTALL
)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|/", re.IGNORECASE)
_PAGE: Final = "index.html"


def offline_page(path: str, html: str, paths: Collection[str], script: str) -> str:
    """Return a page whose links name files, and whose scripts are no modules.

    `path` is that of the page in the site, `paths` are all files of the site, and `script` is the
    path of the script that runs the others.
    """
    folder = posixpath.dirname(path)

    def with_links(found: re.Match[str]) -> str:
        tag = _START.match(found[0])
        return _tag(tag[0], folder, paths) + found[0][tag.end() :] if tag else found[0]

    page = _EARLY_FONT.sub("", _TOKEN.sub(with_links, html), count=1)
    page = _EARLY_MODULE.sub("", page)
    page = _POLICY.sub(lambda policy: _policy(policy[0]), page, count=1)
    runner = f'<script defer src="{posixpath.relpath(script, folder or ".")}"></script>\n'
    first = _MODULE.search(page)
    if not first:
        return page
    return page[: first.start()] + runner + _MODULE.sub("<script defer", page[first.start() :])


def _tag(tag: str, folder: str, paths: Collection[str]) -> str:
    is_meta = tag[:5].lower() == "<meta"

    def with_link(found: re.Match[str]) -> str:
        name, quoted = found["name"].lower(), found["value"]
        if not quoted or not (name in _LINKS or (is_meta and name == "content")):
            return found[0]
        value = unescape(quoted.strip("\"'"))
        before, link = "", value
        if is_meta:
            refresh = _REFRESH.fullmatch(value)
            if not refresh or "http-equiv" not in tag.lower():
                return found[0]
            before, link = refresh["wait"], refresh["link"]
        changed = _link(link, folder, paths)
        return found[0] if changed == link else f'{found["name"]}="{escape(before + changed)}"'

    name_end = re.match(r"<[^\s/>]+", tag)
    start = name_end.end() if name_end else 0
    return tag[:start] + _ATTRIBUTE.sub(with_link, tag[start:])


def _link(link: str, folder: str, paths: Collection[str]) -> str:
    """Return a link with the name of the page, if it leads to a folder that has one."""
    if _SCHEME.match(link):
        return link
    path, rest = re.fullmatch(r"([^?#]*)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]  # matches any text
    target = posixpath.normpath(posixpath.join(folder, unquote(path), _PAGE))
    if not path or target not in paths:
        return link
    return posixpath.join(path, _PAGE) + rest


def _policy(policy: str) -> str:
    """Return a policy under which pages may load files of a disk, and pages in frames."""
    return policy.replace("'self'", "'self' file:") + "; frame-src 'self' file:"
