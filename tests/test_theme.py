"""How an archive gets a look of its own: its files replace ours, its links are in the header."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from mkdocs.theme import Theme
from selectolax.lexbor import LexborHTMLParser

from builds import ROOT, Build, build_site
from command_line import put
from paper_archive.plugin.theme import use_theme
from paper_archive.publish.accent import accent_style
from paper_archive.publish.styles.sheet import compact
from partials import THEME

PAPER = '---\ntitle: "Maps"\n---\n\n# Maps\n'
LEAST = "site_name: Maps of Ants\ndocs_dir: content\ntheme: material\nplugins: [paper-archive]\n"


def build_of(folder: Path, settings: str, files: dict[str, str]) -> Build:
    """Build an archive of these settings and files beside a paper."""
    put(folder / "mkdocs.yml", settings)
    for name, text in {"content/papers/maps.md": PAPER, **files}.items():
        put(folder / name, text)
    built = build_site(folder, folder / "site")
    assert built.exit_code == 0, built.output
    return built


def header(built: Build) -> list[tuple[str, str]]:
    """Return text and address of the links in the header of a paper's page, below the name."""
    page = LexborHTMLParser(built.page("papers/maps"))
    links = page.css(".site-nav a")
    return [(link.text().strip(), link.attributes["href"] or "") for link in links]


def test_four_lines_of_settings_make_a_site(tmp_path: Path) -> None:
    built = build_of(tmp_path, LEAST, {})
    page = built.page("papers/maps")
    assert 'href="../../assets/archive.css"' in page
    assert 'href="../../assets/icon.svg"' in page
    assert (built.site / "assets/archive.css").is_file()
    assert "<h1>Maps of Ants</h1>" in built.page("")
    assert not (built.site / "sitemap.xml").exists()  # it needs the address of the site


def test_a_build_with_an_address_has_a_sitemap_and_no_warning(tmp_path: Path) -> None:
    built = build_of(tmp_path, f"{LEAST}site_url: https://ants.test/\n", {})
    assert "<loc>https://ants.test/papers/maps/</loc>" in (built.site / "sitemap.xml").read_text()
    assert "Warning" not in built.output


def test_the_files_of_a_theme_are_listed_without_hidden_ones_which_are_found(
    tmp_path: Path,
) -> None:
    hidden = (".icons/ant.svg", "assets/.cache/ant.svg", "assets/.ant")
    for name in ("assets/ant.svg", "main.html", *hidden):
        put(tmp_path / name, "An ant.")
    theme = Theme(custom_dir=str(tmp_path))
    stock = {*theme.get_env().list_templates()} - {*hidden}
    ours = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*") if path.is_file()}
    use_theme(theme)
    environment = theme.get_env()
    assert environment.list_templates() == sorted(stock | ours)
    assert [environment.get_template(name).render() for name in hidden] == ["An ant."] * 3


def test_an_own_template_may_link_a_page_that_the_archive_has_not(tmp_path: Path) -> None:
    settings = LEAST.replace("material", "{name: material, custom_dir: theme}")
    link = '<a id="home" href="{{ nav.homepage.url | url }}">Home</a>'  # as in that of Material
    files = {"theme/main.html": link, "content/group.md": "# Our group\n"}
    built = build_of(tmp_path, settings, files)
    assert built.page("group") == '<a id="home" href="..">Home</a>'


def test_the_header_links_the_pages_at_the_top_by_itself(tmp_path: Path) -> None:
    files = {"content/group.md": "# Our group\n", "content/notes/a.md": "# A\n"}
    built = build_of(tmp_path, LEAST, files)
    assert header(built) == [
        ("Dates", "../../date/"),
        ("Topics", "../../tags/"),
        ("Our group", "../../group/"),
        ("Reading list", "../../reading-list/"),
    ]


