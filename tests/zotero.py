"""What Zotero makes of a page, a line of a list and a record of RIS, as its translators do.

Sources: zotero/translators, "Embedded Metadata" (2024-06-13), "RDF", "COinS", "RIS" (2023-07-28);
zotero/utilities, `cleanAuthor` and `parseContextObject`. Only what we rely on is here.
"""

import re
from typing import Any, Final
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

Creator = tuple[str, str]
"""Family and given name; the given one is empty where the name is one field."""

_FIELDS: Final = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_journal_title": "publication",
    "citation_inbook_title": "publication",
    "citation_conference_title": "conference",
    "citation_dissertation_institution": "publisher",
    "citation_technical_report_institution": "publisher",
    "citation_technical_report_number": "number",
    "citation_publisher": "publisher",
    "citation_series_title": "series",
    "citation_abstract": "abstract",
    "citation_doi": "doi",
    "citation_public_url": "url",
    "citation_language": "language",
}
_TYPES: Final = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
_RIS_TYPES: Final = {
    "JOUR": "journalArticle",
    "CPAPER": "conferencePaper",
    "CHAP": "bookSection",
    "BOOK": "book",
    "THES": "thesis",
    "RPRT": "report",
    "DATA": "dataset",
    "COMP": "computerProgram",
    "PAT": "patent",
    "ELEC": "webpage",
}
_OPEN_URL_BOOKS: Final = {
    "bookitem": "bookSection",
    "proceeding": "conferencePaper",
    "report": "report",
}


def clean_author(author: str) -> Creator:
    """Return the two names that Zotero sees in an author."""
    has_comma = "," in author
    author = re.sub(r"[\s.,/\[\]:]+$", "", re.sub(r"^[\s.,/\[\]:]+", "", author))
    if has_comma:
        parts = re.split(", ?", re.sub(r"\.([^ ])", r". \1", author, count=1))
        family, given = parts[0].strip(), parts[1] if len(parts) > 1 else ""
    else:
        given, _, family = author.rpartition(" ")
    return family, _initialed(given)


def _initialed(given: str) -> str:
    """Return a given name with a stop after each initial."""
    names = re.split(r"[\s.]+|(?=-)", re.sub(r"[\s,]+$", "", given))
    return (
        " ".join(f"{n}." if re.fullmatch("-?[A-ZА-Я]", n) else n for n in names)
        .replace(" -", "-")
        .strip()
    )


def creators(values: list[str]) -> list[Creator]:
    """Return the authors that Zotero makes of all tags `citation_author`."""
    found, last = [], None
    for value in values:
        authors = re.split(r"\s*;\s*", value)
        by_comma = re.split(r"\s*,\s*", authors[0])
        is_alone = len(authors) == len(values) == 1 and len(by_comma) > 1
        if is_alone and " " in by_comma[0] and " " in by_comma[1]:
            authors = by_comma
        for author in filter(None, map(str.strip, authors)):
            if author != last:
                found.append(clean_author(author))
            last = author
    return found


def item_of_page(html: str) -> dict[str, Any]:
    """Return what Zotero saves of a page."""
    page = LexborHTMLParser(html)
    tags = [
        (tag.attributes.get("name") or "", tag.attributes["content"] or "")
        for tag in page.css("meta[content]")
    ]
    item: dict[str, Any] = {"type": dict(tags).get("DC.type", "journalArticle")}
    for name, content in tags:
        item["type"] = _TYPES.get(name, item["type"])
        if name in _FIELDS:
            item[_FIELDS[name]] = content
    item["creators"] = creators([content for name, content in tags if name == "citation_author"])
    item.setdefault("publication", dict(tags).get("DC.source"))
    return item | _last_resorts(page, item)


def _last_resorts(page: LexborHTMLParser, item: dict[str, Any]) -> dict[str, Any]:
    """Return what Zotero takes from the page where no tag says it."""
    found: dict[str, Any] = {}
    byline = page.css_first(".byline, .bylines, .vcard, .article-byline, meta[name=author]")
    if not item["creators"] and byline:
        found["creators"] = [("?", byline.text())]
    time = page.css_first("time[datetime]")
    if "date" not in item and time:
        found["date"] = time.attributes["datetime"]
    if "abstract" not in item:
        description = page.css_first("meta[name=description]")
        found["abstract"] = description and description.attributes["content"]
    if "language" not in item:
        found["language"] = page.css("html")[0].attributes.get("lang")
    return found


def item_of_coins(title: str) -> dict[str, Any]:
    """Return what Zotero saves of a line of a list, by the title of its COinS."""
    pairs = [
        (key, unquote(re.sub(r"\+|%2[bB]", " ", value)))
        for key, value in (p.split("=") for p in title.split("&"))
    ]
    known = dict(pairs)
    form = known["rft_val_fmt"].rpartition(":")[2]
    type_ = {
        "journal": "journalArticle",
        "book": _OPEN_URL_BOOKS.get(known.get("rft.genre", ""), "book"),
        "dissertation": "thesis",
    }.get(form, known.get("rft.type", "webpage"))
    has_title = type_ in ("book", "report")
    return {
        "type": type_,
        "title": known.get("rft.atitle")
        or known.get("rft.title")
        or (known.get("rft.btitle") if has_title else None),
        "publication": known.get("rft.jtitle")
        or known.get("rft.source")
        or (None if has_title else known.get("rft.btitle")),
        "publisher": known.get("rft.pub") or known.get("rft.publisher") or known.get("rft.inst"),
        "series": known.get("rft.series"),
        "creators": [clean_author(value) for key, value in pairs if key == "rft.au"],
        "date": known.get("rft.date"),
        "url": next(
            (value for key, value in pairs if key == "rft_id" and value.startswith("http")), None
        ),
    }


def item_of_ris(text: str) -> dict[str, Any]:
    """Return what Zotero imports of a record of RIS."""
    lines = [(line[:2], line[6:].strip()) for line in text.split("\n")]
    known = dict(lines)
    families = [re.split(r"\s*,\s*", value, maxsplit=1) for tag, value in lines if tag == "AU"]
    return {
        "type": _RIS_TYPES.get(known["TY"], "journalArticle"),
        "title": known["TI"],
        "publication": known.get("C3") or known.get("T2"),
        "publisher": known.get("PB"),
        "creators": [(family, given[0] if given else "") for family, *given in families],
    }
