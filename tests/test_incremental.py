"""A build after edits leaves what a clean build leaves, byte for byte."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from archive_edits import EditedArchive
from builds import Build, build_site, make_project
from made_up import paper, source
from paper_archive.archive import store
from paper_archive.archive.markdown.page import write_page
from paper_archive.archive.store import Page
from paper_archive.paper import Paper
from paper_archive.plugin import processes
from paper_archive.plugin.files import export_tasks
from paper_archive.plugin.whole_site import WholeSite
from paper_archive.publish import list_pages
from paper_archive.publish.exports import files as exports
from paper_archive.publish.exports.files import ExportSet, TextOf
from paper_archive.publish.exports.parts import Parts
from paper_archive.publish.listings import listing as one_list
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.related_papers.related import PaperVectors

SEEDS: Final = range(int(os.environ.get("PAPER_ARCHIVE_SEEDS", "2")))
"""More of them take longer, and find more."""
STEPS: Final = 3


def files_of(built: Build) -> dict[str, bytes]:
    assert built.exit_code == 0, built.output
    paths = [path for path in built.site.rglob("*") if not path.is_dir()]
    return {path.relative_to(built.site).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_edits_a_build_leaves_what_a_clean_one_does(tmp_path: Path, seed: int) -> None:
    archive = EditedArchive(tmp_path / "project", tmp_path / "site", Random(seed))  # noqa: S311  # no secret
    archive.begin(papers=8)
    done: list[str] = []
    files_of(build_site(archive.project, archive.site))
    for _ in range(STEPS):
        done += [archive.edit() for _ in range(archive.chance.randrange(1, 4))]
        found = files_of(build_site(archive.project, archive.site))
        shutil.copytree(archive.project, tmp_path / "copy", ignore=shutil.ignore_patterns(".cache"))
        clean = files_of(build_site(tmp_path / "copy", tmp_path / "clean"))
        assert [name for name in clean if found.get(name) != clean[name]] == [], done
        assert found.keys() == clean.keys(), done
        shutil.rmtree(tmp_path / "copy")
        shutil.rmtree(tmp_path / "clean")


def test_a_build_of_the_same_makes_nothing_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, site = tmp_path / "project", tmp_path / "site"
    found = [paper("Waves", tags=["seas"], sources=[source("a.txt", "2026-01-02")]), paper("Tides")]
    pages = {f"papers/{each.slug}.md": write_page(each) for each in found}
    pages["papers/waves.md"] += "\n## Notes\n\nSee [tides](tides.md) and [us](../about.md).\n"
    links = "[topics](tags/index.md), [seas](tags/seas/feed.xml), [waves](papers/waves.md)"
    make_project(project, {**pages, "about.md": f"# About\n\nSee {links}.\n"})
    address = {"SITE_URL": "https://papers.test/"}
    before = files_of(build_site(project, site, address))
    monkeypatch.setattr(WholeSite, "_pages", lambda *_: pytest.fail("pages are made"))
    built = build_site(project, site, address)
    assert files_of(built) == before
    assert "WARNING" not in built.output
    (project / "content/papers/ice.md").write_text(write_page(paper("Ice")), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception):
        build_site(project, site, address)


def test_a_removed_page_is_the_same_whether_papers_are_rendered_before_it_or_not(
    tmp_path: Path,
) -> None:
    project, content = tmp_path / "project", tmp_path / "project/content"
    make_project(project, {"papers/waves.md": write_page(paper("Waves"))})
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins: [paper-archive: {page_extras: false}]\n")
    for reason in ("At first", "At last"):
        line = f'papers/ice/: {{removed: "{reason}"}}\n'
        (content / "redirects.yml").write_text(line, encoding="utf-8")
        found = files_of(build_site(project, tmp_path / "site"))
    assert found == files_of(build_site(project, tmp_path / "clean"))


def test_files_beside_the_papers_that_change_alone_are_seen(tmp_path: Path) -> None:
    project, site = tmp_path / "project", tmp_path / "site"
    page = write_page(paper("Waves")) + "\n## Notes\n\nThe WMO counts them.\n"
    make_project(project, {"papers/waves.md": page})
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(
            "markdown_extensions: [abbr, pymdownx.snippets: {auto_append: [short.md]}]\n"
        )
    for said in ("Before", "After"):
        (project / "short.md").write_text(f"*[WMO]: {said}\n", encoding="utf-8")
        built = build_site(project, site)
        assert f'title="{said}"' in built.page("papers/waves"), built.output
    (project / "content/robots.txt").write_text("Disallow: /", encoding="utf-8")
    build_site(project, site)
    assert (site / "robots.txt").read_text(encoding="utf-8") == "Disallow: /"


FOOTER: Final = "theme/partials/footer.html"
FILTER: Final = """\
from pathlib import Path


