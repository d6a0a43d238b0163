"""The site as plain Markdown: the pages show each text as it is."""

from html import unescape

from hypothesis import given, settings
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from made_up import paper
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.publish.listings.by_topic import topic_overview
from paper_archive.publish.markdown_site import markdown_pages
from paper_archive.publish.markdown_site.lists import overview_page
from paper_archive.publish.markdown_site.page import MarkdownPage
from paper_archive.publish.markdown_site.papers import paper_page
from paper_archive.publish.site import site_of
from paper_archive.text import clean
from strategies import MARKUP, NAMES


def pages(*papers: dict[str, object], has_front_page: bool = False) -> dict[str, MarkdownPage]:
    made = [paper(**{"title": "Waves", **each}) for each in papers]  # type: ignore[arg-type]
    own = {"": "index.md"} if has_front_page else {}
    found = markdown_pages(site_of(made, (), "Archive"), own, {"papers/ripples/": "papers/p/"})
    return {page.path: page for page in found}


def shown(page: MarkdownPage) -> LexborHTMLParser:
    """Return the page as MkDocs and Zensical show it."""
    html = Markdown(extensions=["tables", "fenced_code", "toc"]).convert(page.body)
    return LexborHTMLParser(f"<body>{html}</body>")


def words(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=80)
@given(NAMES, MARKUP, MARKUP)
def test_title_names_and_abstract_are_shown_as_they_are(
    title: str, name: str, abstract: str
) -> None:
    made = paper(title, slug="p", authors=[f"A {name}"], venue=f"V {name}", abstract=abstract)
    (page,) = [
        each
        for each in markdown_pages(site_of([made], ()), {"": "index.md"})
        if each.path == "papers/p.md"
    ]
    tree = shown(page)
    heading = tree.css_first("h1")
    assert heading is not None
    assert words(heading.text()) == words(made.title)
    text = [words(each.text()) for each in tree.css("p")]
    assert text[0] == words(f"By {made.authors[0]}")
    assert text[1] == words(f"In: {made.venue}")
    paragraphs = made.abstract.split("\n\n") if made.abstract else []
    assert text[2:] == [words(each) for each in paragraphs]
    assert not tree.css("script, img, a, em, strong, code")


def test_themes_may_print_what_the_front_matter_says() -> None:
    title = '<script>alert(1)</script> & "x"'
    made = pages({"title": title, "slug": "p", "abstract": "<b>A</b>", "template": "x.html"})
    front_matter = made["papers/p.md"].front_matter
    assert "<" not in f"{front_matter['title']}{front_matter['description']}"
    assert unescape(str(front_matter["title"])) == title
    assert "template" not in front_matter


def test_what_is_not_known_is_nowhere() -> None:
    page = pages({"slug": "p"})["papers/p.md"]
    assert page.front_matter == {"title": "Waves"}
    assert page.body == "# Waves\n"


def test_a_retraction_is_told_on_the_page_and_in_lists() -> None:
    notice = "https://doi.org/10.1000/notice"
    status = {"retracted": {"date": "2010-02-06", "notice": notice}}
    made = pages({"slug": "p", "date": "2008", "status": status})
    (line,) = [
        each.text() for each in shown(made["papers/p.md"]).css("p") if "etract" in each.text()
    ]
    assert line.startswith("Retracted, 6 February 2010")
    assert f"(<{notice}>)" in made["papers/p.md"].body
    assert "](../../papers/p.md) · Retracted · 2008" in made["date/2008/index.md"].body


def test_lists_are_where_the_site_has_them_and_link_the_papers() -> None:
    many: list[dict[str, object]] = [
        {"slug": f"p{n}", "date": "2024-05-22", "tags": ["waves"], "authors": ["Ada Bell"]}
        for n in range(51)
    ]
    made = pages(*many)
    lists = ("date", "date/2024", "date/2024-05", "date/2024-W21", "date/2024-05-22")
    others = ("tags", "tags/waves", "tags/waves/2", "authors", "authors/ada-bell", "")
    for folder in (*lists, *others):
        assert f"{folder}/index.md".lstrip("/") in made
    assert made["tags/waves/index.md"].body.count("](../../papers/p") == 50
    assert made["tags/waves/2/index.md"].body.count("](../../../papers/p") == 1
    assert "[2024](2024/index.md) (51)" in made["date/index.md"].body


def test_a_front_page_that_somebody_wrote_is_not_replaced() -> None:
    assert "index.md" not in pages({"slug": "p"}, has_front_page=True)
    assert clean(pages({"slug": "p"})["index.md"].body).startswith("# Archive")


def test_a_former_address_leads_to_the_page_now() -> None:
    page = pages({"slug": "p", "title": "Waves"})["papers/ripples.md"]
    assert page.body == "# Moved\n\nThis page has moved: [Waves](p.md)\n"


def test_a_rare_topic_of_a_large_archive_is_named_without_a_link() -> None:
    rare = paper("One", slug="p", tags=["rare-waves", "waves"])
    others = [paper("Other", slug=f"p{n}", tags=["waves"]) for n in range(11_500)]
    chosen = Topic("rare-waves", "Rare waves", "", phrases=("rare waves",))
    site = site_of([rare, *others], [chosen])
    assert "Topics: Rare waves, [Waves](../tags/waves/index.md)" in paper_page(rare, site).body
    assert "Topics: [Rare waves](" in paper_page(rare, site_of([rare], ())).body
    assert "\n- Rare waves (1)\n" in f"{overview_page(topic_overview(site)).body}\n"
