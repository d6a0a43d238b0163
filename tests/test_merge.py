"""What a person wrote stands; what imports bring is added, once."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import paper, source
from paper_archive.archive.catalogue import Catalogue
from paper_archive.archive.ledger.entry import Entry
from paper_archive.archive.merging.merge import Conflict, Merged, merge
from paper_archive.errors import Where
from paper_archive.field import Merge
from paper_archive.fields import FIELDS
from paper_archive.paper import Paper
from strategies import PAPERS

WHERE = Where("capture.txt")
COUNTS = [name for name, row in FIELDS.items() if row.merge is Merge.COUNT]
OLD = "2025-01-01"
NEW = "2025-06-01"


def record(captured: str = OLD, **fields: Any) -> Paper:
    """Return what a capture of a day says of a paper."""
    sources = [source(f"{captured}.txt", captured)] if captured else []
    return paper(**{"slug": "x", "sources": sources, **fields})


def imported(first: Paper, *more: Paper) -> tuple[Paper, Entry]:
    """Return page and ledger after the first import, and after more of them."""
    catalogue = Catalogue({}, {})
    added = catalogue.add(first, WHERE, lambda *_: ())
    page, entry = catalogue.papers[added.slug], catalogue.ledger[added.slug]
    for each in more:
        merged = merge(page, entry, each)
        page, entry = merged.paper, merged.entry
    return page, entry


def after_edit(
    edits: dict[str, Any], first: Paper, *more: Paper, is_update: bool = False
) -> Merged:
    """Return what later imports make of a page that a person edited after the first one."""
    page, entry = imported(first)
    merged = Merged(replace(page, **edits), entry)
    for each in more:
        merged = merge(merged.paper, merged.entry, each, is_update=is_update)
    return merged


@given(first=PAPERS, page=PAPERS, again=PAPERS, update=st.booleans())
def test_merging_twice_is_merging_once(
    first: Paper, page: Paper, again: Paper, *, update: bool
) -> None:
    _, entry = imported(first)
    once = merge(page, entry, again, is_update=update)
    twice = merge(once.paper, once.entry, again, is_update=update)
    assert (twice.paper, twice.entry) == (once.paper, once.entry)
    assert [each for each in twice.conflicts if each not in once.conflicts] == []
    assert not (update and once.conflicts)


@given(PAPERS, PAPERS)
def test_importing_what_is_known_never_touches_a_persons_page(first: Paper, page: Paper) -> None:
    _, entry = imported(first)
    merged = merge(page, entry, first)
    assert (merged.paper, merged.conflicts) == (page, [])


@given(PAPERS, PAPERS, PAPERS)
def test_notes_and_slug_are_never_touched(first: Paper, page: Paper, again: Paper) -> None:
    _, entry = imported(first)
    merged = merge(page, entry, again, is_update=True)
    assert (merged.paper.notes, merged.paper.slug) == (page.notes, page.slug)


FIRST = record(
    abstract="An abstract.",
    date="2024-05",
    author_count=3,
    comments=5,
    tags=["attention", "rnn"],
    ids={"arxiv": "2405.00001"},
    links={"code": "https://x.org/code"},
    venue="ICML",
)


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "A better title"},
        {"abstract": "A shorter one."},
        {"abstract": ""},
        {"date": "2024-06-01"},
        {"date": ""},
        {"author_count": None},
        {"authors": ("Ada Lovelace",)},
        {"comments": 7},
        {"comments": None},
        {"tags": ("attention", "gru")},
        {"tags": ()},
        {"ids": {"arxiv": "2405.00002"}},
        {"links": {"code": "https://y.org/code"}},
        {"links": {}},
        {"venue": ""},
        {"sources": ()},
        {"notes": "## Notes\n\nMine.\n"},
        {"extra": {"rating": 5}},
    ],
    ids=str,
)
def test_what_a_person_changed_or_deleted_does_not_come_back(edit: dict[str, Any]) -> None:
    merged = after_edit(edit, FIRST, FIRST, FIRST)
    assert merged.paper == replace(imported(FIRST)[0], **edit)
    assert merged.conflicts == []
    later = replace(FIRST, sources=record(NEW).sources)
    again = after_edit(edit, FIRST, later, later).paper
    assert replace(again, sources=()) == replace(merged.paper, sources=())


def test_a_removed_tag_stays_off_while_new_ones_are_added() -> None:
    later = record(NEW, tags=["attention", "rnn", "survey"])
    assert after_edit({"tags": ("rnn",)}, FIRST, later).paper.tags == ("rnn", "survey")


def test_a_removed_link_stays_off_while_new_ones_are_added() -> None:
    later = record(NEW, links={"code": "https://x.org/code", "pdf": "https://x.org/pdf"})
    assert after_edit({"links": {}}, FIRST, later).paper.links == {"pdf": "https://x.org/pdf"}


@pytest.mark.parametrize("field", ["links", "ids"])
@pytest.mark.parametrize("kept", [{}, {"pdf": "https://x.org/pdf"}], ids=["all", "one"])
def test_a_deleted_link_or_id_stays_deleted_when_the_source_changes_its_value(
    field: str, kept: dict[str, str]
) -> None:
    first, moved, again = (
        record(day, **{field: values})
        for day, values in {
            OLD: {"code": "https://x.org/code", "pdf": "https://x.org/pdf"},
            NEW: {"code": "https://moved.org", "pdf": "https://x.org/pdf"},
            "2025-07-01": {"code": "https://again.org", "data": "https://d.org"},
        }.items()
    )
    merged = after_edit({field: kept}, first, moved, again, moved)
    assert getattr(merged.paper, field) == {**kept, "data": "https://d.org"}
    assert merged.conflicts == []


def test_ids_and_links_are_written_alike_in_whatever_order_they_come() -> None:
    one, two = record(links={"pdf": "https://x.org"}), record(links={"code": "https://y.org"})
    orders = [imported(*order) for order in permutations((one, two))]
    assert [list(page.links) for page, _ in orders] == [["code", "pdf"]] * 2
    assert [list(entry.paper.links) for _, entry in orders] == [["code", "pdf"]] * 2


def test_what_is_empty_is_filled() -> None:
    page, _ = imported(record(), FIRST)
    assert page == replace(FIRST, slug=page.slug)


def test_what_a_source_does_not_say_is_kept() -> None:
    page, _ = imported(FIRST, record())
    assert page == FIRST


def test_a_page_that_a_person_made_is_filled_and_not_overwritten() -> None:
    made = record("", title="My Title", notes="## Notes\n")
    merged = merge(made, Entry(Paper(slug="x", title="")), FIRST)
    assert merged.paper == replace(FIRST, title="My Title", notes="## Notes\n")
    assert merged.conflicts == [Conflict("x", "title", "My Title", "A title")]


def test_lists_are_united() -> None:
    first = record(OLD, tags=["b"], listed=["2025-01-01"])
    page, _ = imported(first, record(NEW, tags=["a"], listed=["2025-06-01"]))
    assert page.tags == ("a", "b")
    assert page.listed == ("2025-01-01", "2025-06-01")
    assert [source.captured for source in page.sources] == [OLD, NEW]


def test_ids_and_links_of_two_sources_are_united() -> None:
    first = record(ids={"arxiv": "2401.00001"}, links={"pdf": "https://x.org"})
    page, _ = imported(
        first, record(NEW, ids={"doi": "10.1000/2"}, links={"code": "https://y.org"})
    )
    assert page.ids == {"arxiv": "2401.00001", "doi": "10.1000/2"}
    assert page.links == {"pdf": "https://x.org", "code": "https://y.org"}


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("order", list(permutations(["", OLD, NEW])), ids=str)
def test_a_count_comes_from_the_newest_capture_in_whatever_order(
    count: str, order: tuple[str, ...]
) -> None:
    counts = {"": 30, OLD: 20, NEW: 10}
    page, _ = imported(*(record(day, **{count: counts[day]}) for day in order))
    assert getattr(page, count) == 10


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("day", ["", OLD])
def test_of_two_captures_of_one_day_the_larger_count_stays_in_either_order(
    count: str, day: str
) -> None:
    for counts in permutations((20, 30)):
        page, entry = imported(*(record(day, **{count: each}) for each in counts))
        assert getattr(page, count) == getattr(entry.paper, count) == 30


@pytest.mark.parametrize("count", COUNTS)
def test_an_older_capture_takes_no_newer_count_away_even_in_an_update(count: str) -> None:
    newer, older = record(NEW, **{count: 10}), record(OLD, **{count: 20})
    edited = after_edit({count: 7}, newer, older)
    assert getattr(edited.paper, count) == 7
    updated = after_edit({count: 7}, newer, older, is_update=True)
    assert (getattr(updated.paper, count), updated.entry.count_days) == (10, {count: NEW})


def test_a_count_of_zero_is_a_count() -> None:
    assert imported(record(OLD, comments=3), record(NEW, comments=0))[0].comments == 0
    assert imported(record(OLD, comments=0), record(NEW))[0].comments == 0


def test_the_fuller_text_is_kept_in_whatever_order() -> None:
    short = record(OLD, title="A title", abstract="Short.", authors=["A"])
    full = record(NEW, title="A title, in full", abstract="Short. And more.", authors=["A", "B"])
    for order in permutations([short, full]):
        page, _ = imported(*order)
        assert (page.title, page.abstract, page.authors) == (full.title, full.abstract, ("A", "B"))


def test_a_finer_date_is_taken_and_a_coarser_one_is_not() -> None:
    assert imported(record(date="2024"), record(NEW, date="2024-05-22"))[0].date == "2024-05-22"
    assert imported(record(date="2024-05-22"), record(NEW, date="2024-05"))[0].date == "2024-05-22"


def test_a_fuller_text_does_not_replace_what_a_person_wrote() -> None:
    edit = {"abstract": "Mine.", "title": "Mine"}
    full = record(NEW, abstract="An abstract. And much more.", title="A title and more")
    merged = after_edit(edit, FIRST, full)
    assert (merged.paper.abstract, merged.paper.title) == ("Mine.", "Mine")
    assert merged.conflicts == [
        Conflict("x", "title", "Mine", "A title and more"),
        Conflict("x", "abstract", "Mine.", "An abstract. And much more."),
    ]


@pytest.mark.parametrize(
    ("field", "kept", "offered"),
    [
        ("date", "2024-05", "2023-01"),
        ("venue", "ICML", "ICLR"),
        ("author_count", 3, 4),
        ("ids", {"arxiv": "2405.00001"}, {"arxiv": "2405.00002"}),
        ("links", {"code": "https://x.org/code"}, {"code": "https://y.org"}),
    ],
)
def test_a_conflict_is_told_and_left_alone_unless_updated(
    field: str, kept: object, offered: object
) -> None:
    page, entry = imported(FIRST)
    other = record(NEW, **{field: offered})
    left = merge(page, entry, other)
    assert left.conflicts == [Conflict("x", field, kept, offered)]
    assert replace(left.paper, sources=page.sources) == page
    merged = merge(page, entry, other, is_update=True)
    assert merged.conflicts == []
    assert getattr(merged.paper, field) == offered


@pytest.mark.parametrize(
    ("kept", "offered", "conflicts"),
    [
        ("http://arxiv.org/pdf/1512.03385v1", "https://arxiv.org/pdf/1512.03385v2", 0),
        ("https://arxiv.org/pdf/1512.03385", "http://www.arxiv.org/pdf/1512.03385v2.pdf", 0),
        ("http://arxiv.org/pdf/hep-th/9901001v1", "https://arxiv.org/pdf/hep-th/9901001", 0),
        ("https://arxiv.org/pdf/1512.03385", "https://arxiv.org/pdf/1512.03386", 1),
        ("https://arxiv.org/pdf/1512.03385", "https://x.org/pdf/1512.03385", 1),
        ("https://x.org/sand-v1.pdf", "https://x.org/sand-v2.pdf", 1),
    ],
)
def test_another_version_of_an_arxiv_pdf_is_no_conflict(
    kept: str, offered: str, conflicts: int
) -> None:
    for edit, first in (({}, {"pdf": kept}), ({"links": {"pdf": kept}}, {"pdf": "https://y.org"})):
        merged = after_edit(edit, record(links=first), record(NEW, links={"pdf": offered}))
        assert merged.paper.links == {"pdf": kept}
        assert len(merged.conflicts) == conflicts


def test_an_update_keeps_what_only_the_page_lists() -> None:
    page, entry = imported(FIRST)
    page = replace(page, tags=("attention", "mine"), links={"demo": "https://x.org/demo"})
    merged = merge(
        page,
        entry,
        record(NEW, tags=["survey"], links={"pdf": "https://x.org/pdf"}),
        is_update=True,
    ).paper
    assert merged.tags == ("attention", "mine", "survey")
    assert merged.links == {"demo": "https://x.org/demo", "pdf": "https://x.org/pdf"}
    assert [each.captured for each in merged.sources] == [OLD, NEW]


def test_an_update_from_a_source_without_abstract_keeps_the_one_of_the_page() -> None:
    assert after_edit({}, FIRST, record(NEW), is_update=True).paper.abstract == "An abstract."


def test_a_deleted_abstract_stays_deleted_when_the_source_changes_it() -> None:
    merged = after_edit({"abstract": ""}, FIRST, record(NEW, abstract="A longer abstract."))
    assert merged.paper.abstract == ""
    assert merged.conflicts == [Conflict("x", "abstract", "", "A longer abstract.")]


@pytest.mark.parametrize(
    ("field", "mine", "theirs"),
    [
        ("links", {"code": "https://mine.org"}, {"code": "https://moved.org"}),
        ("ids", {"arxiv": "2405.00009"}, {"arxiv": "2405.00002"}),
    ],
)
def test_a_source_that_changes_what_a_person_changed_too_is_a_conflict(
    field: str, mine: dict[str, str], theirs: dict[str, str]
) -> None:
    merged = after_edit({field: mine}, FIRST, record(NEW, **{field: theirs}))
    assert getattr(merged.paper, field) == mine
    assert merged.conflicts == [Conflict("x", field, mine, theirs)]


def test_counts_of_a_record_of_several_captures_are_those_of_the_last() -> None:
    both = record(NEW, comments=3, sources=[source("a.txt", OLD), source("b.txt", NEW)])
    between = record("2025-03-01", comments=7)
    assert after_edit({}, both, between).paper.comments == 3


def test_an_update_takes_the_abstract_of_the_source() -> None:
    other = record(NEW, abstract="Another.")
    merged = after_edit({"abstract": "Mine, and longer."}, FIRST, other, is_update=True)
    assert (merged.paper.abstract, merged.conflicts) == ("Another.", [])


def test_a_capture_whose_day_becomes_known_is_still_one_capture() -> None:
    first = paper("One", sources=[source("a.txt")])
    later = paper("One", sources=[source("a.txt", "2025-10-30")])
    for one, other in ((first, later), (later, first)):
        merged = merge(one, Entry(one), other)
        assert merged.paper.sources == later.sources


def test_an_update_takes_the_sources_value_even_where_a_person_edited() -> None:
    offered = paper("One", date="2024", abstract="Theirs.")
    first = merge(offered, Entry(Paper(slug="one", title="")), offered)
    edited = replace(first.paper, date="2023", abstract="Mine.")
    assert merge(edited, first.entry, offered).paper == edited
    assert merge(edited, first.entry, offered, is_update=True).paper == offered


NOTICE = {"retracted": {"date": "2010-02", "notice": "https://doi.org/10.1000/notice"}}


def test_a_retraction_that_a_later_source_tells_arrives_on_an_old_page() -> None:
    page, _ = imported(record(), record(NEW, status=NOTICE))
    assert page.status == NOTICE


def test_a_source_that_knows_of_no_retraction_takes_none_away() -> None:
    for is_update in (False, True):
        merged = after_edit({}, record(status=NOTICE), record(NEW), is_update=is_update)
        assert merged.paper.status == NOTICE
        assert not merged.conflicts


def test_statuses_of_several_sources_stand_together_with_all_that_is_known_of_each() -> None:
    bare: dict[str, dict[str, str]] = {"retracted": {}}
    corrected = {"corrected": {"date": "2009"}}
    for records in permutations((bare, NOTICE, corrected)):
        page, _ = imported(*(record(status=each) for each in records))
        assert page.status == {**corrected, **NOTICE}


def test_two_days_of_a_retraction_are_a_conflict() -> None:
    other = {"retracted": {"date": "2011"}}
    merged = after_edit({}, record(status=NOTICE), record(NEW, status=other))
    assert merged.paper.status == NOTICE
    assert merged.conflicts == [Conflict("x", "status", NOTICE, other)]


def test_a_status_that_a_person_deleted_or_wrote_stands() -> None:
    assert (
        after_edit({"status": {}}, record(status=NOTICE), record(NEW, status=NOTICE)).paper.status
        == {}
    )
    written = {"retracted": {"notice": "https://blog.test/"}}
    merged = after_edit({"status": written}, record(), record(NEW, status=NOTICE))
    assert merged.paper.status == written
    more = after_edit({"status": written}, record(), record(NEW, status={"corrected": {}}))
    assert more.paper.status == {"corrected": {}, **written}


def test_the_last_revision_is_the_latest_that_any_source_tells_in_whatever_order() -> None:
    dates = ("2024-05", "2024-05-22", "2024-09-30", "2023")
    for order in permutations(dates):
        page, entry = imported(*(record(updated=each) for each in order))
        assert (page.updated, entry.paper.updated) == ("2024-09-30", "2024-09-30")
    merged = after_edit({}, record(updated="2024-05"), record(NEW, updated="2024-05-22"))
    assert (merged.paper.updated, merged.conflicts) == ("2024-05-22", [])


def test_a_revision_that_a_person_wrote_stands_and_a_later_one_is_told() -> None:
    merged = after_edit(
        {"updated": "2024-06-01"}, record(updated="2024-05"), record(NEW, updated="2024-09")
    )
    assert merged.paper.updated == "2024-06-01"
    assert merged.conflicts == [Conflict("x", "updated", "2024-06-01", "2024-09")]


def test_an_update_takes_what_a_person_added_for_no_import() -> None:
    edits: dict[str, Any] = {
        "ids": {"arxiv": "1706.03762", "doi": "10.1000/own"},
        "tags": ("own", "sand"),
    }
    first = record(ids={"arxiv": "1706.03762"}, tags=["sand"])
    page, entry = imported(first)
    merged = merge(replace(page, **edits), entry, first, is_update=True)
    assert (merged.paper.ids, merged.paper.tags) == (edits["ids"], edits["tags"])
    assert merged.entry == entry


def test_the_first_key_by_which_a_paper_is_cited_stays_without_a_conflict() -> None:
    first, other = record(citekey="lovelace2024"), record(NEW, citekey="Lovelace24")
    merged = after_edit({}, first, other)
    assert (merged.paper.citekey, merged.conflicts) == ("lovelace2024", [])
    mine = after_edit({"citekey": "mine"}, first, other)
    assert (mine.paper.citekey, mine.conflicts) == ("mine", [])
    assert after_edit({"citekey": ""}, first, other).paper.citekey == ""
    assert after_edit({}, record(), other).paper.citekey == "Lovelace24"


PREPRINT = record(venue="CoRR", volume="abs/1706.03762", ids={"arxiv": "1706.03762"})
JOURNAL = record(
    NEW,
    date="2015",
    venue="Nature",
    volume="521",
    issue="7553",
    pages="436-444",
    publisher="Springer",
    editors=["Grace Hopper"],
    ids={"arxiv": "1706.03762"},
)


def place(of: Paper) -> tuple[object, ...]:
    """Return where in print a paper is."""
    return of.venue, of.volume, of.issue, of.pages, of.publisher, of.editors


@pytest.mark.parametrize("records", [*permutations([PREPRINT, JOURNAL, PREPRINT])])
def test_a_paper_is_cited_where_it_appeared_and_not_with_the_number_of_its_preprint(
    records: tuple[Paper, ...],
) -> None:
    merged = after_edit({}, *records)
    assert (place(merged.paper), merged.conflicts) == (place(JOURNAL), [])


def test_the_volume_of_another_venue_does_not_stand_beside_the_venue_of_the_page() -> None:
    first = record(venue="CVPR", pages="1-10", date="2014")
    merged = after_edit({}, first, JOURNAL)
    assert place(merged.paper) == place(first)
    assert [each.field for each in merged.conflicts] == ["date", "venue"]
    assert place(after_edit({}, first, JOURNAL, is_update=True).paper) == place(JOURNAL)


@pytest.mark.parametrize(
    ("known", "offered", "pages"),
    [
        ({"date": "2024-05"}, {"date": "2024", "type": "conference"}, "1-10"),
        ({"ids": {"doi": "10.1000/x"}}, {"ids": {"doi": "10.1000/x"}, "date": "2024"}, "1-10"),
        ({"type": "preprint"}, {"type": "conference"}, "1-10"),
        ({"type": "article"}, {"type": "conference"}, ""),
        ({"date": "2023"}, {"date": "2024"}, ""),
        ({"ids": {"doi": "10.1000/x"}}, {"ids": {"doi": "10.1000/y"}}, ""),
    ],
)
def test_pages_are_filled_under_another_name_of_the_venue_unless_it_surely_is_another(
    known: dict[str, Any], offered: dict[str, Any], pages: str
) -> None:
    full = record(NEW, venue="Conference on Machine Learning", pages="1-10", **offered)
    assert after_edit({}, record(venue="ICML", **known), full).paper.pages == pages


def test_another_volume_or_page_of_the_same_venue_is_a_conflict() -> None:
    other = replace(JOURNAL, volume="522", pages="1-9", publisher="SPRINGER")
    merged = after_edit({}, JOURNAL, other)
    assert place(merged.paper) == place(JOURNAL)
    assert [each.field for each in merged.conflicts] == ["volume", "pages"]


def test_pages_that_a_person_wrote_stay_when_a_preprint_becomes_an_article() -> None:
    merged = after_edit({"pages": "436-445"}, PREPRINT, JOURNAL)
    assert merged.paper.pages == "436-445"
    assert merged.paper.volume == "521"
    mine = after_edit({"venue": "arXiv"}, PREPRINT, JOURNAL).paper
    assert (mine.venue, mine.volume) == ("arXiv", "abs/1706.03762")


def test_the_venue_of_a_book_does_not_come_back_from_an_export_as_its_publisher() -> None:
    book = record(type="book", venue="Lectures on Sand")
    page, _ = imported(book, record(NEW, type="book", publisher="Lectures on sand"))
    assert page.publisher == ""


def test_a_venue_that_a_person_deleted_is_not_cited_with_the_volume_of_another() -> None:
    first = record(venue="CVPR", date="2014")
    assert after_edit({"venue": ""}, first, JOURNAL).paper.volume == ""


def test_what_a_source_says_later_of_the_same_record_fills_the_page_and_is_remembered() -> None:
    first = record(venue="Nature", title="Waves")
    merged = after_edit({}, first, record(venue="Nature", title="Waves", volume="521"))
    assert merged.paper.volume == merged.entry.all_records[0].paper.volume == "521"


def test_an_export_of_the_archive_itself_gives_no_page_its_own_name_as_a_key() -> None:
    merged = after_edit({}, record(slug="x"), record(NEW, slug="x", citekey="x"))
    assert merged.paper.citekey == merged.entry.paper.citekey == ""


@pytest.mark.parametrize("value", [None, "text", ["a"]], ids=str)
def test_a_key_of_ones_own_with_keys_in_it_may_be_something_else_elsewhere(value: object) -> None:
    merged = after_edit({}, record(rating={"me": 5}), record(NEW, rating=value))
    assert merged.paper.extra == {"rating": {"me": 5}}
    assert [each.field for each in merged.conflicts] == ["extra"]
