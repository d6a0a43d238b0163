from hypothesis import given
from hypothesis import strategies as st

from paper_archive.errors import Where
from paper_archive.paper import Paper, admit
from paper_archive.publish.listings.by_author import author_links, author_listings


def paper(title: str, *authors: str) -> Paper:
    return admit({"title": title, "authors": list(authors)}, Where("test"))


def test_an_author_of_two_papers_has_a_page_and_one_of_one_has_none() -> None:
    papers = [paper("One", "Ada Bell", "Cy Dorn"), paper("Two", "Ada Bell")]
    pages = {page.address: page for page in author_listings(papers)}
    assert set(pages) == {"authors/", "authors/ada-bell/"}
    assert [each.title for each in pages["authors/ada-bell/"].papers] == ["One", "Two"]
    assert "not told apart" in pages["authors/ada-bell/"].lead
    assert set(author_links(papers)) == {"Ada Bell"}


def test_spellings_without_accents_share_a_page_named_as_most_papers_print_it() -> None:
    papers = [paper("One", "Jose Ruiz"), *(paper(f"{n}", "José Ruiz") for n in range(2))]
    links = author_links(papers)
    assert {link.address for link in links.values()} == {"authors/jose-ruiz/"}
    assert links["Jose Ruiz"] == links["José Ruiz"]
    assert (links["Jose Ruiz"].title, links["Jose Ruiz"].count) == ("José Ruiz", 3)


def test_a_name_in_any_script_has_an_address_of_its_own() -> None:
    papers = [paper(f"{n}", "王伟", "李娜") for n in range(2)]
    addresses = {link.address for link in author_links(papers).values()}
    assert len(addresses) == 2
    assert all(address.startswith("authors/author-") for address in addresses)


def test_an_archive_without_names_has_no_authors() -> None:
    assert list(author_listings([paper("One"), paper("Two")])) == []


def test_authors_are_listed_by_name() -> None:
    papers = [paper(f"{n}", "Zed Who", "ann Lee") for n in range(2)]
    overview = next(iter(author_listings(papers)))
    assert [link.title for link in overview.parts] == ["ann Lee", "Zed Who"]


@given(st.lists(st.lists(st.sampled_from(["A B", "Á B", "C D", "a b", "E"]), max_size=4)))
def test_every_paper_of_a_linked_author_is_on_the_page(names: list[list[str]]) -> None:
    papers = [
        admit({"title": "T", "slug": f"p-{n}", "authors": each}, Where("test"))
        for n, each in enumerate(names)
    ]
    pages = {page.address: page for page in author_listings(papers) if page.kind == "author"}
    links = author_links(papers)
    for each in papers:
        for name in each.authors:
            if name in links:
                assert each in pages[links[name].address].papers
    for link in links.values():
        assert pages[link.address].total == link.count
