"""Topics applied again leave alone what a person tagged."""

from dataclasses import replace
from functools import partial

import made_up
from paper_archive.archive.catalogue import Catalogue
from paper_archive.archive.ledger.entry import Entry, Ledger
from paper_archive.archive.topics.tagging import retag
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.archive.topics.vocabulary import Vocabulary
from paper_archive.errors import Where
from paper_archive.paper import Paper


def vocabulary(*words: str) -> Vocabulary:
    """Return one topic for each word."""
    return Vocabulary(
        Topic(slug=word, name=word, description=word, phrases=(word,)) for word in words
    )


paper = partial(made_up.paper, slug="x")


def brought(*tags: str) -> Ledger:
    return {"x": Entry(paper("Any", tags=list(tags)))}


def tags_after(page: Paper, ledger: Ledger, *words: str) -> tuple[str, ...]:
    changed, _ = retag([page], ledger, vocabulary(*words))
    return changed[0].tags if changed else page.tags


def test_a_paper_gets_the_topics_that_it_speaks_of() -> None:
    page = paper("Attention in graphs", abstract="About memory.")
    assert tags_after(page, {}, "attention", "graphs", "memory", "waves") == (
        "attention",
        "graphs",
        "memory",
    )


def test_a_phrase_is_found_in_scripts_without_spaces_and_in_those_with_marks() -> None:
    page = paper("基于深度学习的图像识别", abstract="हिन्दी भाषा और ロボットアーム, новый йод.")
    named = ("深度学习", "हिन्दी", "ロボット", "йод", "深学", "भष", "иод")
    assert tags_after(page, {}, *named) == tuple(sorted(named[:4]))


def test_a_topic_that_no_longer_fits_goes() -> None:
    assert tags_after(paper("Waves", tags=["maps"]), brought("maps"), "waves") == ("waves",)


def test_a_tag_that_a_person_gave_stays() -> None:
    page = paper("Waves", tags=["maps", "mine"])
    assert tags_after(page, brought("maps"), "waves") == ("mine", "waves")


def test_a_tag_that_a_person_took_off_stays_off() -> None:
    page = paper("Waves in maps", tags=["maps"])
    assert tags_after(page, brought("maps", "waves"), "maps", "waves") == ("maps",)


def test_tagging_again_changes_nothing() -> None:
    page = paper("Waves in maps", tags=["mine", "maps"])
    words = vocabulary("waves", "maps", "sand")
    (changed,), ledger = retag([page], brought("maps", "sand"), words)
    assert retag([changed], ledger, words) == ([], ledger)


def test_a_tag_that_a_person_took_off_stays_off_while_its_topic_comes_and_goes() -> None:
    page = paper("Waves in maps", tags=["maps"])
    _, ledger = retag([page], brought("maps", "waves"), vocabulary("maps"))
    assert tags_after(page, ledger, "maps", "waves") == ("maps",)


def test_a_tag_that_a_person_puts_back_stays() -> None:
    page = paper("Waves in maps", tags=["maps"])
    words = vocabulary("maps", "waves")
    _, without = retag([page], brought("maps", "waves"), words)
    back = replace(page, tags=("maps", "waves"))
    _, again = retag([back], without, words)
    assert tags_after(back, without, "maps", "waves") == ("maps", "waves")
    assert tags_after(back, again, "maps", "waves") == ("maps", "waves")


def test_tags_of_sources_stay_after_any_import_whatever_the_vocabulary_says() -> None:
    catalogue = Catalogue({}, {})
    for tags in (["maps"], ["rivers"]):
        record = made_up.paper("Waves", abstract="Of waves.", tags=tags)
        catalogue.add(record, Where("a.txt"), vocabulary("waves").topics_of)
    (page,) = catalogue.papers.values()
    changed, _ = retag([page], catalogue.ledger, vocabulary("sand"))
    assert [each.tags for each in changed] == [("maps", "rivers")]


def test_a_page_that_no_import_brought_keeps_its_own_tags() -> None:
    assert tags_after(paper("Waves", tags=["mine"]), {}, "waves") == ("mine", "waves")


def test_nothing_but_the_tags_changes() -> None:
    page = paper("Waves", abstract="Text.", notes="## Notes\n", extra_key=1)
    (changed,), _ = retag([page], {}, vocabulary("waves"))
    assert changed == paper(
        "Waves", abstract="Text.", notes="## Notes\n", extra_key=1, tags=["waves"]
    )


def test_an_imported_page_without_an_entry_keeps_its_tags_once() -> None:
    page = paper("Waves in maps", tags=["maps", "mine"], sources=[made_up.source("a.txt")])
    words = vocabulary("maps", "waves")
    changed, ledger = retag([page], {}, words)
    assert changed == []
    assert (ledger["x"].paper.tags, ledger["x"].untagged) == (("maps", "waves"), ("waves",))
    assert tags_after(page, ledger, "in", "waves") == ("in", "mine")


def test_a_tag_that_a_source_brought_stays_unless_a_person_takes_it_off() -> None:
    ledger = {"x": replace(brought("maps", "waves")["x"], source_tags=("maps",))}
    page = paper("Waves", tags=["maps", "waves"])
    changed, after = retag([page], ledger, vocabulary("sand"))
    assert [each.tags for each in changed] == [("maps",)]
    untagged = replace(changed[0], tags=())
    _, later = retag([untagged], after, vocabulary("sand"))
    assert tags_after(untagged, later, "sand") == ()
