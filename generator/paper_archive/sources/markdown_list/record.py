"""What an item, a row or a paragraph says of the papers that it links to."""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.identifiers import identifier_in
from paper_archive.sources.field_values.addresses import ids_and_links, kind_of
from paper_archive.sources.field_values.dates import date_or_unread, iso_date, of_parts
from paper_archive.sources.field_values.markup import plain
from paper_archive.sources.field_values.people import ET_AL, people_in
from paper_archive.sources.field_values.tags import tags_of
from paper_archive.sources.markdown_list.blocks import Block

_LINK: Final = re.compile(
    r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?(https?://[^\s<>]+?)>?(?:\s+\"[^\"]*\")?\)"
)
_IMAGE: Final = re.compile(r"!\[(?>(?:(?!!\[)[^\]])*)\]\((?>(?:(?!!\[)[^)])*)\)")
_BARE: Final = re.compile(r"(?<![(\[<\"'])https?://[^\s<>()\[\]|\"']+")
_LABEL: Final = re.compile(
    r"(?:the\s+)?(?:original\s+)?(?:full\s+)?(?:paper|pdf|arxiv|abs|abstract|link|url|html|doi|code|github|project|"
    r"page|project\s*page|website|web|homepage|blog|video|slides|poster|demo|data|dataset|here|openreview|acl|"
    r"preprint|publication|article|proceedings|read\s+more|read|source|repo|model|models|supp|bibtex|"
    r"hugging\s*face|semantic\s+scholar|tweet|news|ar5iv|version|site|report|tech(?:nical)?\s+report|"
    r"survey\s+paper|conference|journal|paper\s+link|arxiv\s+paper|download|view|[\W\d_v]+|"
    r"https?://\S+|arxiv[:\s]*[\d.v/a-z-]*\d(?:v\d+)?|[A-Za-z&-]{2,12}['’ ]*\d{2,4})\Z",
    re.IGNORECASE,
)
_BOLD: Final = re.compile(r"\*\*\s*((?:[^*]|\*(?!\*))+?)\s*\*\*|__\s*([^_]+?)\s*__")
_ITALIC: Final = re.compile(
    r"(?<![*\w])\*(?!\*)([^*]+?)\*(?![*\w])|(?<![_\w])_(?!_)([^_]+?)_(?![_\w])"
)
_QUOTED: Final = re.compile(r"[\"“]([^\"“”]{8,})[\"”]")
_LEAD: Final = re.compile(
    r"\A(?:\s|\[\s?[xX]?\]|[\[(]?\d{4}(?:[./-]\d{1,2}){0,2}[\])]?[:,]?|:\w+:|[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f])+"
)
_AUTHORS: Final = re.compile(r"\b(?:authors?\s*:|by)\s+(.+)", re.IGNORECASE)
_ELLIPSIS: Final = re.compile(r"(?:,|(?<![\s,]))\s*+(?:\.\.\.|…)\s*+(?=,|\Z)")
_TRAIL: Final = ' \t.,;:|·–—-*_`"“”'
_NUMBERING: Final = re.compile(r"\A\d+(?:\.\d+)*[.)]?\s+")
_EMOJI: Final = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]|:[a-z_]+:")
_VENUE: Final = re.compile(
    r"[(\[*_`]\s*([A-Z][A-Za-z&/ -]{1,24}?)[ ,'’]*"
    r"((?:19|20)\d\d|'\d\d|[12](?=\d*[lIOo])[\dlIOo]{3}|[lI]\d{3})\b[^)\]*_`]{0,20}[)\]*_`]"
)
_DATE: Final = re.compile(
    r"[\[(]\s*((?:19|20)\d\d)([./-])((?:0[1-9]|1[0-2]))(?:\2((?:0[1-9]|[12]\d|3[01])))?\s*[\])]",
    re.ASCII,
)
"""A month or a day that stands alone in brackets: `[2024/03]`."""
_PREPRINTS: Final = frozenset(("arxiv", "preprint", "biorxiv", "medrxiv"))


def records_of_block(block: Block) -> Iterator[dict[str, object]]:
    """Yield the fields of each paper that a block links to; most blocks link to one, or to none."""
    text = _IMAGE.sub("", block.text)
    links = [(found[1], found[2], found.start()) for found in _LINK.finditer(text)]
    bare = [
        ("", found[0].rstrip(".,;"), found.start()) for found in _BARE.finditer(_LINK.sub("", text))
    ]
    papers = _by_paper([*links, *bare])
    if not papers:
        return
    is_alone = len(papers) == 1
    for identified in papers:
        labels = [label for label, _, _ in identified]
        title = _title(block, text, labels, is_alone=is_alone)
        addresses = [*links, *bare] if is_alone else identified
        yield _fields(
            block, text, title, [address for _, address, _ in addresses], is_alone=is_alone
        )


