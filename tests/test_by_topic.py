from dataclasses import dataclass

from paper_archive.errors import Where
from paper_archive.paper import Paper, admit
from paper_archive.publish.listings.by_topic import related_tags, topic_links, topic_listings


@dataclass(frozen=True)
class Named:
    slug: str
    name: str
    description: str = "About it."


def paper(title: str, **fields: object) -> Paper:
    return admit({"title": title, **fields}, Where("test"))


def test_topics_bear_their_names_and_other_tags_their_slugs() -> None:
    papers = [paper("One", tags=["gan", "my-tag"]), paper("Two", tags=["gan"])]
    links = topic_links(papers, [Named("gan", "Generative Networks"), Named("none", "Unused")])
    assert [(tag, link.title, link.count, link.lead) for tag, link in links.items()] == [
        ("gan", "Generative Networks", 2, "About it."),
        ("my-tag", "My tag", 1, ""),
    ]


def test_topics_that_occur_together_are_related_the_closest_first() -> None:
    papers = [
        *(paper(f"Both {number}", tags=["bees", "honey"]) for number in range(2)),
        *(paper(f"Far {number}", tags=["bees", "everything"]) for number in range(2)),
        *(paper(f"Else {number}", tags=["everything"]) for number in range(9)),
    ]
    assert related_tags(papers)["bees"] == {"honey": 2, "everything": 2}
    assert list(related_tags(papers)["bees"]) == ["honey", "everything"]


def test_one_paper_with_both_topics_relates_nothing() -> None:
    assert related_tags([paper("Once", tags=["bees", "honey"])]) == {"bees": {}, "honey": {}}


def test_a_topic_tells_its_years_and_its_related_topics() -> None:
    papers = [
        paper("Old", date="2014", tags=["bees", "honey"]),
        paper("New", date="2024-05", tags=["bees", "honey"]),
        paper("Undated", tags=["bees"]),
    ]
    pages = {page.address: page for page in topic_listings(papers, [Named("honey", "Sweet")])}
    bees = pages["tags/bees/"]
    assert bees.per_year == {"2014": 1, "2024": 1}
    assert [(link.title, link.address, link.count) for link in bees.related] == [
        ("Sweet", "tags/honey/", 2)
    ]
