"""What programs that save any page take for its author and its date.

They guess by class, attribute and text: Zotero ("Embedded Metadata"), Mozilla's Readability,
Trafilatura with htmldate, newspaper4k, goose3, readers of microdata and of microformats.
"""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

_CLASSES: Final = re.compile(
    r"byline|vcard|author|dateline|writtenby|hcard|hentry|h-entry|published|updated|pubdate"
    r"|posted|(?:^|[ _-])(?:date|dt|time)(?:$|[ _-])|entry-date|zuozhe|submitted|journalist"
)
"""Classes and ids."""
_ATTRIBUTES: Final = (
    "[itemprop], [itemtype], [itemscope], [rel~=author], [pubdate], address, author"
)
_META: Final = re.compile(
    r"author|creator|byl|(?:^|[._:-])(?:date|pubdate|published|modified|created|issued|time)"
    r"|published_time|updated_time|_date",
    re.IGNORECASE,
)
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_YEAR: Final = r"(?:19|20)\d\d"
_DATES: Final = re.compile(
    rf"\b{_YEAR}[-/.][01]?\d(?:[-/.]\d\d?)?\b|\b{_YEAR}[01]\d[0-3]\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?[ .]+(?:of )?{_MONTH}[,.]? {_YEAR}\b"
    rf"|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}\b"
)
_YEARS: Final = re.compile(r"(?<=\D)(?:199\d|20[0-3]\d)(?=\D)")


def years(html: str) -> list[str]:
    """Return all that htmldate could take for the year of a page, its last resort.

    It reads attributes too; nothing but the absence of a year keeps it from one.
    """
    return _YEARS.findall(html)


def guesses(html: str) -> list[str]:
    """Return all that a reader could take for an author or a date, in the order of the page.

    Not what the page itself says in tags that only papers have: `citation_*` and JSON-LD.
    """
    page = LexborHTMLParser(html)
    found = [node.html or "" for node in page.css(f"time, {_ATTRIBUTES}")]
    for node in page.css("[class], [id]"):
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if _CLASSES.search(names):
            found.append(names)
    for node in page.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        if _META.search(name) and not name.startswith("citation_"):
            found.append(name)
    return found + _DATES.findall(html)
