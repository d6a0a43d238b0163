from dataclasses import dataclass

from made_up import paper
from paper_archive.publish.listings.by_topic import (
    TopicListing,
    related_tags,
    topic_listings,
    topic_overview,
)
from paper_archive.publish.site import site_of


@dataclass(frozen=True)
class Named:
    slug: str
    name: str
    description: str = "About it."
    signs: tuple[str, ...] = ()


def test_topics_that_occur_together_are_related_the_closest_first() -> None:
    papers = [
        *(paper(f"Both {number}", tags=["bees", "honey"]) for number in range(2)),
        *(paper(f"Far {number}", tags=["bees", "everything"]) for number in range(2)),
        *(paper(f"Else {number}", tags=["everything"]) for number in range(9)),
    ]
    assert related_tags(site_of(papers, []))["bees"] == {"honey": 2, "everything": 2}
    assert list(related_tags(site_of(papers, []))["bees"]) == ["honey", "everything"]


def test_one_paper_with_both_topics_relates_nothing() -> None:
    assert related_tags(site_of([paper("Once", tags=["bees", "honey"])], [])) == {}


def test_not_all_pairs_of_a_thousand_tags_are_counted() -> None:
    tags = [f"topic-{number:04}" for number in range(1_000)]
    related = related_tags(site_of([paper(f"{n}", tags=tags) for n in range(2)], []))
    assert 2 <= len(related) <= 200
    assert "topic-0001" in related["topic-0000"]


def test_a_topic_leads_to_its_related_topics() -> None:
    papers = [paper(f"{number}", tags=["bees", "honey"]) for number in range(2)]
    bees, _ = topic_listings(site_of(papers, [Named("honey", "Sweet")]))
    assert isinstance(bees, TopicListing)
    assert (bees.address, bees.title, bees.total) == ("tags/bees/", "Bees", 2)
    assert [(link.title, link.address, link.count) for link in bees.related] == [
        ("Sweet", "tags/honey/", 2)
    ]


def test_a_rare_topic_of_a_large_archive_leads_to_a_search() -> None:
    tagged = [*(paper(f"Both {n}", tags=["bees", "honey"]) for n in range(2)), paper("One")]
    tagged += [paper(f"More {n}", tags=["bees"]) for n in range(9)]
    site = site_of([*tagged, *(paper(f"Other {n}") for n in range(11_500))], [])
    (bees,) = topic_listings(site)
    assert isinstance(bees, TopicListing)
    assert (bees.address, bees.total) == ("tags/bees/", 11)
    assert [link.address for link in bees.related] == ["search/?tag=honey"]
    assert [topic.address for topic in site_of(tagged, []).topics.values()] == [
        *("tags/bees/", "tags/honey/")
    ]


def test_the_overview_of_a_large_archive_leaves_out_rare_keywords_that_nobody_chose() -> None:
    papers = [paper(f"{number}") for number in range(11_500)]
    tagged = [*papers, paper("a", tags=["bees", "honey"])]
    bees = Named("bees", "Bees")
    overview = topic_overview(site_of(tagged, [bees]))
    assert [link.title for link in overview.links] == ["Bees"]
    assert overview.lead == "Keywords of few papers are left out; the search finds them."
    assert len(topic_overview(site_of(tagged, [])).links) == 2
    assert len(topic_overview(site_of(tagged[1:], [bees])).links) == 2


def test_the_overview_begins_with_the_vocabulary_and_ends_with_other_keywords() -> None:
    rare = [f"k{number:02}" for number in range(60)]
    papers = [paper("One", tags=["zebras", "common", *rare]), paper("Two", tags=["common"])]
    overview = topic_overview(site_of(papers, [Named("zebras", "Zebras")]))
    tags = [link.address.split("/")[1] for link in overview.links]
    # The largest keywords fill up what there is room for.
    assert tags[: overview.leading] == ["common", *rare[:46], "zebras"]
    assert tags[overview.leading :] == rare[46:]
    chosen = [Named(tag, tag) for tag in rare]
    everything = topic_overview(site_of(papers, chosen))
    assert [link.title for link in everything.links[everything.leading :]] == ["Common", "Zebras"]


def test_the_overview_leads_to_every_topic_that_has_papers() -> None:
    site = site_of([paper("One", tags=["gan"])], [Named("gan", "GANs"), Named("none", "Unused")])
    (link,) = topic_overview(site).links
    assert (link.title, link.address, link.count, link.lead) == (
        *("GANs", "tags/gan/", 1, "About it."),
    )


def test_a_topic_of_a_large_archive_ends_after_six_pages_and_leads_to_all() -> None:
    papers = [paper(f"{number}", tags=["bees"]) for number in range(11_501)]
    (bees,) = topic_listings(site_of(papers, []))
    assert (bees.most, bees.total, bees.is_cut) == (300, 11_501, True)
    assert bees.search == "search/?tag=bees"
    (few,) = topic_listings(site_of(papers[:2_000], []))
    assert not few.is_cut
