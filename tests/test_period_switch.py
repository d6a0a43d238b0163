from made_up import paper
from paper_archive.publish.languages.language import ENGLISH
from paper_archive.publish.listings.period_switch import period_switch


def test_the_switch_leads_to_the_latest_period_of_each_kind() -> None:
    papers = [paper(date, date=date) for date in ("2024-06", "2024-05-22", "2024-01-01", "2023")]
    links = period_switch(papers, ENGLISH)
    assert [(link.title, link.address) for link in links] == [
        ("Day", "date/2024-05-22/"),
        ("Week", "date/2024-W21/"),
        ("Month", "date/2024-06/"),
        ("Year", "date/2024/"),
    ]


def test_the_link_of_a_kind_that_is_shown_leads_to_what_is_shown() -> None:
    links = period_switch([paper("One", date="2024-12-31")], ENGLISH, "2025-W01")
    assert [link.address for link in links][1] == "date/2025-W01/"


def test_what_no_date_tells_is_left_out() -> None:
    links = period_switch([paper("One", date="2024"), paper("Two")], ENGLISH)
    assert [link.title for link in links] == ["Year"]
    assert period_switch([paper("Two")], ENGLISH) == []