def test_the_header_links_what_nav_names(tmp_path: Path) -> None:
    nav = (
        "nav:\n  - Lab: https://lab.test/?a=1&b=2\n  - Us:\n      - group.md\n      - Old: old.md\n"
    )
    files = {
        "content/group.md": "# Our group\n",
        "content/old.md": "# X\n",
        "content/z.md": "# Z\n",
    }
    built = build_of(tmp_path, LEAST + nav, files)
    assert header(built)[2:-1] == [
        ("Lab", "https://lab.test/?a=1&b=2"),
        ("Our group", "../../group/"),
        ("Old", "../../old/"),
    ]


@pytest.mark.parametrize("folder", ["theme", "content"])
@pytest.mark.parametrize("name", ["assets/archive.css", "assets/icon.svg"])
def test_a_file_of_the_same_name_replaces_one_of_ours(
    tmp_path: Path, folder: str, name: str
) -> None:
    settings = LEAST.replace("material", "{name: material, custom_dir: theme}")
    built = build_of(tmp_path, settings, {"theme/x.txt": "", f"{folder}/{name}": "<mine>"})
    assert (built.site / name).read_text(encoding="utf-8").endswith("<mine>")
    assert ".site-header" not in (built.site / name).read_text(encoding="utf-8")
    assert (built.site / "assets/start.js").is_file()


def test_a_template_of_the_same_name_replaces_one_of_ours(tmp_path: Path) -> None:
    settings = LEAST.replace("material", "{name: material, custom_dir: theme, favicon: my.svg}")
    files = {"theme/partials/footer.html": "<footer>Ants only</footer>", "content/my.svg": "<svg/>"}
    page = build_of(tmp_path, settings, files).page("papers/maps")
    assert page.count("<footer") == page.count("Ants only") == 1
    assert "<header class=site-header>" in page
    assert re.findall(r'rel="icon" href="([^"]+)"', page) == ["../../my.svg"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>\n{{ foo.", "theme/topics.html:2: expected name or number"),
        ("<p>\n{{ foo.bar }}", "theme/topics.html:2: 'foo' is undefined"),
        ("<p>\n\n{{ 1 / 0 }}", "theme/topics.html:3: division by zero"),
        ('{% extends "mian.html" %}', "there is no template mian.html\n"),
    ],
)
def test_a_mistake_in_a_template_has_its_place(tmp_path: Path, text: str, said: str) -> None:
    put(tmp_path / "mkdocs.yml", LEAST.replace("material", "{name: material, custom_dir: theme}"))
    put(tmp_path / "content/papers/maps.md", PAPER)
    put(tmp_path / "theme/topics.html", text)
    built = build_site(tmp_path, tmp_path / "site")
    assert built.exit_code == 1
    assert said in built.output


def test_what_goes_wrong_in_our_templates_is_a_bug(tmp_path: Path) -> None:
    put(tmp_path / "mkdocs.yml", LEAST.replace("material", "{name: material, custom_dir: theme}"))
    put(tmp_path / "content/papers/maps.md", PAPER)
    put(tmp_path / "theme/partials/paper-line.html", "{# no macro #}")
    with pytest.raises(UndefinedError):
        build_site(tmp_path, tmp_path / "site")


def test_a_style_is_added_to_ours(tmp_path: Path) -> None:
    settings = f"{LEAST}extra_css: [assets/archive.css, mine.css]\n"
    page = build_of(tmp_path, settings, {"content/mine.css": ""}).page("papers/maps")
    styles = re.findall(r'rel="stylesheet" href="../../([^"]+)"', page)
    assert styles == ["assets/archive.css", "mine.css"]


def test_an_accent_is_in_the_style_and_the_build_says_where_it_was_changed(tmp_path: Path) -> None:
    settings = LEAST.replace("[paper-archive]", '[{paper-archive: {accent: "#ffcc00"}}]')
    built = build_of(tmp_path, settings, {})
    style = (built.site / "assets/archive.css").read_text(encoding="utf-8")
    assert style.endswith(compact(accent_style("#ffcc00")))
    assert ".site-header{" in style
    assert "accent: #ffcc00 is hard to read on light pages" in built.output
    assert "dark pages" not in built.output


def test_an_accent_leaves_a_style_of_ones_own_alone(tmp_path: Path) -> None:
    settings = LEAST.replace("[paper-archive]", '[{paper-archive: {accent: "#ffcc00"}}]')
    built = build_of(tmp_path, settings, {"content/assets/archive.css": "a { color: red }"})
    assert (built.site / "assets/archive.css").read_text("utf-8").endswith("a{color: red}")


@pytest.mark.parametrize("folder", ["theme", "content"])
def test_a_module_of_the_same_name_is_joined_in_place_of_ours(tmp_path: Path, folder: str) -> None:
    settings = LEAST.replace("material", "{name: material, custom_dir: theme}")
    ours = (ROOT / "site-theme/assets/colours.js").read_text(encoding="utf-8")
    mine = f'{ours}\nconsole.log("colours of mine");\n'
    files = {
        "theme/x.txt": "",
        f"{folder}/assets/colours.js": mine,
        "content/assets/own.js": "// x",
    }
    built = build_of(tmp_path, settings, files)
    assert "colours of mine" in (built.site / "assets/start.js").read_text(encoding="utf-8")
    assert not (built.site / "assets/colours.js").exists()
    assert (built.site / "assets/own.js").read_text(encoding="utf-8") == "// x"


def test_a_module_that_lacks_what_others_import_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path / "mkdocs.yml", LEAST)
    put(tmp_path / "content/assets/colours.js", "// nothing\n")
    built = build_site(tmp_path, tmp_path / "site")
    assert built.exit_code == 1
    assert "cannot be joined: assets/start.js: assets/colours.js does not export" in built.output


