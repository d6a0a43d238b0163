"""Which pages were edited since they were read."""

from dataclasses import replace
from pathlib import Path

import pytest

from made_up import paper
from paper_archive.archive.content_files.edited import edited_papers, stamps_of
from paper_archive.archive.markdown.page import write_page
from paper_archive.archive.store import load
from paper_archive.errors import ArchiveError


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder of two papers."""
    (tmp_path / "papers").mkdir()
    for each in (paper("Waves"), paper("Tides")):
        (tmp_path / f"papers/{each.slug}.md").write_text(write_page(each), encoding="utf-8")
    return tmp_path


def test_a_page_that_was_written_since_is_read_again(content: Path) -> None:
    pages = load(content).pages
    before = stamps_of(pages)
    assert edited_papers(pages, before, stamps_of(pages)) == {}
    text = write_page(replace(paper("Waves"), title="Great waves"))
    (content / "papers/waves.md").write_text(text, encoding="utf-8")
    found = edited_papers(pages, before, stamps_of(pages))
    assert {slug: paper.title for slug, paper in found.items()} == {"waves": "Great waves"}


def test_a_page_that_is_gone_or_broken_is_a_fault(content: Path) -> None:
    pages = load(content).pages
    before = stamps_of(pages)
    (content / "papers/waves.md").write_text("no front-matter", encoding="utf-8")
    with pytest.raises(ArchiveError):
        edited_papers(pages, before, stamps_of(pages))
    (content / "papers/waves.md").unlink()
    with pytest.raises(ArchiveError):
        edited_papers(pages, before, stamps_of(pages))
