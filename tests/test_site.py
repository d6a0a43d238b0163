"""What a visitor of the site may rely on, read from the HTML that was built."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import made_up
from builds import Build, build_archive, build_site, build_site_on, make_project
from paper_archive.archive import store
from paper_archive.archive.markdown.page import write_page
from paper_archive.paper import Paper
from paper_archive.publish.head.content_policy import content_policy
from paper_archive.publish.mathematics.stripped import may_hold_stripped
from paper_archive.publish.mathematics.typeset import typeset, with_quotes
from paper_archive.rules import RULES
from site_links import HOST, broken_links, html_pages, reached

ADDRESSES = {
    "SITE_URL": f"{HOST}repo/",
    "REPO_URL": "https://github.com/me/papers",
    "EDIT_URI": "edit/main/content/",
}
LEADING = {"canonical", "cite-as", "item", "license", "type"}
"""Relations of links that browsers do not load."""
RESOURCES = "script[src], img[src], iframe, object, embed, source, video, audio, link[href]"


@pytest.fixture(scope="session")
def papers(project: Path) -> list[Paper]:
    return store.load(project / "content").papers


def text_of(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node is not None, selector
    return " ".join(node.text().split())


def slug_of(line: LexborNode) -> str:
    """Return the slug of the paper of a line, from the address of its page."""
    link = line.css_first("a")
    assert link is not None
    return (link.attributes["href"] or "").split("/")[-2]


def page_of(title: str, **fields: object) -> str:
    return write_page(made_up.paper(title, **fields))


def test_no_link_within_the_site_is_broken(site: Path) -> None:
    assert broken_links(site, HOST) == []


def test_every_page_is_reached_by_links_from_the_front_page(site: Path) -> None:
    names = {name.removesuffix("index.html") for name, _ in html_pages(site)}
    assert names - reached(site) == {"404.html"}
    assert any("-W" in name for name in names)


def test_the_site_works_below_a_folder_of_its_host(small_project: Path, tmp_path: Path) -> None:
    built = build_site(small_project, tmp_path / "site", {"SITE_URL": f"{HOST}repo/"})
    assert built.exit_code == 0, built.output
    assert broken_links(built.site, f"{HOST}repo/") == []
    sitemap = (built.site / "sitemap.xml").read_text(encoding="utf-8")
    address = f"<loc>{HOST}repo/papers/dances-of-bees/</loc>"
    assert f"{address}<lastmod>2026-01-02</lastmod></url>" in sitemap
    assert f"<loc>{HOST}repo/</loc></url>" in sitemap


def test_every_paper_has_its_page_and_stands_in_the_lists_of_its_date_and_topics(
    site: Path, papers: list[Paper]
) -> None:
    listed: dict[str, set[str]] = {}
    for name, page in html_pages(site):
        folder = re.sub(r"(/\d{1,3})?/index\.html$", "/", name)
        links = [node.attributes["href"] or "" for node in page.css(".papers a[href]")]
        slugs = {link.rstrip("/").rpartition("/")[2] for link in links if "papers/" in link}
        listed.setdefault(folder, set()).update(slugs)
    for paper in papers:
        page = LexborHTMLParser(
            (site / "papers" / paper.slug / "index.html").read_text(encoding="utf-8")
        )
        # A formula is shown as what it means, and quotes and dashes as they are printed.
        assert text_of(page, "h1") == typeset(with_quotes(paper.title.replace("$", "")))
        shown = " ".join(" ".join(node.text().split()) for node in page.css(".abstract p"))
        abstract = paper.abstract.replace("\n\n", " ").replace("$", "")
        if may_hold_stripped(abstract):
            assert shown.split()[:6] == abstract.split()[:6]
        else:
            assert shown == " ".join(typeset(with_quotes(abstract)).split())
        periods = [paper.date[:4], paper.date[:7], paper.date] if paper.date else ["undated"]
        for folder in [f"date/{period}/" for period in periods] + [
            f"tags/{t}/" for t in paper.tags
        ]:
            assert paper.slug in listed[folder], (paper.slug, folder)


def test_weeks_are_those_of_iso_8601(site: Path) -> None:
    page = LexborHTMLParser((site / "date/2024-W21/index.html").read_text(encoding="utf-8"))
    assert text_of(page, "h1") == "Week 21, 2024"
    assert text_of(page, ".lead") == "20 May 2024 to 26 May 2024"
    assert "Attention as an RNN" in text_of(page, ".papers")


def test_no_page_asks_anything_of_another_site(site: Path) -> None:
    for name, page in html_pages(site):
        for node in page.css(RESOURCES):
            target = node.attributes.get("src") or node.attributes.get("href") or ""
            if node.attributes.get("rel") not in LEADING:
                assert not urlsplit(target).netloc, (name, node.html)
    for path in [*site.rglob("archive.css"), *site.rglob("palette*.css"), *site.rglob("main*.css")]:
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", path.read_text(encoding="utf-8")), path


def test_pages_are_light(site: Path) -> None:
    sizes = [path.stat().st_size for path in (site / "papers").rglob("index.html")]
    assert sum(sizes) / len(sizes) <= 12_000  # of which the abstract is thrice 1.1 kB
    for name, page in html_pages(site):
        assert (site / name).stat().st_size <= 150_000, name
        assert len(page.css("ol.papers > li")) <= 50, name


def test_a_list_of_several_pages_counts_on_from_page_to_page(site: Path) -> None:
    for folder in ("date/undated", "authors/ada-bell"):
        counted = 0
        for address in (folder, f"{folder}/2"):
            page = LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))
            for papers in page.css("ol.papers"):
                assert int(papers.attributes.get("start") or 1) == counted + 1
                counted += len(papers.css("li.paper-line"))
        assert counted > 50


def test_every_page_has_one_heading_of_the_first_rank_and_its_own_title(site: Path) -> None:
    titles: dict[str, str] = {}
    for name, page in html_pages(site):
        assert len(page.css("h1")) == 1, name
        key = text_of(page, "title") + text_of(page, "h1")
        if not re.search(r"/\d+/index.html$", name) and "fully-convolutional" not in name:
            assert key not in titles, (name, titles[key])
        titles[key] = name


def test_a_paper_without_ids_leads_to_a_search_for_its_title(site: Path) -> None:
    page = LexborHTMLParser(
        (site / "papers/attention-as-an-rnn/index.html").read_text(encoding="utf-8")
    )
    links = {node.text(): node.attributes["href"] or "" for node in page.css(".lookup a")}
    assert list(links) == ["Google Scholar"]
    assert "Attention+as+an+RNN" in links["Google Scholar"]


def test_no_author_is_invented(site: Path) -> None:
    page = LexborHTMLParser(
        (site / "papers/attention-as-an-rnn/index.html").read_text(encoding="utf-8")
    )
    assert text_of(page, ".names") == "6 authors, names not captured"


def test_what_is_not_for_readers_is_not_published(site: Path) -> None:
    names = {path.name for path in site.rglob("*")}
    assert not names & {"topics.yml", "imported.jsonl", "daily-papers-a.txt"}
    assert not (site / "captures").exists()


def test_the_same_content_gives_the_same_bytes(small_project: Path, tmp_path: Path) -> None:
    sites = []
    for number, (day, zone) in enumerate([("2031-01-01", "Asia/Tokyo"), ("2044-07-09", "UTC")]):
        here = tmp_path / str(number)
        # Without the times at which its files were changed.
        shutil.copytree(small_project, here / "project", copy_function=shutil.copyfile)
        env = {"PYTHONHASHSEED": str(number), "TZ": zone}
        built = build_site_on(day, here / "project", here / "site", env | ADDRESSES)
        assert built.exit_code == 0, built.output
        files = (path for path in built.site.rglob("*") if path.is_file())
        sites.append({path.relative_to(built.site): path.read_bytes() for path in files})
    assert [path for path, data in sites[0].items() if sites[1].get(path) != data] == []
    assert sites[0].keys() == sites[1].keys()


HOSTILE = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '"><img src=x onerror=alert(1)>',
    "{{ config }} {% raw %} $x<y$ a<b>c & &lt;b&gt; 'quoted'",
    "\u202eright to left\u202c \x07 bell",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_a_source_says_becomes_a_tag(
    build: Callable[..., Build], hostile: str
) -> None:
    fields = {
        "abstract": f"{hostile}\n\n{hostile}",
        "authors": [hostile],
        "venue": hostile,
        "date": "2024-05-22",
        "tags": ["unheard-of"],
        "sources": [{"name": hostile}],
    }
    built = build(
        {
            "papers/2024/05/hostile.md": page_of(hostile, **fields),
        }
    )
    assert built.exit_code == 0, built.output
    paper = made_up.paper(hostile, **fields)
    shown = LexborHTMLParser(built.page("papers/hostile"))
    title = paper.title.replace("$", "")  # a formula is shown as what it means
    assert text_of(shown, "h1") == text_of(shown, ".abstract p") == title
    assert text_of(shown, ".names") == paper.title
    own = {"assets/start.js", "assets/blocking/colours.js"}
    for name, page in html_pages(built.site):
        assert not page.css("img, [onerror]"), name
        for script in page.css("script"):
            source = (script.attributes.get("src") or "").lstrip("./").partition("?")[0]
            assert source in {"", *own}, name
            if script.attributes.get("type") == "application/ld+json":
                article = json.loads(script.text())
                assert (article["headline"], article["isPartOf"]["name"]) == (title, paper.title)
            else:
                assert "alert" not in script.text(), name


def test_a_page_with_problems_stops_the_build_with_the_words_of_check(
    build: Callable[..., Build],
) -> None:
    good = page_of("Good")
    built = build(
        {
            "papers/undated/good.md": good,
            "papers/undated/quote.md": '---\ntitle: "No end\n---\n\n# No end\n',
            "papers/undated/date.md": '---\ntitle: "A day"\ndate: "2026-02-30"\n---\n\n# A day\n',
            "papers/2024/good.md": good,
        }
    )
    assert built.exit_code == 1
    assert "Traceback" not in built.output
    assert "content/papers/undated/quote.md:2: " in built.output
    assert "[yaml]" in built.output
    assert "content/papers/undated/date.md:3: date must be a day, month or year" in built.output
    assert "[date-iso]" in built.output
    assert "[slug-unique]" in built.output
    assert f"\ndate-iso: {RULES['date-iso'].replace('`', '')}\n" in built.output
    assert "\n3 problems\n" in built.output


def test_what_people_write_below_the_abstract_is_markdown(build: Callable[..., Build]) -> None:
    text = page_of("Noted", abstract="An *abstract* of text.", notes="## Notes\n\n*Read* it.\n")
    built = build({"papers/undated/noted.md": text})
    assert built.exit_code == 0, built.output
    page = LexborHTMLParser(built.page("papers/noted"))
    assert text_of(page, ".abstract") == "An *abstract* of text."
    assert text_of(page, ".notes em") == "Read"


def test_a_reader_is_led_to_the_source_of_a_page_when_the_repository_is_known(
    build: Callable[..., Build],
) -> None:
    env = {"REPO_URL": "https://git.test/me/papers", "EDIT_URI": "edit/main/content/"}
    built = build({"papers/2024/one.md": page_of("One", date="2024")}, env)
    assert built.exit_code == 0, built.output
    link = "https://git.test/me/papers/edit/main/content/papers/2024/one.md"
    assert link in built.page("papers/one")


def test_every_page_of_the_navigation_is_linked_from_every_page(
    build: Callable[..., Build],
) -> None:
    built = build({"reading-group.md": "---\ntitle: Our <group>\n---\n# We\n"})
    settings = built.site.parent / "project/mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("  - about.md", "  - reading-group.md")
    settings.write_text(text, encoding="utf-8")
    (settings.parent / "content/about.md").unlink()
    built = build_site(settings.parent, built.site.parent / "other")
    assert built.exit_code == 0, built.output
    assert broken_links(built.site, HOST) == []
    for name, page in html_pages(built.site):
        linked = [node.text() for node in page.css(".site-nav a")]
        assert "Our <group>" in linked, name
        assert "About" not in linked, name


def test_an_archive_without_papers_is_a_site_too(build: Callable[..., Build]) -> None:
    built = build({})
    assert built.exit_code == 0, built.output
    assert broken_links(built.site, HOST) == []


ONE = {
    "nothing but a title": {},
    "one of everything": {
        "date": "2024-05-22",
        "authors": ["Ada Bell"],
        "tags": ["bees"],
        "comments": 1,
        "citations": 1,
        "sources": [{"name": "list.txt", "captured": "2025-12-10"}],
    },
}


@pytest.mark.parametrize("fields", ONE.values(), ids=ONE)
def test_an_archive_of_one_paper_reads_well(
    build: Callable[..., Build], fields: dict[str, object]
) -> None:
    built = build({"papers/one.md": page_of("One", **fields)})
    assert built.exit_code == 0, built.output
    for name, page in html_pages(built.site):
        page.strip_tags(["script"])
        text = page.body.text(separator=" ") if page.body else ""
        assert not re.search(r"\b1 (?!is|as|was)[a-z]+s\b", text), name
        assert not re.search(r"\b0 [a-z]+", text), name
        assert not re.search(r"\b(\w+(?: \d{4})?) to \1\b", text), name
        for heading in page.css("section > h2"):
            beside = heading.next
            while beside is not None and not (beside.text(strip=True) or beside.css_first("svg")):
                beside = beside.next
            assert beside is not None, (name, heading.text())


def test_numbers_are_grouped_in_thousands_on_every_page(build: Callable[..., Build]) -> None:
    page = page_of("Loved", date="2024", comments=1103, upvotes=12_000, author_count=3_000)
    built = build({"papers/loved.md": page})
    assert built.exit_code == 0, built.output
    for address in ("", "papers/loved", "date/2024"):
        shown = LexborHTMLParser(built.page(address)).css_first("main")
        assert shown is not None
        assert {"1,103 comments", "3,000 authors"} <= set(
            re.findall(r"[\d,]+ (?:comments|authors)", shown.text(separator=" "))
        ), address


def test_an_abstract_of_a_megabyte_is_shown_whole_on_its_page_only(
    build: Callable[..., Build],
) -> None:
    abstract = "sentence. " * 100_000
    built = build({"papers/undated/long.md": page_of("Long", abstract=abstract)})
    assert built.exit_code == 0, built.output
    page = LexborHTMLParser(built.page("papers/long"))
    assert text_of(page, ".abstract") == abstract.strip()
    assert len(built.page("date/undated")) < 20_000


def test_what_stands_before_an_abstract_is_short_and_whole_in_the_citations(
    build: Callable[..., Build],
) -> None:
    title, venue, name = "word " * 1_000, "place " * 1_000, "Bell " * 1_000
    built = build({"papers/long.md": page_of(title, venue=venue, authors=[name], abstract="Sea.")})
    assert built.exit_code == 0, built.output
    page = LexborHTMLParser(built.page("papers/long"))
    assert text_of(page, "h1").startswith("word word")
    assert len(text_of(page, "article > header")) < 2_000
    cited = text_of(page, "[data-citation]")
    assert [part.strip() in cited for part in (title, venue, name)] == [True] * 3


def test_lists_stay_light_whatever_their_papers_hold(build: Callable[..., Build]) -> None:
    huge: dict[str, Any] = {
        "title": "Ж<& $a_b^c$ " * 200,
        "abstract": "Ж<& $a_b^c$ " * 100,
        "authors": [f"Ж<& {'Ж' * 200} {number}" for number in range(60)],
        "venue": "Ж" * 9_999,
        "date": "2024-05-22",
        "tags": [f"{'a' * 70}-{number}" for number in range(8)],
        "sources": [{"name": f"{number} {'Ж' * 99}"} for number in range(60)],
        "links": {"pdf": f"https://host.test/{'x' * 9_999}"},
        "comments": 10**12,
    }
    built = build({f"papers/p{n}.md": page_of(**huge, slug=f"p{n}") for n in range(60)})
    assert built.exit_code == 0, built.output
    weights = {path: path.stat().st_size for path in built.site.rglob("index.html")}
    lists = {path for path in weights if path.parent.parent.name != "papers"}
    assert len(lists) > 40
    assert {path: weights[path] for path in lists if weights[path] > 150_000} == {}
    listed = set()
    for number in range(1, 60):
        address = "date/2024" + (f"/{number}" if number > 1 else "")
        if (built.site / address).exists():
            page = LexborHTMLParser(built.page(address))
            listed |= {slug_of(node) for node in page.css(".paper-line")}
    assert len(listed) == 60
    data = {path.name: path.stat().st_size for path in built.site.rglob("papers-*.json")}
    assert max(data.values()) <= 40_000
    assert (built.site / "recent.json").stat().st_size <= 60_000


def test_the_authors_of_a_crowd_fold_on_the_page_of_their_paper(
    build: Callable[..., Build],
) -> None:
    names = [f"Ada {'B' * 9}{'c' * (number % 9)} {number}" for number in range(3_000)]
    built = build({"papers/one.md": page_of("One", authors=names)})
    assert built.exit_code == 0, built.output
    page = LexborHTMLParser(built.page("papers/one"))
    (folded,) = page.css(".names details")
    assert "open" not in folded.attributes
    summary = "Show 2,990 more authors"
    assert text_of(page, ".names summary") == summary
    assert folded.text().count(", ") == 2_989
    shown, rest = text_of(page, ".names").split(f" and 2,990 more{summary}")
    assert f"{shown}, {rest}".split(", ") == names
    assert "3000 authors" not in built.page("date/undated")
    assert "and 2,995 more" in built.page("date/undated")


def test_a_tag_that_is_no_topic_has_its_page(build: Callable[..., Build]) -> None:
    built = build({"papers/undated/one.md": page_of("One", tags=["my-own-tag"])})
    assert built.exit_code == 0, built.output
    assert text_of(LexborHTMLParser(built.page("tags/my-own-tag")), "h1") == "My own tag"


def test_every_page_forbids_what_is_not_its_own(site: Path) -> None:
    for path in [site / "index.html", site / "404.html", site / "tags" / "index.html"]:
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        policy = tree.css_first("meta[http-equiv='Content-Security-Policy']")
        assert policy is not None
        assert policy.attributes["content"] == content_policy()
        assert not tree.css("script:not([src])")
        assert not tree.css("style, [style], [onclick]")


RICH = {
    "papers/2024/05/bees.md": page_of(
        "Bees: $O(n^2)$ dances & more",
        date="2024-05-22",
        authors=["Ada Bell", "José Ruiz"],
        venue="Journal of Hives",
        abstract="They dance with cost $\\frac{n^2}{2}$ and <never> $\\nonsense{x}$.",
        comments=3,
        citations=0,
        ids={"arxiv": "2405.12345", "doi": "10.1000/hives"},
        links={"pdf": "https://host.test/bees.pdf"},
        sources=[{"name": "list.txt", "captured": "2025-12-10"}],
        tags=["bees", "dances"],
    ),
    "papers/2024/05/hives.md": page_of(
        "Hives",
        date="2024-05",
        authors=["Jose Ruiz", "Ada Bell", "Cy Dorn"],
        comments=14,
        tags=["bees", "dances"],
    ),
    "papers/2023/wax.md": page_of("Wax", date="2023", author_count=2, tags=["bees"]),
}
"""Papers of which more is known than of those of this archive."""


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Build:
    built = build_archive(tmp_path_factory.mktemp("rich"), RICH, ADDRESSES)
    assert built.exit_code == 0, built.output
    assert broken_links(built.site, f"{HOST}repo/") == []
    return built


def links_of(page: LexborHTMLParser, selector: str) -> dict[str, str]:
    return {node.text(): node.attributes["href"] or "" for node in page.css(selector)}


def test_a_topic_below_a_paper_leads_to_the_list_of_its_name_on_every_page(
    build: Callable[..., Build],
) -> None:
    # In the list of papers without a date the last one stands deeper than in those of its topics.
    pages = {f"papers/undated/p{n}.md": page_of(f"P{n}") for n in range(50)}
    built = build(pages | {"papers/undated/x.md": page_of("X", tags=["bees", "wax"])})
    assert built.exit_code == 0, built.output
    for name, page in html_pages(built.site):
        for node in page.css(".chips a"):
            target = urljoin(f"{HOST}{name}", node.attributes["href"] or "")
            assert target == f"{HOST}tags/{node.text().lower()}/", name


def test_authors_of_several_papers_lead_to_all_of_theirs(rich: Build) -> None:
    bees = LexborHTMLParser(rich.page("papers/bees"))
    assert links_of(bees, ".names a") == {
        "Ada Bell": "../../authors/ada-bell/",
        "José Ruiz": "../../authors/jose-ruiz/",
    }
    assert "Cy Dorn" not in links_of(LexborHTMLParser(rich.page("papers/hives")), ".names a")
    ruiz = LexborHTMLParser(rich.page("authors/jose-ruiz"))
    assert len(ruiz.css(".papers > li")) == 2
    assert "share this page" in text_of(ruiz, ".lead")
    assert set(links_of(LexborHTMLParser(rich.page("authors")), ".rows a")) == {
        "Ada Bell",
        "Jose Ruiz",
    }


def test_a_list_with_comments_is_shown_by_them_too(rich: Build) -> None:
    orders = links_of(LexborHTMLParser(rich.page("tags/bees")), ".orders a")
    assert list(orders) == ["Newest first", "Most discussed"]
    discussed = LexborHTMLParser(rich.page("tags/bees/discussed"))
    assert text_of(discussed, ".orders [aria-current]") == "Most discussed"
    assert [slug_of(node) for node in discussed.css(".paper-line")] == [
        "hives",
        "bees",
        "wax",
    ]


def test_a_year_shows_its_days(rich: Build) -> None:
    year = LexborHTMLParser(rich.page("date/2024"))
    assert links_of(year, ".calendar td a") == {"22": "../2024-05-22/"}
    assert text_of(year, ".calendar caption") == "May 2"
    (day,) = year.css(".calendar td a")
    assert day.attributes["aria-label"] == "22 May 2024, 1 paper"
    assert links_of(year, ".calendar tbody th a") == {"21": "../2024-W21/"}
    assert not LexborHTMLParser(rich.page("date/2023")).css(".calendar table")


def test_a_topic_leads_to_those_that_occur_with_it(rich: Build) -> None:
    bees = LexborHTMLParser(rich.page("tags/bees"))
    assert list(links_of(bees, ".side .rows a").values()) == ["../dances/"]


def test_a_paper_leads_to_the_one_before_and_the_one_after(rich: Build) -> None:
    hives = LexborHTMLParser(rich.page("papers/hives"))
    assert [node.attributes["href"] for node in hives.css(".neighbours a")] == [
        "../bees/",
        "../wax/",
    ]


def test_counts_tell_the_day_on_which_they_were_captured(rich: Build) -> None:
    bees = LexborHTMLParser(rich.page("papers/bees"))
    assert [node.text() for node in bees.css(".count")] == ["3 comments", "0 citations"]
    assert text_of(bees, ".provenance p") == "Counts as of 10 December 2025."


def test_a_reader_can_suggest_a_correction(rich: Build, site: Path) -> None:
    bees = LexborHTMLParser(rich.page("papers/bees"))
    tell, edit = (node.attributes["href"] or "" for node in bees.css(".actions .correct"))
    assert edit == "https://github.com/me/papers/edit/main/content/papers/2024/05/bees.md"
    form = urlsplit(tell)
    asked = dict(parse_qsl(form.query))
    assert form.netloc + form.path == "github.com/me/papers/issues/new"
    assert asked.pop("title").startswith("Correction: Bees")
    assert asked == {"template": "correct-a-paper.yml", "page": "bees"}
    footer = bees.css(".site-footer a")
    assert "https://github.com/me/papers" in [each.attributes["href"] for each in footer]
    # Without a repository there is nobody to tell.
    path = site / "papers/attention-as-an-rnn/index.html"
    assert 'class="correct"' not in path.read_text(encoding="utf-8")


def test_mathematics_is_shown_as_such_and_what_is_unknown_as_its_source(rich: Build) -> None:
    bees = LexborHTMLParser(rich.page("papers/bees"))
    assert bees.css_first("h1 math msup") is not None
    assert bees.css_first(".abstract math mfrac") is not None
    assert text_of(bees, ".abstract code") == r"$\nonsense{x}$"
    assert "<never>" in text_of(bees, ".abstract")
    assert text_of(bees, "title").startswith("Bees: O(n²) dances & more")


def metadata_of(page: LexborHTMLParser) -> list[tuple[str, str]]:
    """Return name or property and content of each tag; one that has both stands twice."""
    return [
        (node.attributes[key] or "", node.attributes["content"] or "")
        for node in page.css("head meta[content]")
        for key in ("name", "property")
        if key in node.attributes
    ]


def test_programs_read_what_a_paper_is(rich: Build) -> None:
    address = f"{HOST}repo/papers/bees/"
    page = LexborHTMLParser(rich.page("papers/bees"))
    found = metadata_of(page)
    assert [content for name, content in found if name == "citation_author"] == [
        "Bell, Ada",
        "Ruiz, José",
    ]
    expected = {
        "citation_title": "Bees: O(n²) dances & more",
        "citation_publication_date": "2024/05/22",
        "citation_journal_title": "Journal of Hives",
        "citation_doi": "10.1000/hives",
        "citation_arxiv_id": "2405.12345",
        "citation_pdf_url": "https://host.test/bees.pdf",
        "og:type": "article",
        "og:title": "Bees: O(n²) dances & more",
        "og:image": f"{HOST}repo/cards/bees.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "twitter:card": "summary_large_image",
    }
    assert expected.items() <= dict(found).items()
    assert dict(found)["og:description"].startswith("They dance with cost")
    (described,) = page.css("script[type='application/ld+json']")
    article = json.loads(described.text())
    assert article["@type"] == "ScholarlyArticle"
    assert article["headline"] == "Bees: O(n²) dances & more"
    assert [author["name"] for author in article["author"]] == ["Ada Bell", "José Ruiz"]
    assert (article["datePublished"], urljoin(address, article["url"])) == ("2024-05-22", address)
    canonical = page.css_first("link[rel=canonical]")
    assert canonical is not None
    assert canonical.attributes == {"rel": "canonical", "property": "og:url", "href": address}


def test_the_citation_stands_on_the_page(rich: Build) -> None:
    page = LexborHTMLParser(rich.page("papers/bees"))
    (entry,) = (node.text() for node in page.css("pre"))
    assert entry.startswith("@article{bees,")
    assert "  author = {Bell, Ada and Ruiz, José},\n" in entry


def test_what_was_not_captured_is_in_no_citation(rich: Build) -> None:
    page = LexborHTMLParser(rich.page("papers/wax"))
    (entry,) = (node.text() for node in page.css("pre"))
    assert "author" not in entry
    assert "month" not in entry
    assert not any(name == "citation_author" for name, _ in metadata_of(page))
    assert text_of(page, ".cite .missing") == (
        "Authors were not captured: add them before you cite."
    )


def test_each_paper_of_a_list_is_known_to_reference_managers(rich: Build) -> None:
    page = LexborHTMLParser(rich.page("tags/bees"))
    titles = [
        parse_qs(span.attributes["title"] or "").get("rft.atitle")
        or parse_qs(span.attributes["title"] or "")["rft.title"]
        for span in page.css(".paper-line > span.Z3988")
    ]
    assert titles == [["Bees: O(n²) dances & more"], ["Hives"], ["Wax"]]


def test_a_browser_finds_the_search_of_a_site_that_knows_its_address(rich: Build) -> None:
    page = LexborHTMLParser(rich.page("tags"))
    link = page.css_first("link[rel=search]")
    assert link is not None
    assert (rich.site / "tags" / (link.attributes["href"] or "")).resolve().is_file()


SERVE = """
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config("mkdocs.yml", site_dir="served", site_url="http://127.0.0.1:8000/")
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""
"""What `mkdocs serve` does before it listens."""


def test_the_address_of_ones_own_machine_stands_in_no_citation(
    build: Callable[..., Build],
) -> None:
    built = build({"papers/2024/one.md": page_of("One", date="2024")})
    project = built.site.parent / "project"
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-c", SERVE], cwd=project, env=env, check=True)
    page = (project / "served/papers/one/index.html").read_text(encoding="utf-8")
    assert "pre data-citation" in page
    assert "127.0.0.1" not in page


def test_what_is_only_downloaded_is_served_if_its_setting_asks_for_it(tmp_path: Path) -> None:
    make_project(tmp_path, {"papers/one.md": page_of("One"), "redirects.yml": "old/: export/\n"})
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    for asked in ("", "plugins: [paper-archive: {exports: true, markdown_pages: true}]\n"):
        with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write(asked)
        subprocess.run([sys.executable, "-c", SERVE], cwd=tmp_path, env=env, check=True)
        site = tmp_path / "served"
        assert (site / "old/index.html").is_file()
        assert (site / "export/papers.jsonl").is_file() == bool(asked)
        assert (site / "papers/one/index.md").is_file() == bool(asked)
        assert ("Download all papers" in (site / "index.html").read_text("utf-8")) == bool(asked)
