import pytest

from made_up import paper
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.publish.addresses import tag_address
from paper_archive.publish.site import site_of

FORMER = "tag-9bea2bda"
"""What imports once made of 深度学习."""
CALLED = Topic(FORMER, "深度学习 (deep learning)", "", ("深度学习",))


def test_a_page_of_an_earlier_import_is_in_the_topic_that_later_ones_name() -> None:
    site = site_of([paper("One", tags=[FORMER]), paper("Two", tags=["深度学习"])], ())
    assert [(each.name, len(each.group.papers)) for each in site.topics.values()] == [
        ("深度学习", 2)
    ]
    assert site.topics["深度学习"].address == f"tags/{FORMER}/"


def test_the_topic_keeps_the_name_that_a_person_gave_it() -> None:
    site = site_of([paper("One", tags=[FORMER, "深度学习"])], [CALLED])
    assert [each.name for each in site.topics.values()] == [CALLED.name]


def test_a_topic_whose_name_no_page_has_stays_at_its_address() -> None:
    site = site_of([paper("One", tags=[FORMER])], ())
    assert [each.address for each in site.topics.values()] == [f"tags/{FORMER}/"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("深度学习-cnn", "cnn"), ("ロボ-x", "ロホ-x"), ("йод-1", "иод-1"), ("机", "器")],
)
def test_topics_that_differ_in_letters_that_are_not_latin_have_their_own_pages(
    one: str, other: str
) -> None:
    assert tag_address(one) != tag_address(other)


def test_an_address_has_only_signs_that_every_server_and_disk_keeps() -> None:
    for tag in ("深度学习-cnn", "машинное-обучение", "𠮷" * 80):
        name = tag_address(tag)
        assert name.isascii()
        assert name == name.lower()
        assert len(name) < 120
