"""Notes, own pages and the files beside them, on the site that is built."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from builds import Build, build_site, make_project
from paper_archive.cli import main
from site_links import HOST, broken_links

PAGE = "---\ntitle: {0}\ndate: 2024\n---\n\n# {0}\n\nAn abstract.\n\n## Notes\n\n"
ONE, TWO = "papers/2024/05/one.md", "papers/2024/06/two.md"


def problems_in(output: str) -> list[str]:
    """Return the problems that a command printed, without what stands before and after."""
    return re.findall(r"\S*content/\S*: .* \[[a-z-]+\]", output)


def checked(built: Build) -> list[str]:
    """Return the problems that `paper-archive check` finds in the project of a build."""
    content = built.site.parent / "project" / "content"
    result = CliRunner().invoke(main, ["check", "--content", str(content)])
    assert result.exit_code == 1
    return [each.replace(f"{content.parent}/", "") for each in problems_in(result.output)]


def notes_of(built: Build, slug: str) -> LexborHTMLParser:
    notes = LexborHTMLParser(built.page(f"papers/{slug}")).css_first(".notes")
    assert notes is not None
    return LexborHTMLParser(notes.html or "")


def test_footnotes_are_below_the_notes_as_on_github(build: Callable[..., Build]) -> None:
    notes = "Good[^1], they say[^b].\n\n[^1]: Because.\n[^b]: See [two](../06/two.md).\n"
    built = build({ONE: PAGE.format("One") + notes, TWO: PAGE.format("Two")})
    assert built.exit_code == 0, built.output
    found = notes_of(built, "one")
    assert [mark.text() for mark in found.css("sup a[href^='#fn:']")] == ["1", "2"]
    assert [note.text().split("\xa0")[0].strip() for note in found.css(".footnote li")] == [
        "Because.",
        "See two.",
    ]
    assert found.css_first(".footnote a[href='../two/']") is not None
    titles = {back.attributes["title"] for back in found.css(".footnote-backref")}
    assert titles == {"Back to the text"}


def test_links_and_images_lead_where_they_lead_on_github(build: Callable[..., Build]) -> None:
    notes = (
        "![f](fig.png) ![f](../06/fig.png 'T') ![g](../../../img/fig.png) ![h](<a b/f g.png>)\n"
        "[two](../06/two.md) [notes](../06/two.md#notes) [title](../06/two.md#two-words)\n"
        "[about](../../../about.md) [home](/index.md) [ref][r] <img src='fig.png'>\n"
        "<a href='../06/two.md'>html</a> [data](data.csv) [again](#notes) `[code](gone.md)`\n"
        "[r] [s] [r][] [s] [x]\n\n"
        "[r]: ../06/two.md\n[s]: data.csv\n\n"
        "<details>\n<summary>More</summary>\n\n![f](fig.png) [two](../06/two.md)\n\n</details>\n"
    )
    built = build(
        {
            ONE: PAGE.format("One") + notes,
            TWO: PAGE.format("Two words") + "[one](../05/one.md#notes)\n",
            "papers/2024/05/fig.png": "of May",
            "papers/2024/06/fig.png": "of June",
            "papers/2024/05/a b/f g.png": "spaces",
            "papers/2024/05/data.csv": "data",
            "img/fig.png": "of all",
            "about.md": "[one](papers/2024/05/one.md) ![f](papers/2024/05/fig.png)\n\n"
            "<details>\n\n[two](papers/2024/06/two.md)\n\n</details>\n",
        },
        {"SITE_URL": HOST},
    )
    assert built.exit_code == 0, built.output
    assert "WARNING" not in built.output
    assert broken_links(built.site, HOST) == []
    page = notes_of(built, "one")
    sources = [node.attributes["src"] or "" for node in page.css("img")]
    shown = [
        (built.site / "papers/one" / source.replace("%20", " ")).read_text() for source in sources
    ]
    assert shown == ["of May", "of June", "of all", "spaces", "of May", "of May"]
    assert [node.attributes["href"] for node in page.css("a")] == [
        *("../two/", "../two/#notes", "../two/", "../../about/", "../../", "../two/", "../two/"),
        *("../2024/05/data.csv", "#notes"),
        *("../two/", "../2024/05/data.csv", "../two/", "../2024/05/data.csv", "../two/"),
    ]
    assert page.css_first("details a") is not None
    assert notes_of(built, "two").css_first("a[href='../one/#notes']") is not None
    about = LexborHTMLParser(built.page("about"))
    assert about.css_first("a[href='../papers/one/']") is not None
    assert about.css_first("details a[href='../papers/two/']") is not None
    assert about.css_first("img[src='../papers/2024/05/fig.png']") is not None


def test_the_build_refuses_dead_links_with_the_words_of_the_check(
    build: Callable[..., Build],
) -> None:
    notes = "![f](gone.png)\n[a](../06/gone.md) <img src=gone.png>\n\n[b](../06/two.md#gone)\n"
    notes += "\n<details>\n\n[c](gone.md)\n\n</details>\n"
    built = build({ONE: PAGE.format("One") + notes, TWO: PAGE.format("Two")})
    assert built.exit_code == 1
    assert "Traceback" not in built.output
    found = problems_in(built.output)
    assert [each.partition(": ")[0] for each in found] == [
        f"content/{ONE}:{line}" for line in (12, 13, 13, 15, 19)
    ]
    assert found == checked(built)


def test_html_that_could_harm_is_in_no_page(build: Callable[..., Build]) -> None:
    notes = (
        "<script>alert(1)</script>\n\n<p style='position:fixed' onclick='x'>text</p>\n\n"
        "<meta http-equiv=refresh content=0><base href='https://host.test/'>\n\n"
        "<iframe src='https://host.test/'></iframe>\n\n"
        "[a](javascript:alert(1)) {{ config.theme }}\n"
    )
    built = build({ONE: PAGE.format("One") + notes})
    assert built.exit_code == 0, built.output
    page = notes_of(built, "one")
    assert not page.css("script, [style], [onclick], meta, base, iframe, [href]")
    assert page.body is not None
    assert page.body.text().split() == ["Notes", "text", "a", "{{", "config.theme", "}}"]
    warned = {each.partition(": ")[0] for each in problems_in(built.output)}
    assert warned == {f"content/{ONE}:{line}" for line in (12, 14, 16, 18, 20)}


def test_notes_without_end_are_problems_and_no_traceback(build: Callable[..., Build]) -> None:
    notes = {
        "brackets": "[" * 20_000,
        "html": "<div>" * 20_000,
        "lists": "\n".join("    " * depth + "- a" for depth in range(400)),
    }
    built = build({f"papers/{slug}.md": PAGE.format(slug) + text for slug, text in notes.items()})
    assert built.exit_code == 1
    assert "Traceback" not in built.output
    found = problems_in(built.output)
    assert [each.partition(":")[0] for each in found] == [f"content/papers/{n}.md" for n in notes]
    assert checked(built) == found


def test_a_link_that_only_the_parser_of_the_site_sees_is_a_warning_of_the_build(
    build: Callable[..., Build],
) -> None:
    built = build({ONE: PAGE.format("One") + "[a](gone page.md)\n"})
    assert built.exit_code == 1
    assert f"content/{ONE}: link must lead to a published file, not 'gone page.md'" in built.output


def test_no_file_of_a_person_is_silently_replaced(build: Callable[..., Build]) -> None:
    taken = {
        "Stats.md": "the site itself",
        "about/index.md": "content/about.md",
        "date/2024.md": "the site itself",
        "papers/one/index.html": f"content/{ONE}",
        "recent.json": "the site itself",
        "search.md": "the site itself",
        "tags/index.md": "the site itself",
    }
    built = build({ONE: PAGE.format("One"), **dict.fromkeys(taken, "Mine.")})
    assert built.exit_code == 1
    found = [each for each in problems_in(built.output) if "[address-taken]" in each]
    assert sorted(found) == [
        f"content/{name}: address is already used by {owner} [address-taken]"
        for name, owner in taken.items()
    ]
    assert sorted(each for each in checked(built) if "[address-taken]" in each) == sorted(found)


def test_files_of_ones_own_are_published_whatever_they_are_called(
    build: Callable[..., Build],
) -> None:
    files = {
        "assets/javascripts/mine.js": "mine",
        "world.map": "mine",
        "topics.yml.txt.png": "mine",
    }
    style = "assets/archive.css"
    built = build({ONE: PAGE.format("One"), **files, style: "mine"})
    assert built.exit_code == 0, built.output
    for name, text in files.items():
        assert (built.site / name).read_text(encoding="utf-8") == text
    # Below what the site uses of the styles of Material, in one file.
    assert (built.site / style).read_text(encoding="utf-8").endswith("}mine")


def test_an_archive_without_a_front_page_gets_one(tmp_path: Path) -> None:
    built = build_without_index(tmp_path, {ONE: PAGE.format("One")})
    assert built.exit_code == 0, built.output
    front = LexborHTMLParser(built.page(""))
    assert [node.text() for node in front.css("h1")] == ["Paper Archive"]
    assert front.css_first("a[href='papers/one/']") is not None


def test_a_readme_is_a_front_page_too(tmp_path: Path) -> None:
    built = build_without_index(tmp_path, {ONE: PAGE.format("One"), "README.md": "# Mine\n"})
    assert built.exit_code == 0, built.output
    assert [node.text() for node in LexborHTMLParser(built.page("")).css("h1")] == ["Mine"]


def build_without_index(folder: Path, files: Mapping[str, str]) -> Build:
    make_project(folder / "project", files)
    (folder / "project/content/index.md").unlink()
    return build_site(folder / "project", folder / "site")


def test_a_folder_that_leads_into_itself_is_a_problem(build: Callable[..., Build]) -> None:
    built = build({ONE: PAGE.format("One")})
    project = built.site.parent / "project"
    for name in ("once", "twice"):
        (project / "content" / name).symlink_to(".", target_is_directory=True)
    built = build_site(project, built.site)
    assert built.exit_code == 1
    (problem,) = problems_in(built.output)
    assert problem.startswith("content/once: link leads to a folder")
    assert checked(built) == [problem]
