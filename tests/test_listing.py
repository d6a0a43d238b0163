from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.groups import Group
from paper_archive.publish.listings.listing import PAGE_PAPERS, Listing, ListingPage, pages_of
from paper_archive.publish.paper_line import PaperLines, paper_line
from paper_archive.publish.site import site_of


def listed(papers: list[Paper]) -> dict[str, ListingPage]:
    """Return the pages of a list of the papers, by address."""
    site = site_of(papers, [])
    listing = Listing(address="x/", title="X", group=Group(site.papers, site.discussed))
    lines = {each.slug: paper_line(each, site) for each in papers}
    return {part.address: part for part in pages_of(listing, lines)}


def titles(part: ListingPage) -> list[str]:
    return [line.paper.title for line in part.lines]


def test_a_long_list_is_cut_into_pages_that_hold_every_paper_once() -> None:
    papers = [paper(f"Paper {number:03}") for number in range(2 * PAGE_PAPERS + 1)]
    pages = listed(papers)
    assert list(pages) == ["x/", "x/2/", "x/3/"]
    assert [len(page.lines) for page in pages.values()] == [PAGE_PAPERS, PAGE_PAPERS, 1]
    shown = [title for page in pages.values() for title in titles(page)]
    assert shown == [each.title for each in papers]
    assert [page.first for page in pages.values()] == [1, 1 + PAGE_PAPERS, 1 + 2 * PAGE_PAPERS]
    assert {page.listing.total for page in pages.values()} == {len(papers)}
    assert [link.address for link in pages["x/2/"].pages] == list(pages)


def test_every_page_of_a_very_long_list_is_a_few_clicks_away_and_shows_few_links() -> None:
    pages = listed([paper("Same", slug=f"p-{n}") for n in range(400 * PAGE_PAPERS)])
    assert len(pages) == 400
    assert max(len(page.pages) for page in pages.values()) <= 20
    reached, clicks = {"x/"}, 0
    while len(reached) < len(pages):
        reached |= {link.address for address in reached for link in pages[address].pages}
        clicks += 1
    assert clicks <= 5


def test_a_list_with_comments_can_be_read_by_them() -> None:
    papers = [
        paper("New", date="2024-06-01"),
        paper("Much", date="2024-05-01", comments=14),
        paper("Some", date="2024-05-02", comments=2),
    ]
    pages = listed(papers)
    newest, discussed = pages["x/"], pages["x/discussed/"]
    assert titles(newest) == ["New", "Some", "Much"]
    assert titles(discussed) == ["Much", "Some", "New"]
    assert newest.orders == discussed.orders
    assert [link.address for link in newest.orders] == ["x/", "x/discussed/"]
    assert [link.title for link in newest.orders] == [newest.order, discussed.order]
    assert newest.is_first
    assert not discussed.is_first
    assert (newest.heading, discussed.heading) == ("X", "X, most discussed")


def test_a_later_page_of_an_order_says_which_it_is() -> None:
    pages = listed([paper("Same", slug=f"p-{n}", comments=n) for n in range(PAGE_PAPERS + 1)])
    assert [(page.heading, page.is_first) for page in pages.values()] == [
        ("X", True),
        ("X, page 2", False),
        ("X, most discussed", False),
        ("X, most discussed, page 2", False),
    ]
    assert [link.address for link in pages["x/discussed/2/"].pages] == [
        *("x/discussed/", "x/discussed/2/"),
    ]


def test_a_list_without_comments_has_one_order() -> None:
    pages = listed([paper("One", comments=3), paper("Two")])
    assert pages["x/"].orders == ()
    assert "x/discussed/" not in pages


def test_a_page_ends_before_it_is_heavy_and_holds_one_paper_at_least() -> None:
    heavy = "$" + "a_b" * 60 + "$"
    papers = [paper(f"{heavy} {number}", slug=f"p-{number:02}") for number in range(40)]
    pages = list(listed([*papers, *(paper("Light", slug=f"z-{n}") for n in range(40))]).values())
    assert len(pages) > 2
    assert all(sum(line.size for line in page.lines) <= 90_000 for page in pages)
    assert 1 <= len(pages[0].lines) < 40
    assert [page.first for page in pages] == [
        1 + sum(len(before.lines) for before in pages[:number]) for number in range(len(pages))
    ]
    assert [link.address for link in pages[-1].pages] == [page.address for page in pages]
    shown = [line.paper.slug for page in pages for line in page.lines]
    assert len(shown) == len(set(shown)) == 80


def test_a_list_says_where_newest_first_turns_into_the_alphabet() -> None:
    papers = [paper(title, slug=title) for title in ("b", "a")]
    (page,) = listed([*papers, paper("z", date="2024")]).values()
    dated, undated = page.sections
    assert [line.paper.title for line in dated.lines] == ["z"]
    assert [line.paper.title for line in undated.lines] == ["a", "b"]
    assert (dated.first, dated.heading, undated.first) == (1, "", 2)
    assert undated.heading == "Undated, by title"
    (alone,) = listed(papers)["x/"].sections
    assert alone.heading == "Undated, by title"
    by_comments = [paper("a", comments=2), paper("b", comments=1, date="2024")]
    assert [each.heading for each in listed(by_comments)["x/discussed/"].sections] == [""]


def test_later_pages_may_show_less_of_each_paper() -> None:
    papers = [paper("Same", abstract="Bees dance.", slug=f"p-{n:03}") for n in range(60)]
    site = site_of(papers, [])
    lines, later = PaperLines(site), PaperLines(site, are_lean=True)
    listing = Listing(address="x/", title="X", group=Group(site.papers))
    first, second = pages_of(listing, lines, later=later)
    assert {line.excerpt for line in first.lines} == {"Bees dance."}
    assert {line.excerpt for line in second.lines} == {""}
    # Only what is shown is kept, and what was looked at to see whether it fits.
    assert len(lines) < len(papers)
    assert len(later) < len(papers)


def test_a_list_may_end_before_its_papers_do() -> None:
    papers = [paper("Same", slug=f"p-{n:03}", comments=n + 1) for n in range(120)]
    site = site_of(papers, [])
    lines = {each.slug: paper_line(each, site) for each in papers}
    listing = Listing(address="x/", title="X", group=Group(site.papers, site.discussed), most=60)
    pages = [*pages_of(listing, lines)]
    assert [len(page.lines) for page in pages] == [50, 10, 50, 10]
    assert pages[2].lines[0].paper.comments == 120
    assert (listing.total, listing.is_cut) == (120, True)
    assert not Listing(address="x/", title="X", group=Group(site.papers), most=120).is_cut
