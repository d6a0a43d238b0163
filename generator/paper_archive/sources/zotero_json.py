"""Zotero's own JSON: items of its web API, and libraries that Better BibTeX exports.

Source: https://api.zotero.org/schema; Zotero Web API 3.
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.sources.csl_json import ids_in_note
from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import date_or_unread, iso_date
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.people import given_family, is_person
from paper_archive.sources.field_values.printed import (
    WHOLE_BOOKS,
    in_print,
    key_of,
)
from paper_archive.sources.field_values.tags import tags_of
from paper_archive.sources.format import Item, Record, Rejected
from paper_archive.sources.json_documents import Object, dicts_in, json_kind, objects_in, text_of
from paper_archive.sources.not_kept import AskedFields, unkept
from paper_archive.sources.source_file import SourceFile

NAME: Final = "zotero-json"

_NO_PAPERS: Final = frozenset(("attachment", "note", "annotation"))
_TYPES: Final = {
    **dict.fromkeys(("journalArticle", "magazineArticle", "newspaperArticle"), "article"),
    **dict.fromkeys(("bookSection", "encyclopediaArticle", "dictionaryEntry"), "chapter"),
    **dict.fromkeys(("webpage", "blogPost", "forumPost"), "webpage"),
    **{kind: kind for kind in ("book", "thesis", "report", "patent", "dataset", "preprint")},
    "conferencePaper": "conference",
    "computerProgram": "software",
}
_VENUES: Final = (
    *("publicationTitle", "proceedingsTitle", "conferenceName", "bookTitle", "university"),
    *("institution", "websiteTitle", "blogTitle", "repository"),
)

_KEY: Final = re.compile(r"^Citation Key:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
"""The key of an item in its field Extra, where Better BibTeX pins it."""
_UNKEPT: Final = unkept(
    """
    key citekey version itemID itemKey library libraryID uri select relations dateAdded numPages
    dateModified accessDate libraryCatalog attachments shortTitle journalAbbreviation
    conferenceName
    """,
    searched="extra",
)


def claims(head: bytes) -> bool:
    """Tell whether the file has items of Zotero."""
    return json_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the items in a file, except attachments and notes."""
    for found in objects_in(file, lambda each: "itemType" in each):
        if isinstance(found, Rejected):
            yield found
        elif text_of(found[0]["itemType"]) not in _NO_PAPERS:
            item = AskedFields(found[0])
            fields = fields_of_item(item)
            yield Record(fields, found[1], not_kept=_UNKEPT.names(found[0], item.asked, fields))


def fields_of_item(item: Object) -> dict[str, object]:
    """Return the fields of a record for an item of Zotero."""
    type_ = _TYPES.get(text_of(item.get("itemType")), "other")
    ids, links = ids_and_links([("", text_of(item.get("url")))])
    ids |= ids_in_note(text_of(item.get("extra")))
    if doi := text_of(item.get("DOI")):
        ids["doi"] = doi
    archive = text_of(item.get("archiveID"))
    if archive.lower().startswith("arxiv"):
        ids["arxiv"] = archive
    isbn = text_of(item.get("ISBN")).split()
    if isbn and type_ in WHOLE_BOOKS:
        ids["isbn"] = isbn[0]
    creators = dicts_in(item.get("creators"))
    authors, editors = _names(creators, "author"), _names(creators, "editor")
    title, date = plain(text_of(item.get("title"))), text_of(item.get("date"))
    extra = _KEY.search(text_of(item.get("extra")))
    return {
        "title": title or None,
        "abstract": plain_paragraphs(text_of(item.get("abstractNote"))),
        "authors": authors,
        "date": date_or_unread(iso_date(date), date),
        "venue": next((venue for key in _VENUES if (venue := plain(text_of(item.get(key))))), ""),
        "type": type_,
        **in_print(
            type_,
            volume=plain(text_of(item.get("volume"))),
            issue=plain(text_of(item.get("issue"))),
            pages=plain(text_of(item.get("pages"))),
            publisher=plain(text_of(item.get("publisher"))),
            editors=editors,
        ),
        **key_of(text_of(item.get("citationKey")) or (extra[1] if extra else ""), title),
        "language": language_tag(text_of(item.get("language"))),
        "tags": _tags(item.get("tags")),
        "ids": ids,
        "links": links,
    }


def _names(creators: list[Object], kind: str) -> list[str]:
    names = (
        plain(
            text_of(each.get("name"))
            or given_family(text_of(each.get("lastName")), text_of(each.get("firstName")))
        )
        for each in creators
        if each.get("creatorType", "author") == kind
    )
    return [name for name in names if is_person(name)]


def _tags(value: object) -> list[str]:
    texts = value if isinstance(value, list) else []
    return tags_of(
        text_of(each.get("tag")) if isinstance(each, dict) else text_of(each) for each in texts
    )
