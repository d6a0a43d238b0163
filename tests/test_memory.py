"""What a build no longer needs is not kept: a large archive would not fit in memory."""

from pathlib import Path

import pytest

from builds import build_site, make_project
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from paper_archive.plugin.incremental.build_ledger import Ledger
from paper_archive.plugin.incremental.last_build import LastBuild
from paper_archive.plugin.loaded_archive import LoadedArchive, load_archive
from paper_archive.plugin.pages.page_writer import PageWriter
from paper_archive.publish.keys import Keys
from paper_archive.publish.pages import paper_page
from paper_archive.publish.related_papers import shared_words
from paper_archive.publish.search.words import words
from paper_archive.publish.search.words.spellings import american
from paper_archive.publish.site import site_of

PAGES = {f"papers/{slug}.md": write_page(paper(slug.title(), slug=slug)) for slug in ("ice", "sea")}


def held_while_pages_are_written(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[set[str], list[str]]:
    """Return what the site of a project holds, and the texts of its pages."""
    loaded: list[LoadedArchive] = []
    held: set[str] = set()
    texts: list[str] = []
    write = PageWriter.write_changed

    def spied_load(*args: object, **options: object) -> LoadedArchive:
        loaded.append(load_archive(*args, **options))  # type: ignore[arg-type]  # as they are
        return loaded[0]

    def spied_write(*args: object, **options: object) -> object:
        held.update(vars(loaded[0].site))
        texts.extend(page.text for page in loaded[0].content.pages.values())
        return write(*args, **options)  # type: ignore[arg-type]  # likewise

    monkeypatch.setattr("paper_archive.plugin.load_archive", spied_load)
    monkeypatch.setattr(PageWriter, "write_changed", spied_write)
    built = build_site(project, project.parent / "site")
    assert built.exit_code == 0, built.output
    assert "Ice" in built.page("papers/ice")
    return held, texts


def test_the_index_is_not_kept_while_pages_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path / "project", PAGES)
    held, _ = held_while_pages_are_written(tmp_path / "project", monkeypatch)
    assert "related" in held
    assert "index" not in held


def test_words_are_not_kept_once_papers_are_compared() -> None:
    site = site_of([paper("Sea ice", slug="ice"), paper("Sea ice melts", slug="sea")], ())
    assert site.related.of(site.papers[0])
    found = (words.stem, american, words.is_stop_word, shared_words._term)
    assert all(each.cache_info().currsize for each in found)
    site.forget_index()
    assert not any(each.cache_info().currsize for each in found)
    assert not words._WORDS
    assert not words._CONTENT_WORDS


def test_what_a_page_is_made_of_is_not_kept_with_it() -> None:
    site = site_of([paper("Sea ice", slug="ice"), paper("Sea ice melts", slug="sea")], ())
    page = paper_page(site.papers[0], site)
    assert page.made_of
    assert page.made_of() == page.made_of()
    assert page.made_of() is not page.made_of()


def test_neither_keys_nor_pages_are_kept_once_they_are_of_no_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path / "project", PAGES)
    keys: list[Keys] = []
    writers: list[PageWriter] = []
    counts: list[int] = []
    replace = LastBuild.replace
    make, write, write_one = Keys.__init__, PageWriter.write_changed, PageWriter._write

    def spied_make(self: Keys, shared: str = "") -> None:
        make(self, shared)
        keys.append(self)

    def spied_write(self: PageWriter, *args: object, **options: object) -> object:
        writers.append(self)
        return write(self, *args, **options)  # type: ignore[arg-type]  # as they are

    def spied_write_one(self: PageWriter, task: tuple[str, str]) -> object:
        counts.append(len(keys[-1]._known) + len(keys[-1]._recent))
        return write_one(self, task)

    def spied_replace(self: LastBuild, ledger: Ledger) -> None:
        counts.append(len(writers[0]._made_pages.pages))
        replace(self, ledger)

    monkeypatch.setattr(Keys, "__init__", spied_make)
    monkeypatch.setattr(PageWriter, "write_changed", spied_write)
    monkeypatch.setattr(PageWriter, "_write", spied_write_one)
    monkeypatch.setattr(LastBuild, "replace", spied_replace)
    built = build_site(tmp_path / "project", tmp_path / "site")
    assert built.exit_code == 0, built.output
    assert set(counts) == {0}
    assert len(counts) > len(PAGES)


@pytest.mark.parametrize("shown", ["exports", "markdown_pages", ""])
def test_texts_of_pages_are_kept_only_if_files_have_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: str
) -> None:
    project = tmp_path / "project"
    make_project(project, PAGES)
    options = [f"{name}: {str(name == shown).lower()}" for name in ("exports", "markdown_pages")]
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"plugins: [{{paper-archive: {{{', '.join(options)}}}}}]\n")
    _, texts = held_while_pages_are_written(project, monkeypatch)
    assert texts == (list(PAGES.values()) if shown else ["", ""])