def on_env(env, config, files):
    env.globals["site_name"] = Path("note.txt").read_text
"""


@pytest.mark.parametrize(
    ("included", "files"),
    [
        ("{% include '.icons/note.txt' %}", {}),
        ("{% include 'linked/note.txt' %}", {}),
        ("{{ site_name() }}", {"hook.py": FILTER}),
    ],
)
def test_what_a_template_reads_besides_templates_is_as_it_is_now(
    tmp_path: Path, included: str, files: dict[str, str]
) -> None:
    project, theme = tmp_path / "project", tmp_path / "project/theme"
    make_project(project, {"papers/one.md": write_page(paper("One"))})
    (theme / "partials").mkdir(parents=True)
    (project / "icons").mkdir()
    (theme / ".icons").symlink_to(project / "icons")
    (theme / "linked").symlink_to(project / "icons")
    (theme / "icons").symlink_to(theme)  # a link to a folder that it is in
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("theme: {name: material, custom_dir: theme}\n")
        settings.writelines(f"hooks: [{name}]\n" for name in files)
    for name, text in {**files, FOOTER: f"<footer>{included}</footer>"}.items():
        (project / name).write_text(text, encoding="utf-8")
    for note in ("first", "other"):
        (project / "note.txt").write_text(note, encoding="utf-8")
        (project / "icons/note.txt").write_text(note, encoding="utf-8")
        built = build_site(project, tmp_path / "site")
        assert f"<footer>{note}</footer>" in built.page("papers/one"), built.output


def test_a_build_compares_only_papers_near_an_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []
    related_to = PaperVectors.related_to

    def recorded(self: PaperVectors, one: Paper) -> object:
        compared.append(one.slug)
        return related_to(self, one)

    monkeypatch.setattr(PaperVectors, "related_to", recorded)
    papers = [
        *(paper(f"Bees {number}", abstract="nectar propolis wax") for number in range(3)),
        *(paper(f"Stars {number}", abstract="hydrogen helium core") for number in range(3)),
        *(paper(f"Number{number}", abstract=f"about{number}") for number in range(20)),
    ]
    project = tmp_path / "project"
    make_project(project, {f"papers/{each.slug}.md": write_page(each) for each in papers})
    files_of(build_site(project, tmp_path / "site"))
    assert sorted(compared) == sorted(each.slug for each in papers)
    compared.clear()
    edited = replace(papers[0], abstract="nectar propolis honey")
    (project / "content/papers/bees-0.md").write_text(write_page(edited), encoding="utf-8")
    built = build_site(project, tmp_path / "site")
    assert sorted(compared) == ["bees-0", "bees-1", "bees-2"], built.output


def test_after_an_edit_only_exports_and_lists_that_have_the_paper_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def set_files(papers: ExportSet, text_of: TextOf[bytes]) -> object:
        made.append(papers.name)
        return exports.set_files(papers, text_of)

    def pages_of(listing: Listing, *lines: Any, **options: Any) -> object:
        made.append(listing.address)
        return one_list.pages_of(listing, *lines, **options)

    monkeypatch.setattr(processes, "available_processes", lambda: 1)
    monkeypatch.setattr(export_tasks, "set_files", set_files)
    monkeypatch.setattr(list_pages, "pages_of", pages_of)
    names = ("Ada Bell", "Bo Chen")
    papers = [
        paper(f"Waves {year}", date=f"{year}-05-22", tags=[tag], authors=[name])
        for name, tag, years in zip(
            names, ("seas", "hives"), ((2023, 2024), (2021, 2022)), strict=True
        )
        for year in years
    ]
    project = tmp_path / "project"
    make_project(project, {f"papers/{each.slug}.md": write_page(each) for each in papers})
    files_of(build_site(project, tmp_path / "site"))
    assert {"2021", "2024", "topics/seas", "topics/hives", "tags/seas/", "authors/bo-chen/"} <= {
        *made
    }
    made.clear()
    edited = write_page(replace(papers[1], abstract="Of sand."))
    (project / "content/papers/waves-2024.md").write_text(edited, encoding="utf-8")
    files_of(build_site(project, tmp_path / "site"))
    with_the_paper = {"2024", "topics/seas", "tags/seas/", "authors/ada-bell/", "date/2024/"}
    assert with_the_paper <= {*made}
    others = {"2021", "2023", "topics/hives", "tags/hives/", "authors/bo-chen/", "date/2023/"}
    assert not others & {*made}


def test_a_file_of_all_papers_is_made_of_files_of_years_that_stand(tmp_path: Path) -> None:
    project, site = tmp_path / "project", tmp_path / "site"
    made = [paper(f"Waves {year}", date=str(year)) for year in (2021, 2022)]
    pages = {f"papers/{each.slug}.md": write_page(each) for each in made}
    pages["papers/waves-2021.md"] += "\n## Notes\n\nBy hand.\n"
    make_project(project, pages)
    for text in (pages["papers/waves-2022.md"], write_page(replace(made[1], venue="Seas"))):
        (project / "content/papers/waves-2022.md").write_text(text, encoding="utf-8")
        found = files_of(build_site(project, site))
    years = [found[f"export/{year}.jsonl"].splitlines()[1:] for year in (2022, 2021)]
    assert found["export/papers.jsonl"].splitlines()[1:] == [*years[0], *years[1]]
    assert b"Seas" in years[0][0]
    assert b"By hand" in years[1][0]


def test_of_the_papers_of_a_year_only_those_that_changed_are_exported_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    wholes: list[bytes] = []

    def written_by_hand(pages: Mapping[str, Page]) -> object:
        made.extend(pages)
        return store.written_by_hand(pages)

    def packed(data: bytes) -> bytes:
        wholes.append(data)
        return exports.packed(data)

    monkeypatch.setattr(processes, "available_processes", lambda: 1)
    monkeypatch.setattr(export_tasks, "written_by_hand", written_by_hand)
    monkeypatch.setattr(export_tasks, "packed", packed)
    monkeypatch.setattr(exports, "Parts", partial(Parts, most_bytes=400))
    monkeypatch.setattr(exports, "_LARGE_BYTES", 100)
    project, site = tmp_path / "project", tmp_path / "site"
    papers = [
        paper(f"Waves {number}", date="2024", tags=["seas"], abstract=f"Of $a$, “b”\n\n{number}")
        for number in range(6)
    ]
    make_project(project, {f"papers/{each.slug}.md": write_page(each) for each in papers})
    files_of(build_site(project, site))
    assert sorted(made) == [each.slug for each in papers]
    before = {*wholes}
    made.clear()
    wholes.clear()
    edited = [replace(papers[2], abstract="Of sand."), paper("Waves 2b", date="2024")]
    for each in edited:
        path = project / f"content/papers/{each.slug}.md"
        path.write_text(write_page(each), encoding="utf-8")
    found = files_of(build_site(project, site))
    assert sorted(made) == [each.slug for each in edited]
    assert before.isdisjoint(wholes)
    clean = files_of(build_site(project, tmp_path / "clean"))
    assert "export/2024.2.jsonl" in clean
    assert "export/papers.2.jsonl.gz" in clean
    assert found == clean
