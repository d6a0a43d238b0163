"""What a page says to programs: the contents of its tags, by their names."""

import re
from dataclasses import dataclass, field
from typing import Final

from paper_archive.sources.field_values.markup import plain_paragraphs
from paper_archive.sources.json_documents import Object
from paper_archive.sources.saved_page.json_ld import article_in, is_article
from paper_archive.sources.saved_page.tags import PageTag, tags_in

_PREFIX: Final = re.compile(r"\A(?:dc|dcterms|dct)[.:]")
_ABSTRACT: Final = re.compile(r"<section class=(?:abstract|\"abstract\")[^>]*>")


@dataclass(slots=True)
class Page:
    """A page, as programs see it."""

    contents: list[tuple[str, str]] = field(default_factory=list)
    """Name, in lower case, and content of each `<meta>` in order; all Dublin Core is `dc.`."""
    article: Object = field(default_factory=dict)
    """The JSON-LD of its article; empty if it has none."""
    titles: list[str] = field(default_factory=list)
    """Each `citation_title` that says nothing of a language."""
    line: int | None = None
    """The line of its first title."""
    is_own: bool = False
    """Whether it is the page of a paper in an archive like ours, whose texts have no markup."""
    own_abstract: str = ""
    """The abstract that such a page shows, if it has no formulas."""

    @property
    def is_of_paper(self) -> bool:
        """Whether it describes a paper; many pages have a title in Dublin Core, but no creator."""
        names = {name for name, _ in self.contents}
        has_creator = any(name.startswith(("dc.creator", "dc.contributor")) for name in names)
        return (
            "citation_title" in names
            or ("dc.title" in names and has_creator)
            or is_article(self.article)
        )

    def all(self, *names: str) -> list[str]:
        """Return the contents of the first of the names that has any."""
        for name in names:
            if found := [text for each, text in self.contents if each == name and text]:
                return found
        return []

    def first(self, *names: str) -> str:
        """Return the first content of the first of the names that has any; empty if none has."""
        return next(iter(self.all(*names)), "")


def page_of(text: str) -> Page:
    """Return what a page says to programs."""
    page, scripts = Page(), []
    for tag in tags_in(text):
        if tag.name == "script":
            if tag.attributes.get("type", "").strip().lower() == "application/ld+json":
                scripts.append(tag.text)
        elif tag.name == "meta":
            _add(page, tag, text)
        elif "data-paper" in tag.attributes and not page.is_own:
            page.is_own = True
            page.own_abstract = _own_abstract(text, tag.at)
    page.article = article_in(scripts)
    return page


def _add(page: Page, tag: PageTag, text: str) -> None:
    name = (tag.attributes.get("name") or tag.attributes.get("property", "")).strip().lower()
    name = _PREFIX.sub("dc.", name) if name.startswith(("dc", "dct")) else name
    content = tag.attributes.get("content", "").strip()
    if not name.startswith(("citation_", "dc.")):
        return
    page.contents.append((name, content))
    if name in {"citation_title", "dc.title"} and page.line is None:
        page.line = text.count("\n", 0, tag.at) + 1
    if name == "citation_title" and content and not {"lang", "xml:lang"} & {*tag.attributes}:
        page.titles.append(content)


def _own_abstract(text: str, at: int) -> str:
    begin = _ABSTRACT.search(text, at)
    end = text.find("</section>", begin.end()) if begin else -1
    shown = text[begin.end() : end] if begin and end >= 0 else ""
    return "" if "<math" in shown else plain_paragraphs(shown)
