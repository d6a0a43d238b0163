"""Pages that we render ourselves are those that MkDocs would have made."""

from pathlib import Path

import pytest

from builds import Build, build_site, make_project
from made_up import paper
from paper_archive.archive.markdown.page import write_page

PAPERS = {
    "papers/2024/waves.md": write_page(
        paper("Waves", date="2024-05-22", authors=["Ada Bell"], tags=["seas"])
    )
    + "\n## Notes\n\nSee [tides](../tides.md) and [us](../../about.md).\n",
    "papers/tides.md": write_page(paper("Tides", authors=["Ada Bell"], tags=["seas"])),
    "about.md": "# About\n\nRead [waves](papers/2024/waves.md), [topics](tags/index.md).\n",
}
EVERYTHING = """\
{% if page %}
{{ page.title }}|{{ page.url }}|{{ page.canonical_url }}|{{ page.abs_url }}|{{ page.edit_url }}
{{ page.meta }}|{{ page.content }}|{{ page.is_homepage }}|{{ page.is_page }}|{{ page.active }}
{{ page.file.src_uri }}|{{ page.file.dest_uri }}|{{ page.file.url }}|{{ page.update_date }}
{{ page.toc }}|{{ page.parent }}|{{ page.ancestors }}|{{ page.children }}|{{ page.next_page }}
{{ base_url }}|{{ extra_css }}|{{ extra_javascript }}|{{ mkdocs_version }}|{{ nav.items | length }}
{% endif %}
"""
NAV = "nav: [about.md, papers/tides.md, {Seas: tags/seas/index.md}]\n"
ADDRESSES = {
    "SITE_URL": "https://papers.test/repo/",
    "REPO_URL": "https://github.com/me/papers",
    "EDIT_URI": "edit/main/content/",
}


def set_up(project: Path, settings: str = "") -> None:
    make_project(project, PAPERS)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(settings)


def with_hook(project: Path, hook: str) -> None:
    (project / "hook.py").write_text(hook, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")


def files_of(built: Build) -> dict[str, bytes]:
    assert built.exit_code == 0, built.output
    paths = [path for path in built.site.rglob("*") if path.is_file()]
    return {path.relative_to(built.site).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("more", ["", f"extra_css: [a.css]\nextra_javascript: [b.js]\n{NAV}"])
def test_a_template_of_a_person_gets_what_mkdocs_gives(tmp_path: Path, more: str) -> None:
    footer = tmp_path / "theme/partials/footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text(EVERYTHING, encoding="utf-8")
    set_up(tmp_path, f"theme: {{name: material, custom_dir: theme}}\n{more}")
    ours = files_of(build_site(tmp_path, tmp_path / "ours", ADDRESSES))
    with_hook(tmp_path, "def on_page_context(context, page, config, nav):\n    return context\n")
    theirs = files_of(build_site(tmp_path, tmp_path / "theirs", ADDRESSES))
    assert [path for path, data in theirs.items() if ours.get(path) != data] == []
    assert ours.keys() == theirs.keys()


def test_a_hook_that_acts_on_pages_acts_on_all(tmp_path: Path) -> None:
    set_up(tmp_path)
    with_hook(tmp_path, "def on_post_page(output, page, config):\n    return output + page.url\n")
    built = build_site(tmp_path, tmp_path / "site")
    for address in ("about/", "papers/waves/", "tags/seas/", "authors/ada-bell/", "search/"):
        assert built.page(address).endswith(f"</html>{address}"), built.output


def test_pages_and_notes_link_to_papers_and_lists(tmp_path: Path) -> None:
    set_up(tmp_path)
    built = build_site(tmp_path, tmp_path / "site")
    assert built.exit_code == 0, built.output
    assert 'Read <a href="../papers/waves/">waves</a>, <a href="../tags/">' in built.page("about")
    assert '<a href="../tides/">tides</a> and <a href="../../about/">' in built.page("papers/waves")


def test_a_link_to_a_page_that_is_not_there_fails_a_strict_build(tmp_path: Path) -> None:
    set_up(tmp_path)
    about = tmp_path / "content/about.md"
    about.write_text("# About\n\nRead [waves](papers/2023/waves.md).\n", encoding="utf-8")
    built = build_site(tmp_path, tmp_path / "site")
    assert built.exit_code == 1
    assert "papers/2023/waves.md" in built.output


def test_the_navigation_may_name_papers_and_lists(tmp_path: Path) -> None:
    set_up(tmp_path, NAV)
    built = build_site(tmp_path, tmp_path / "site")
    assert built.exit_code == 0, built.output
    assert "not found" not in built.output
    assert "Tides" in built.page("papers/tides")
    assert "Waves" in built.page("tags/seas")
