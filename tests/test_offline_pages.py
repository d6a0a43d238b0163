"""Pages that a browser reads from a disk: links name files, scripts are no modules."""

import pytest

from paper_archive.publish.offline.pages import offline_page

PATHS = {
    *("index.html", "date/index.html", "date/2024/index.html", "papers/waves/index.html"),
    *("papers/maps/index.html", "notes/fig.png", "notes/größe/index.html", "notes/a b/index.html"),
    *("assets/start.js", "search/index.html", "date.html"),
}


def page(html: str, path: str = "papers/waves/index.html") -> str:
    return offline_page(path, html, PATHS, "assets/offline.js")


@pytest.mark.parametrize(
    ("link", "changed"),
    [
        ("../../date/", "../../date/index.html"),
        ("../../date", "../../date/index.html"),
        ("../maps/#notes", "../maps/index.html#notes"),
        ("../maps/?q=a/&amp;b=/#c", "../maps/index.html?q=a/&amp;b=/#c"),
        ("../..", "../../index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../../notes/gr%C3%B6%C3%9Fe/", "../../notes/gr%C3%B6%C3%9Fe/index.html"),
        ("../../notes/größe/", "../../notes/größe/index.html"),
        ("../../notes/a%20b/", "../../notes/a%20b/index.html"),
    ],
)
def test_a_link_to_a_folder_names_its_page(link: str, changed: str) -> None:
    assert page(f'<p><a href="{link}">') == f'<p><a href="{changed}">'


@pytest.mark.parametrize(
    "link",
    [
        *("https://example.org/date/", "mailto:a@b.c", "//example.org/", "#notes", "", "?q=a"),
        *("../../notes/fig.png", "../../nowhere/", "../../notes/", "data:text/html,../"),
    ],
)
def test_every_other_link_stays(link: str) -> None:
    assert page(f'<a class=x href="{link}" id="y">') == f'<a class=x href="{link}" id="y">'


@pytest.mark.parametrize(
    ("tag", "changed"),
    [
        ("<a href='../maps/' title='a > b'>", "<a href=\"../maps/index.html\" title='a > b'>"),
        ("<A HREF=../maps/ >", '<A HREF="../maps/index.html" >'),
        ('<form action="../../search/">', '<form action="../../search/index.html">'),
        ('<iframe src="../maps/">', '<iframe src="../maps/index.html">'),
        (
            '<meta http-equiv="refresh" content="0; url=../maps/">',
            '<meta http-equiv="refresh" content="0; url=../maps/index.html">',
        ),
        (
            '<a\n  rel="prev"\n  href = "../maps/"\n>',
            '<a\n  rel="prev"\n  href="../maps/index.html"\n>',
        ),
    ],
)
def test_links_are_found_however_a_tag_is_written(tag: str, changed: str) -> None:
    assert page(tag) == changed


@pytest.mark.parametrize(
    "html",
    [
        '<!-- <a href="../maps/"> -->',
        '<!-- <a href="../maps/">',
        '<script><a href="../maps/"></a>',
        '<p title=\'<a href="../maps/">',
        "<script>'<a href=\"../maps/\">'</script>",
        '<title><a href="../maps/"></title>',
        '<textarea><a href="../maps/"></textarea>',
        "<p title='<a href=\"../maps/\">'>",
        '<p title="href=../maps/">',
        '<meta name="description" content="0; url=../maps/">',
        'a < b href="../maps/"',
        '&lt;a href="../maps/"&gt;',
    ],
)
def test_what_only_looks_like_a_link_stays(html: str) -> None:
    assert page(html) == html


@pytest.mark.parametrize("comment", ["<!-- a --!>", "<!-->", "<!--->", "<!-- > -->"])
def test_a_link_after_a_comment_names_its_page(comment: str) -> None:
    assert page(f'{comment}<a href="../maps/">') == f'{comment}<a href="../maps/index.html">'


def test_scripts_of_the_site_are_run_by_another() -> None:
    module = '<script type="module" src="../../assets/start.js?v=1"></script>'
    own = '<script type="module" src="https://example.org/x.js"></script>'
    assert page(f"{module}{module}{own}") == (
        '<script defer src="../../assets/offline.js"></script>\n'
        '<script defer src="../../assets/start.js?v=1"></script>'
        '<script defer src="../../assets/start.js?v=1"></script>' + own
    )


def test_the_front_page_finds_the_script_too() -> None:
    module = '<script type="module" src="assets/start.js"></script>'
    assert '<script defer src="assets/offline.js">' in page(module, "index.html")


def test_the_policy_admits_files_of_the_disk_and_no_other_site() -> None:
    policy = "default-src 'none'; script-src 'self' 'sha256-x='; img-src 'self' data:"
    changed = (
        "default-src 'none'; script-src 'self' file: 'sha256-x='; img-src 'self' file: data:"
        "; frame-src 'self' file:"
    )
    meta = '<meta http-equiv="Content-Security-Policy" content="{}">'
    assert page(meta.format(policy)) == meta.format(changed)


@pytest.mark.parametrize("kind", ['"modulepreload"', "modulepreload"])
def test_no_module_is_asked_for_before_the_script_that_loads_it(kind: str) -> None:
    early = f'<link rel={kind} href="../../assets/search-page.js?v=1">'
    style = '<link rel="stylesheet" href="../../a.css">'
    assert page(f"{style}\n{early}\n{early}\n") == f"{style}\n"


@pytest.mark.parametrize("kind", ['"font"', "font"])
def test_a_font_is_not_asked_for_before_the_style_that_uses_it(kind: str) -> None:
    font = f'<link rel="preload" href="../../a.woff2" as={kind} crossorigin>'
    style = '<link rel="stylesheet" href="../../a.css">'
    assert page(f"{font}\n{style}") == style
