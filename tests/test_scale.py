"""What depends on the number of papers."""

from paper_archive.publish.scale import (
    feed_papers,
    is_large,
    most_listed,
    named_papers,
    records_per_file,
    sized,
    topic_papers,
)
from paper_archive.publish.settings import Settings


def decided(papers: int) -> tuple[object, ...]:
    """Return all that depends on the number of papers."""
    return (
        named_papers(papers),
        is_large(papers),
        topic_papers(papers),
        feed_papers(papers),
        most_listed(papers),
        records_per_file(papers),
        sized(Settings(), papers),
    )


def test_a_day_of_papers_after_a_round_number_changes_nothing_else() -> None:
    round_numbers = [1, *range(1_000, 100_001, 1_000)]
    assert [each for each in round_numbers if decided(each) != decided(each + 99)] == []


def test_a_name_needs_more_papers_for_a_page_the_more_there_are() -> None:
    counts = (1, 5_000, 10_660, 10_661, 20_000, 87_128)
    assert [named_papers(papers) for papers in counts] == [2, 2, 2, 3, 4, 17]


def test_what_a_result_shows_is_fetched_without_other_papers_unless_there_are_many() -> None:
    counts = (1, 5_000, 11_501, 23_700, 87_128)
    assert [records_per_file(papers) for papers in counts] == [1, 1, 2, 2, 4]
