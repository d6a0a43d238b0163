"""What search engines are told of the site."""

import gzip
from collections.abc import Callable
from xml.etree import ElementTree as ET

from builds import Build
from odd_archives import page
from paper_archive.publish.head.sitemap import Listed, robot_files

SITE = "https://papers.test/repo/"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def pages(count: int, changed: str = "") -> list[Listed]:
    return [Listed(f"{SITE}p{number}/", changed) for number in range(count)]


def read(document: bytes) -> tuple[str, list[tuple[str, str | None]]]:
    """Return the kind of a sitemap, and address and day of all that it names."""
    root = ET.fromstring(document)  # noqa: S314  # ours
    named = [
        (each.findtext(f"{NAMESPACE}loc", ""), each.findtext(f"{NAMESPACE}lastmod"))
        for each in root
    ]
    return root.tag.removeprefix(NAMESPACE), named


def test_the_sitemap_has_every_page_with_its_day_if_that_is_known() -> None:
    found = robot_files([Listed(f"{SITE}a&b/", "2025-12-10"), Listed(SITE)], SITE)
    assert set(found) == {"robots.txt", "sitemap.xml", "sitemap.xml.gz"}
    assert read(found["sitemap.xml"]) == ("urlset", [(f"{SITE}a&b/", "2025-12-10"), (SITE, None)])
    assert gzip.decompress(found["sitemap.xml.gz"]) == found["sitemap.xml"]
    assert found["sitemap.xml.gz"][4:8] == bytes(4)  # no time of the build


def test_as_many_pages_as_one_sitemap_may_have_are_in_one() -> None:
    assert read(robot_files(pages(3), SITE, most=3)["sitemap.xml"])[0] == "urlset"


def test_more_pages_are_in_numbered_sitemaps_below_an_index() -> None:
    listed = [*pages(4, "2025-01-01"), Listed(f"{SITE}new/", "2025-12-10")]
    found = robot_files(listed, SITE, most=2)
    assert read(found["sitemap.xml"]) == (
        "sitemapindex",
        [
            (f"{SITE}sitemap-1.xml", "2025-01-01"),
            (f"{SITE}sitemap-2.xml", "2025-01-01"),
            (f"{SITE}sitemap-3.xml", "2025-12-10"),
        ],
    )
    parts = [read(found[f"sitemap-{number}.xml"])[1] for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [2, 2, 1]
    assert [address for part in parts for address, _ in part] == [each.address for each in listed]


def test_a_persons_file_keeps_its_name() -> None:
    found = robot_files(pages(4), SITE, most=2, is_taken=lambda name: name == "sitemap-1.xml")
    named = [address for address, _ in read(found["sitemap.xml"])[1]]
    assert named == [f"{SITE}sitemap-2.xml", f"{SITE}sitemap-3.xml"]
    assert "sitemap-1.xml" not in found
    assert len(read(found["sitemap-3.xml"])[1]) == 2


def test_the_sitemap_leaves_out_the_pages_that_are_others_in_another_order(
    build: Callable[..., Build],
) -> None:
    papers = {
        f"papers/{number:03}.md": page(f"Paper {number}", tags=["waves"], comments=number)
        for number in range(60)
    }
    built = build(papers, {"SITE_URL": SITE})
    assert (built.site / "tags/waves/discussed/2/index.html").exists()
    _, named = read((built.site / "sitemap.xml").read_bytes())
    waves = [address for address, _ in named if address.startswith(f"{SITE}tags/waves/")]
    assert waves == [f"{SITE}tags/waves/", f"{SITE}tags/waves/2/"]


def test_addresses_are_in_ascii_as_the_protocol_needs_them() -> None:
    site = "https://papers.test/übung/"
    found = robot_files([Listed(f"{site}tags/a%20b/")], site, most=1)
    assert read(found["sitemap.xml"])[1][0][0] == "https://papers.test/%C3%BCbung/tags/a%20b/"
    assert b"Sitemap: https://papers.test/%C3%BCbung/sitemap.xml" in found["robots.txt"]


def test_no_sitemap_is_larger_than_it_may_be() -> None:
    found = robot_files(pages(50), SITE, most_bytes=500)
    sizes = [len(found[name]) for name in found if name.startswith("sitemap-")]
    assert len(sizes) > 1
    assert max(sizes) <= 500


def test_robots_may_read_all_and_are_told_where_the_sitemap_is() -> None:
    text = "User-agent: *\nDisallow:\n"
    assert robot_files([], SITE)["robots.txt"].decode() == f"{text}\nSitemap: {SITE}sitemap.xml\n"
    assert robot_files([], "") == {"robots.txt": text.encode()}


def test_a_persons_robots_txt_comes_first_and_lists_have_the_day_of_their_papers(
    build: Callable[..., Build],
) -> None:
    sources = [{"name": "list.txt", "captured": "2025-12-10"}]
    papers = {"papers/a.md": page("A", tags=["waves"], sources=sources), "papers/b.md": page("B")}
    built = build({**papers, "robots.txt": "# mine\n"}, {"SITE_URL": SITE})
    assert built.exit_code == 0, built.output
    assert (built.site / "robots.txt").read_text(encoding="utf-8") == "# mine\n"
    _, named = read((built.site / "sitemap.xml").read_bytes())
    days = dict(named)
    assert days[f"{SITE}papers/a/"] == days[f"{SITE}tags/waves/"] == "2025-12-10"
    assert days[f"{SITE}date/undated/"] == "2025-12-10"
    assert days[f"{SITE}papers/b/"] is days[f"{SITE}about/"] is None