def sheets(built: Build, address: str) -> list[str]:
    """Return the names of the styles of a page."""
    return re.findall(r'rel="stylesheet" href="[^"]*?([^"/]+)"', built.page(address))


def test_pages_load_the_styles_of_material_that_they_can_use(tmp_path: Path) -> None:
    files = {
        "content/plain.md": "# Plain\n\nSome `code`.\n",
        "content/note.md": '# Note\n\n<p class="md-button">Go</p>\n\n!!! note\n    Read.\n',
        "content/papers/noted.md": f"{PAPER}\n## Notes\n\nGood.\n",
    }
    built = build_of(tmp_path, f"{LEAST}markdown_extensions: [admonition]\n", files)
    assert sheets(built, "papers/maps") == sheets(built, "") == ["archive.css"]
    assert sheets(built, "papers/noted") == sheets(built, "plain") == ["text.css", "archive.css"]
    assert sheets(built, "note") == ["markdown.css", "archive.css"]
    not_found = (built.site / "404.html").read_text(encoding="utf-8")
    assert "/text.css" in not_found  # its sentences are set like those of a page of one's own
    style = (built.site / "assets/markdown.css").read_text(encoding="utf-8")
    assert ".admonition-title" in style
    assert ".md-typeset .md-button{" in style  # the page names it
    assert ".md-header" not in style
    assert not (built.site / "assets/stylesheets").exists()


def test_a_template_with_classes_of_material_has_their_styles(tmp_path: Path) -> None:
    settings = LEAST.replace("material", "{name: material, custom_dir: theme}")
    footer = '<footer class="md-typeset"><a class="md-button">Ants</a></footer>'
    built = build_of(tmp_path, settings, {"theme/partials/footer.html": footer})
    assert sheets(built, "papers/maps") == ["markdown.css", "archive.css"]
    assert ".md-typeset .md-button{" in (built.site / "assets/markdown.css").read_text("utf-8")


def test_the_site_brings_its_typeface_along_with_its_licence(tmp_path: Path) -> None:
    built = build_of(tmp_path, LEAST, {})
    (loaded,) = re.findall(r'rel="preload" href="../../([^"]+)"', built.page("papers/maps"))
    style = (built.site / "assets/archive.css").read_text(encoding="utf-8")
    (used,) = re.findall(r'@font-face\{[^}]*src: url\("([^"]+)"\)', style)
    assert loaded == f"assets/{used}"
    assert (built.site / loaded).stat().st_size < 30_000
    licence = (built.site / "assets/fonts/literata-license.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License" in licence
