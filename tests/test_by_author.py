import made_up
from paper_archive.paper import Paper
from paper_archive.publish.listings.by_author import author_listings, author_overview
from paper_archive.publish.listings.listing import pages_of
from paper_archive.publish.paper_line import paper_line
from paper_archive.publish.site import site_of


def paper(title: str, *authors: str) -> Paper:
    return made_up.paper(title, authors=list(authors))


def test_an_author_of_two_papers_has_a_page_and_one_of_one_has_none() -> None:
    papers = [paper("One", "Ada Bell", "Cy Dorn"), paper("Two", "Ada Bell")]
    (listing,) = author_listings(site_of(papers, []))
    assert (listing.address, listing.title, listing.total) == ("authors/ada-bell/", "Ada Bell", 2)
    assert "share this page" in listing.lead


def test_an_author_opens_the_search_with_the_name_chosen() -> None:
    (ada,) = author_listings(site_of([paper("One", "Ada Bell"), paper("Two", "Ada Bell")], []))
    assert ada.search == "search/?author=Ada+Bell"
    # A spelling of a single paper is in no column.
    papers = [paper("One", "José Ruiz"), paper("Two", "José Ruiz"), paper("Three", "Jose Ruiz")]
    (jose,) = author_listings(site_of(papers, []))
    assert jose.search == "search/?q=author:%22Jos%C3%A9+Ruiz%22"


def test_an_archive_without_names_has_no_authors() -> None:
    assert list(author_listings(site_of([paper("One"), paper("Two")], []))) == []


def test_authors_are_listed_by_family_name() -> None:
    names = ("Ann Who", "Zed lee", "Émile Ørsted", "Vincent van Gogh", "Bo Lee")
    overview = author_overview(site_of([paper(f"{n}", *names) for n in range(2)], []))
    assert [(link.title, link.count) for link in overview.links] == [
        *(("Bo Lee", 2), ("Zed lee", 2), ("Émile Ørsted", 2)),
        *(("Vincent van Gogh", 2), ("Ann Who", 2)),
    ]
    assert overview.lead == ""


def test_the_overview_of_very_many_authors_shows_those_with_the_most_papers() -> None:
    names = [f"Author {number:04}" for number in range(1_001)]
    papers = [paper("A", *names), paper("B", *names), paper("C", *names[1:])]
    overview = author_overview(site_of(papers, []))
    assert [link.title for link in overview.links] == names[1:]
    assert overview.lead == "The 1,000 with the most papers."


def test_an_author_needs_more_papers_for_a_page_the_larger_the_archive_is() -> None:
    papers = [paper(f"Two {n}", "Ada Bell") for n in range(2)]
    papers += [paper(f"Three {n}", "Cy Dorn") for n in range(3)]
    few = site_of(papers, [])
    many = site_of([*papers, *(paper(f"Other {n}") for n in range(10_661))], [])
    assert [author.name for author in few.authors] == ["Cy Dorn", "Ada Bell"]
    assert [author.name for author in many.authors] == ["Cy Dorn"]


def test_the_list_of_an_author_names_that_author_on_each_line() -> None:
    names = [f"Author {number:02}" for number in range(30)]
    papers = [paper("One", *names, "Émile Ørsted"), paper("Two", "Emile Orsted")]
    site = site_of(papers, [])
    lines = {each.slug: paper_line(each, site) for each in papers}
    (listing,) = author_listings(site)
    (part,) = pages_of(listing, lines)
    assert [line.authors.count("rsted") for line in part.lines] == [1, 1]
