"""Time grows with the length of a text, whatever it is, from a file to a page and to the site."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from time import process_time
from typing import Final

import pytest

import made_up
from citation_readers import citations
from paper_archive.archive.notes import NotesReport
from paper_archive.archive.page import edit_page, read_page, write_page
from paper_archive.archive.topics import Topic, Vocabulary, read_topics
from paper_archive.errors import ArchiveError, Where
from paper_archive.publish.files import site_files
from paper_archive.publish.github_blocks import GitHubBlocks
from paper_archive.publish.mathematics import with_mathematics
from paper_archive.publish.notes import render_notes
from paper_archive.publish.pages import site_pages
from paper_archive.publish.site import site_of
from paper_archive.sources import read_source
from paper_archive.sources.source_file import SourceFile
from paper_archive.tex import from_tex

WHERE: Final = Where("x.md")
EXTENSIONS: Final = ("toc", "tables", "fenced_code", GitHubBlocks())
"""Those of our settings, with what MkDocs adds."""
VOCABULARY: Final = Vocabulary([Topic("a", "A", "A.", ("a b", "a"), excluded=("a b c",))])

UNITS: Final = (
    *("a", "a ", "1", "1,", ".", "a.", "A. ", "-", "a-", "a_", "_", "*", "`", "``", "``a", "''"),
    *("[", "[a,", "[a](", "]", "(", "{", "{a: ", "}", "<", "<a", "</", "&", "&a", "&#", "#", "|"),
    *("|-", "~", "=", "+", "\\", "\\\\", "\\a", "\\(", "\\(a", "\\[", "\\{", "\\'", "\\emph{"),
    *(
        "$",
        "$a",
        "$ ",
        "a$",
        "$$",
        "$$a",
        "$\\",
        "\\$",
        "{\\it ",
        '"',
        "'",
        "'a",
        ": ",
        "a: ",
        "? ",
    ),
    *("- ", "\n- ", "\n", "a\n", "a\n\n", "\n# ", " ", "\t", " \n", "\r", "\x00", "!", "![", "@"),
    *(
        "• 1 author\n",
        "·\n",
        "\n  • 1 author\n·\nDec 1\n",
        "T\n\nA.\n\n",
        "中",
        "각",
        "😀",
        "\u200b",
    ),
    *("\u0301", "\u0301\u0327", "a\u0327\u0301\u0315", "\u200d", "ﷺ", "ﬁ", "\ufeff", "\u2028"),
)


def into_papers(text: str) -> None:
    head, tail = made_up.CAPTURE_HEAD, "\n\n  • 3 authors\n·\nDec 15, 2022\n"
    plain = "Get trending papers in your email inbox once a day!\nSubscribe"
    for capture in (f"{head}{text}", f"{head}T\n\n{text}{tail}", f"{head}{text}\n\nA{tail}"):
        list(read_source(SourceFile.of_bytes(capture.encode(), WHERE)).outcomes)
    list(read_source(SourceFile.of_bytes((plain + text).encode(), WHERE)).outcomes)
    from_tex(text)


def into_pages(text: str) -> None:
    for fields in ({"abstract": text}, {"title": f"T{text}"}, {"venue": text, "authors": [text]}):
        with suppress(ArchiveError):  # an author needs a letter
            paper = made_up.paper(**fields)
            page = write_page(paper)
            edit_page(
                page, replace(read_page(page, paper.slug, WHERE), title="New", abstract="New")
            )


def out_of_pages(text: str) -> None:
    bodies = (text, f"# T\n\n{text}", f"# T\n\nA.\n\n## Notes\n{text}", f"```\n{text}")
    pages = [f"---\ntitle: T\n---\n{body}" for body in bodies]
    values = (
        f"title: {text}",
        f"title: T\n{text}",
        f'title: T\nx: "{text}"',
        f"title: T\nx: [{text}]",
    )
    pages += [f"---\n{value}\n---\n" for value in values]
    for page in pages:
        with suppress(ArchiveError):
            edit_page(page, replace(read_page(page, "x", WHERE), title="New", abstract="New"))
    for topics in (text, f"- name: {text}", f"- phrases: [{text}]"):
        with suppress(ArchiveError):
            read_topics(topics.encode(), WHERE)


def onto_the_site(text: str) -> None:
    VOCABULARY.topics_of(text, text)
    papers = [made_up.paper(f"T{text}", venue=text), made_up.paper("U", abstract=text)]
    site = site_of([*papers, made_up.paper("V", abstract="a b")], [])
    for paper in papers:
        with_mathematics(paper.title)
        with_mathematics(paper.abstract)
        citations(paper, "https://x.org/")
    list(site_pages(site, has_front_page=True))
    site_files(site, "1")


def notes_onto_the_site(text: str) -> None:
    notes = f"## Notes\n\n{text}\n\nEnd."
    report = NotesReport()
    report.read(notes, WHERE)
    if not report.problems:
        render_notes(notes, EXTENSIONS, {}, lambda link: link, WHERE)


def seconds(step: Callable[[str], None], text: str) -> float:
    start = process_time()
    step(text)
    return process_time() - start


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
@pytest.mark.parametrize(
    ("step", "chars"),
    [
        (into_papers, 8_000),
        (into_pages, 8_000),
        (out_of_pages, 8_000),
        (onto_the_site, 8_000),
        (notes_onto_the_site, 2_000),
    ],
)
def test_eight_times_the_text_does_not_take_much_more_than_eight_times_as_long(
    step: Callable[[str], None], chars: int, unit: str
) -> None:
    short = unit * (chars // len(unit))
    few = max(0.01, min(seconds(step, short) for _ in range(2)))
    assert seconds(step, short * 8) < 32 * few
