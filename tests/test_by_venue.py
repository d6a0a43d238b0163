import made_up
from paper_archive.paper import Paper
from paper_archive.publish.listings.by_venue import venue_listings, venue_overview
from paper_archive.publish.site import site_of


def papers_in(*venues: str) -> list[Paper]:
    return [made_up.paper(f"{n}", venue=venue) for n, venue in enumerate(venues)]


def test_all_years_of_a_conference_are_one_list() -> None:
    site = site_of(papers_in("HIVE 2031", "Hive 2030", "HIVE", "Wax Letters", ""), [])
    (listing,) = venue_listings(site)
    assert (listing.address, listing.title, listing.total) == ("venues/hive/", "HIVE", 3)
    assert [each.title for each in listing.parents] == ["Venues"]


def test_every_venue_has_an_address_and_one_of_a_single_paper_that_of_a_search() -> None:
    site = site_of(papers_in("HIVE 2031", "HIVE 2030", 'The "Wax" Letters 2029'), [])
    assert site.venue_address("HIVE 2031") == site.venue_address("HIVE 2030") == "venues/hive/"
    found = "search/?q=venue:%22The++Wax++Letters+2029%22"
    assert site.venue_address('The "Wax" Letters 2029') == found


def test_a_venue_opens_the_search_with_all_its_editions_chosen() -> None:
    (few,) = venue_listings(site_of(papers_in("HIVE 2031", "HIVE & WAX 2030", "HIVE 2030"), []))
    assert few.search == "search/?venue=HIVE+2031&venue=HIVE+2030"
    many = papers_in(*(f"HIVE {year}" for year in range(2000, 2020)))
    (all_of_them,) = venue_listings(site_of(many, []))
    assert all_of_them.search == "search/?q=venue:%22HIVE%22"


def test_a_venue_of_a_large_archive_ends_after_six_pages_and_leads_to_all() -> None:
    papers = papers_in(*["HIVE"] * 11_501)
    (hive,) = venue_listings(site_of(papers, []))
    assert (hive.most, hive.total, hive.is_cut) == (300, 11_501, True)
    assert hive.search == "search/?venue=HIVE"
    (few,) = venue_listings(site_of(papers[:2_000], []))
    assert not few.is_cut


def test_an_archive_without_venues_has_no_lists_of_them() -> None:
    assert list(venue_listings(site_of([made_up.paper("One"), made_up.paper("Two")], []))) == []


def test_the_article_before_a_name_makes_no_other_venue() -> None:
    site = site_of(papers_in("The Wax Review", "Wax Review", "Wax Review"), [])
    assert [(venue.name, venue.address) for venue in site.venues] == [
        ("Wax Review", "venues/wax-review/")
    ]


def test_venues_stand_under_their_first_letters() -> None:
    names = ("Wax Letters", "HIVE", "hosts", "Émigré", "3DV", "养蜂学报", "Ørsted Notes", "Пчела")
    overview = venue_overview(site_of(papers_in(*names, *names), []))
    assert [(each.title, [link.title for link in each.links]) for each in overview.letters] == [
        ("E", ["Émigré"]),
        ("H", ["HIVE", "hosts"]),
        ("O", ["Ørsted Notes"]),
        ("W", ["Wax Letters"]),
        ("П", ["Пчела"]),
        ("Other", ["3DV", "养蜂学报"]),
    ]
    assert [link for each in overview.letters for link in each.links] == overview.links
