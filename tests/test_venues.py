import pytest

from paper_archive.publish.citations.venues import venue_kind


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        ("Journal of Machine Learning Research", "journal"),
        ("IEEE Transactions on Robotics", "journal"),
        ("Transactions of the ACL", "journal"),
        ("Physical Review Letters", "journal"),
        ("Proceedings of the National Academy of Sciences", "journal"),
        ("Proceedings of the IEEE", "journal"),
        ("TMLR", "journal"),
        ("NeurIPS'23", "conference"),
        ("ICLR2024 (oral)", "conference"),
        ("Findings of EMNLP 2023", "conference"),
        ("Proceedings of the IEEE Symposium on Logic", "conference"),
        ("Workshop on Trees", "conference"),
        ("International Conference on Machine Learning", "conference"),
    ],
)
def test_a_venue_is_what_its_name_says(venue: str, kind: str) -> None:
    assert venue_kind(venue) == kind


@pytest.mark.parametrize(
    "venue",
    [
        "",
        "arXiv",
        "Nature",
        "Miracle",
        "acl",
        "JMLR / ICML",
        "Journal of Physics: Conference Series",
    ],
)
def test_a_venue_in_doubt_is_neither(venue: str) -> None:
    assert venue_kind(venue) == ""