def _by_paper(links: list[tuple[str, str, int]]) -> list[list[tuple[str, str, int]]]:
    """Return the links that lead to identifiers, those of one paper together.

    Links of several schemes are of one paper unless two of them have titles.
    """
    papers: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for link in links:
        identifier = identifier_in(link[1])
        if identifier:
            papers.setdefault(identifier, []).append(link)
    groups = list(papers.items())
    schemes = [scheme for (scheme, _), _ in groups]
    titled = sum(any(not _is_label(label) for label, _, _ in group) for _, group in groups)
    if len(groups) > 1 and titled <= 1 and len(set(schemes)) == len(schemes):
        return [[link for _, group in groups for link in group]]
    return [group for _, group in groups]


def _fields(
    block: Block, text: str, title: str, addresses: list[str], *, is_alone: bool
) -> dict[str, object]:
    ids, links = ids_and_links(("", address) for address in addresses)
    kept = {kind: link for kind, link in links.items() if kind in {"pdf", "code", "video"}}
    for address in addresses:
        if identifier_in(address) and kind_of(address) == "pdf":
            kept.setdefault("pdf", address)
    heading = _NUMBERING.sub(
        "", plain(_EMOJI.sub("", _LINK.sub(r"\1", block.heading))).strip(_TRAIL)
    )
    venue, year = _venue(text) if is_alone else ("", "")
    cell = block.cell("date", "publish date", "published", "year")
    if is_alone and not cell:
        year = _date(text, year)
    return {
        "title": title or None,
        "authors": _authors(block, text) if is_alone else [],
        "venue": venue,
        "date": date_or_unread(iso_date(cell) or iso_date(year), cell, year),
        "tags": tags_of([heading]),
        "ids": ids,
        "links": kept,
    }


def _title(block: Block, text: str, labels: list[str], *, is_alone: bool) -> str:
    """Return the likeliest title: a cell, the text of a link, what is bold or quoted."""
    cell = block.cell("title", "paper", "name", "paper title") if is_alone else ""
    named = [shown for each in (cell, *labels) if not _is_label(shown := _shown(each))]
    if named or not is_alone:
        return next(iter(named), "")
    prose = _LINK.sub(lambda link: "" if _is_label(link[1]) else link[1], text)
    bold = [_shown(found[1] or found[2]) for found in _BOLD.finditer(prose)]
    bold = [each for each in bold if not _is_label(each)]
    if block.cells:
        return max(bold or map(_shown, block.cells), key=len, default="")
    quoted = _QUOTED.search(prose)
    before = text[: text.index("](")].rpartition("[")[0] if "](" in text else text
    return next(iter(bold), "") or _shown(quoted[1] if quoted else before or prose)


def _is_label(label: str) -> bool:
    return bool(_LABEL.match(_shown(label).strip("[]() ") or "-"))


def _shown(text: str) -> str:
    """Return text as Markdown shows it, on one line, without what leads to it or trails it."""
    text = _IMAGE.sub("", text)
    text = _LINK.sub(lambda link: "" if _is_bracketed(link[1]) else link[1], text)
    text = re.sub(r"\((?:read more on|see)[^()]*+\)|<br\s*/?>", " ", text, flags=re.IGNORECASE)
    text = re.sub(
        r"[*_`~]{2,}|(?<!\w)[*_`]|[*_`](?!\w)|\[\s*\]|\(\s*\)", "", _EMOJI.sub("", plain(text))
    )
    return " ".join(_LEAD.sub("", text).split()).strip(f"{_TRAIL}[(")


def _is_bracketed(label: str) -> bool:
    return label.startswith("[") and label.endswith("]")


def _authors(block: Block, text: str) -> list[str]:
    """Return the names of a cell, of text in italics, or behind "by"."""
    if block.columns:
        return _people(_shown(block.cell("authors", "author")))
    prose = _BOLD.sub("", _LINK.sub("", text))
    for italic in _ITALIC.finditer(prose):
        listed = _shown(italic[1] or italic[2])
        names = _ELLIPSIS.sub("", listed)
        names = names if names == listed else f"{names} {ET_AL}"
        if "," in names and not re.search(r"\d|[.:;!?] ", names.replace(". ", " ")):
            return _people(names)
    behind = _AUTHORS.search(prose)
    return _people(_shown(re.split(r"[.(\[|*·]", behind[1], maxsplit=1)[0])) if behind else []


def _people(text: str) -> list[str]:
    """Return the names in a text that can be those of people: no user names, no sentences."""
    names = people_in(text)
    named = [name for name in names if 1 < len(name.split()) < 6 and name[0].isupper()]
    return [*named, ET_AL] if named and ET_AL in names else named


def _date(text: str, year: str) -> str:
    """Return the date in brackets if there is one, of the year of the venue; else that year."""
    dates = {
        of_parts(found[1], found[3], found[4] or "")
        for found in _DATE.finditer(_LINK.sub("", text))
    }
    (date,) = dates if len(dates) == 1 else ("",)
    return date if date.startswith(year) else year


def _venue(text: str) -> tuple[str, str]:
    """Return the venue and the year behind it; letters may stand in place of digits: `20l9`."""
    found = _VENUE.search(_LINK.sub("", text))
    if not found:
        return "", ""
    year = f"20{found[2][1:]}" if found[2].startswith("'") else found[2]
    venue = found[1].strip(" ,'’")
    return ("" if venue.lower() in _PREPRINTS else venue), year
