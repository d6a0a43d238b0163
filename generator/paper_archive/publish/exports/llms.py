"""`llms.txt`: what the site has, as text, for programs that read text.

Source: https://llmstxt.org.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from paper_archive.publish.addresses import (
    AUTHORS,
    DATES,
    EXPORTS,
    TAGS,
    VENUES,
    date_address,
    markdown_address,
    public_address,
)
from paper_archive.publish.exports.files import SCHEMA, WHOLE, ExportFile
from paper_archive.publish.site import Site
from paper_archive.text import clean, counted

_MOST: Final = 50
"""How many topics and years are linked, those with the most papers."""
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>#&]")


def llms_txt(site: Site, description: str, files: Iterable[ExportFile]) -> str:
    """Return the file: name, description, and links to all papers as data, to topics and years.

    Links are absolute if the address of the site is known, else relative to the file.
    """
    about = description or f"An archive of {counted(len(site.papers), 'paper')}."
    sections = (
        ("Papers", _papers(site, files)),
        ("Topics", _topics(site)),
        ("Years", _years(site)),
        ("Optional", _others(site)),
    )
    blocks = [f"# {_escaped(site.name)}", f"> {_escaped(about)}"]
    for title, links in sections:
        if lines := list(links):
            blocks.append("\n".join((f"## {title}\n", *lines)))
    return "\n\n".join(blocks) + "\n"


def _papers(site: Site, files: Iterable[ExportFile]) -> Iterator[str]:
    if site.settings.markdown_pages and site.papers:
        pattern = markdown_address("NAME").replace("NAME", "{name}")
        yield (
            f"- Each paper as Markdown: `{_url(site, pattern)}`, where `{{name}}` is its name in "
            "the addresses of this site, and its `slug` in the files below"
        )
    for file in files:
        if file.name == WHOLE and not file.is_packed:
            papers = counted(file.papers, "paper")
            yield _link(site, f"{papers} as {file.format.title}", file.address, file.format.use)
    if site.settings.exports and site.papers:
        yield _link(site, "JSON Schema of the lines of JSON Lines", SCHEMA)
        yield _link(site, "All files, also by year and topic", EXPORTS)


def _topics(site: Site) -> Iterator[str]:
    for topic in site.largest_topics[:_MOST]:
        papers = counted(len(topic.group.papers), "paper")
        note = f"{papers}. {topic.description}" if topic.description else papers
        yield _link(site, topic.name, topic.address, note)


def _years(site: Site) -> Iterator[str]:
    years = site.periods["year"]
    largest: Sequence[str] = sorted(years, key=lambda year: (-len(years[year].papers), year))
    for year in sorted(largest[:_MOST], reverse=True):
        papers = counted(len(years[year].papers), "paper")
        yield _link(site, year, date_address(year), papers)


def _others(site: Site) -> Iterator[str]:
    yield _link(site, "All dates", DATES)
    yield _link(site, "All topics", TAGS)
    if site.authors:
        yield _link(site, "All authors", AUTHORS)
    if site.venues:
        yield _link(site, "All venues", VENUES)


def _link(site: Site, title: str, address: str, note: str = "") -> str:
    link = f"- [{_escaped(title)}]({_url(site, address)})"
    return f"{link}: {_escaped(note)}" if note else link


def _url(site: Site, address: str) -> str:
    return public_address(site.address, address) or address


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", clean(text))
