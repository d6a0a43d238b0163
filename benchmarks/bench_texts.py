"""Read, write and show texts of one repeated piece, and see that the time grows with their length.

    python benchmarks/bench_texts.py

It prints, for each step from a file to a page of the site, the pieces whose eightfold text takes
longest, as a multiple of the time of the single text. It ends with exit code 1 if one of them takes
more than thirty-two times as long, in the best of three runs.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Final

from paper_archive.archive.markdown.page import edit_page, read_page, write_page
from paper_archive.archive.notes import NotesReport
from paper_archive.archive.topics.topics_file import Topic, read_topics
from paper_archive.archive.topics.vocabulary import Vocabulary
from paper_archive.errors import ArchiveError, Where
from paper_archive.publish.files import site_files
from paper_archive.publish.mathematics import with_mathematics
from paper_archive.publish.pages import site_pages
from paper_archive.publish.paper_parts.github_blocks import GitHubBlocks
from paper_archive.publish.paper_parts.notes import render_notes
from paper_archive.publish.site import site_of
from paper_archive.sources import read_source
from paper_archive.sources.field_values.tex import from_tex
from paper_archive.sources.source_file import SourceFile
from repeated_texts import UNITS

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import made_up  # noqa: E402  # modules of the tests
from citation_readers import citations  # noqa: E402

TIMES: Final = 8
MOST_GROWTH: Final = 32
"""How many times as long may take a text that is eight times as long; the square of 8 is 64."""
_LEAST_SECONDS: Final = 0.002
"""What less time counts as, since the clock and the machine have their own say there."""
_SHOWN: Final = 3

WHERE: Final = Where("x.md")
EXTENSIONS: Final = ("toc", "tables", "fenced_code", GitHubBlocks())
"""Those of our settings, with what MkDocs adds."""
VOCABULARY: Final = Vocabulary([Topic("a", "A", "A.", ("a b", "a"), excluded=("a b c",))])


def into_papers(text: str) -> None:
    """Read it as a capture, as a title, as an abstract and as TeX."""
    head, tail = made_up.CAPTURE_HEAD, "\n\n  • 3 authors\n·\nDec 15, 2022\n"
    plain = "Get trending papers in your email inbox once a day!\nSubscribe"
    for capture in (f"{head}{text}", f"{head}T\n\n{text}{tail}", f"{head}{text}\n\nA{tail}"):
        list(read_source(SourceFile.of_bytes(capture.encode(), WHERE)).outcomes)
    list(read_source(SourceFile.of_bytes((plain + text).encode(), WHERE)).outcomes)
    from_tex(text)


def into_pages(text: str) -> None:
    """Write and edit pages with it as abstract, title, venue and author."""
    for fields in ({"abstract": text}, {"title": f"T{text}"}, {"venue": text, "authors": [text]}):
        with suppress(ArchiveError):  # an author needs a letter
            paper = made_up.paper(**fields)
            page = write_page(paper)
            edit_page(
                page, replace(read_page(page, paper.slug, WHERE), title="New", abstract="New")
            )


def out_of_pages(text: str) -> None:
    """Read pages, and vocabularies, that hold it in any place."""
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
    """Make the site of papers with it: topics, formulas, citations, pages and files."""
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
    """Check notes, and make HTML of them."""
    notes = f"## Notes\n\n{text}\n\nEnd."
    report = NotesReport()
    report.read(notes, WHERE)
    if not report.problems:
        render_notes(notes, EXTENSIONS, {}, lambda link: link, WHERE)


def seconds(step: Callable[[str], None], text: str) -> float:
    """Return the least processor time of three runs."""
    taken = []
    for _ in range(3):
        start = process_time()
        step(text)
        taken.append(process_time() - start)
    return min(taken)


def growth(step: Callable[[str], None], unit: str, chars: int) -> float:
    """Return how many times as long a text takes that is eight times as long."""
    text = unit * (chars // len(unit))
    return seconds(step, text * TIMES) / max(_LEAST_SECONDS, seconds(step, text))


def main() -> int:
    """Print the table and return the exit code."""
    failures = []
    print(f"| step | {TIMES} times the text takes at most |\n|---|---|")
    for step, chars in STEPS.items():
        grown = sorted(((growth(step, unit, chars), unit) for unit in UNITS), reverse=True)
        worst = ", ".join(f"{times:.0f} × as long ({unit!a})" for times, unit in grown[:_SHOWN])
        print(f"| {step.__name__.replace('_', ' ')} | {worst} |", flush=True)
        failures += [(step.__name__, unit) for times, unit in grown if times > MOST_GROWTH]
    for name, unit in failures:
        print(f"{name}: {unit!a} takes time that grows faster than the text", file=sys.stderr)
    return bool(failures)


STEPS: Final = {
    into_papers: 8_000,
    into_pages: 8_000,
    out_of_pages: 8_000,
    onto_the_site: 8_000,
    notes_onto_the_site: 2_000,
}
"""Step → characters of the short text."""

if __name__ == "__main__":
    sys.exit(main())
