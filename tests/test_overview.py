from paper_archive.publish.listings.overview import Link, fitting, lead_of


def test_all_links_of_an_overview_are_shown_where_they_fit() -> None:
    links = [
        Link(f"{number}", f"date/{number}/", parts=[Link("May", "x/")]) for number in range(99)
    ]
    assert fitting(links) == links
    assert lead_of(links, 99) == ""


def test_an_overview_stays_light_and_loses_parts_first() -> None:
    months = [Link("November", "date/2024-11/")] * 12
    links = [Link(f"{year}", f"date/{year}/", parts=months) for year in range(1000, 1200)]
    shown = fitting(links)
    assert sum(link.size for link in shown) <= 120_000
    assert [link.title for link in shown] == [link.title for link in links]
    with_months = [link for link in shown if link.parts]
    assert 50 < len(with_months) < 200
    assert shown[: len(with_months)] == links[: len(with_months)]


def test_an_overview_of_too_many_links_shows_the_first() -> None:
    links = [Link(f"{year}", f"date/{year}/") for year in range(1000, 9999)]
    shown = fitting(links)
    assert 1_000 < len(shown) < 2_000
    assert shown == links[: len(shown)]


def test_an_overview_says_that_it_does_not_show_all() -> None:
    assert lead_of([Link("A", "a/")] * 1_200, 1_300) == "The 1,200 with the most papers."


def test_a_link_weighs_what_its_signs_take_in_html() -> None:
    assert Link("a<b", "x/").size - Link("ab", "x/").size == len("&lt;")
    assert Link("a", "x/", lead="Ж").size - Link("a", "x/").size == 2
