"""Templates without the blanks, quotes and end tags that only their writers need.

It is done once, when a template is compiled: there are half a million lines of papers, and each
byte of a template is in all of them. A person's templates stay as they are, so that mistakes in
them are named with their lines.

Source: https://html.spec.whatwg.org/multipage/syntax.html#unquoted and #optional-tags, and, for
which blanks are not shown, CSS Text 3, section 4.1.
"""

import re
from pathlib import Path
from typing import Final

from jinja2.ext import Extension

from paper_archive.package_folders import THEME

_BLOCKS: Final = (
    "article|body|caption|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|html"
    "|li|link|main|meta|nav|ol|p|section|summary|table|tbody|td|th|thead|title|tr|ul"
)
"""Elements beside which blanks are not shown."""
_KEPT: Final = re.compile(
    r"(\{#.*?(?:#\}|\Z)|\{%.*?(?:%\}|\Z)|\{\{.*?(?:\}\}|\Z)"
    r"|<(?P<raw>pre|textarea|script|style)\b.*?(?:</(?P=raw)>|\Z))",
    re.DOTALL,
)
"""What is no HTML, and elements whose blanks are shown."""
_QUOTED: Final = re.compile(r'(?<=[a-z])(?<!type)(?<!rel)="([a-z0-9_-]+)"(?=[ >])')
"""Types and relations keep theirs: programs that do not parse pages look for them."""
_BEFORE: Final = re.compile(rf"(?<!\s)[ \t]*+\n\s*+(?=</?(?:{_BLOCKS})\b)", re.IGNORECASE)
_AFTER: Final = re.compile(rf"(</?(?:{_BLOCKS})(?: [^<>]*)?>)[ \t]*\n\s*", re.IGNORECASE)
_ENDS: Final = re.compile(r"</(?:li|td)>")
"""Only another such element, or the end of the one around it, can follow them."""


class LeanHtml(Extension):
    """Makes the HTML of templates lean."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of a template, lean if it is one of ours in HTML."""
        is_ours = filename is not None and Path(filename).is_relative_to(THEME)
        return lean(source) if is_ours and name and name.endswith(".html") else source


def lean(source: str) -> str:
    """Return a template without blanks beside blocks, needless quotes and end tags."""
    parts = _KEPT.split(source)
    # Each part that is kept is followed by the name of its element, or by nothing.
    return "".join(
        _lean(part) if number % 3 == 0 else (part or "") * (number % 3 == 1)
        for number, part in enumerate(parts)
    )


def _lean(html: str) -> str:
    html = _QUOTED.sub(r"=\1", html)
    return _ENDS.sub("", _AFTER.sub(r"\1", _BEFORE.sub("", html)))
