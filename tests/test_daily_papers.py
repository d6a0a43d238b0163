"""Daily Papers captures, whole and damaged, in both layouts."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bundled import CAPTURES
from made_up import CAPTURE_HEAD as DATED
from made_up import MAPS, WAVES, entry
from paper_archive.archive.markdown.page import write_page
from paper_archive.errors import Where
from paper_archive.paper import Paper
from paper_archive.sources import daily_papers
from reading import Reading, read_whole
from strategies import MARKUP

TESTS: Final = Path(__file__).parent

PLAIN: Final = """\
Get trending papers in your email inbox once a day!
Get trending papers in your email inbox!
Subscribe"""


def read(text: str | bytes, name: str = "capture.txt", captured: str = "") -> Reading:
    data = text if isinstance(text, bytes) else text.encode()
    return read_whole(data, Where(name), captured=captured)


def papers_of(source: Reading) -> list[Paper]:
    return [paper for paper, _ in source.papers]


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_an_empty_file_is_told(text: str) -> None:
    assert [problem.rule for problem in read(text).problems] == ["file-empty"]


@pytest.mark.parametrize(
    "text",
    [
        *("Some notes of mine.", "%PDF-1.7"),
        "<html><body>Get trending papers in your email inbox!</body></html>",
    ],
)
def test_a_file_of_another_kind_is_not_claimed(text: str) -> None:
    source = read(text)
    assert not daily_papers.claims(text.encode())
    assert [problem.rule for problem in source.problems] == ["source-unknown"]
    assert (source.format, source.papers) == ("", [])


def test_a_file_can_be_named_to_be_of_a_format() -> None:
    text = f"Waves in Sand\n{WAVES}\n".encode()
    source = read_whole(text, Where("a.txt"), "daily-papers")
    assert [paper.title for paper in papers_of(source)] == ["Waves in Sand"]


def test_a_year_that_is_not_printed_is_that_of_the_capture() -> None:
    text = DATED + entry("Waves", WAVES, "Jul 11")
    for source in (read(text, captured="2025-10-30"), read(text, "saved/page-2025-10-30.txt")):
        assert [paper.date for paper in papers_of(source)] == ["2025-07-11"]
        assert (source.captured, source.warnings) == ("2025-10-30", [])


def test_the_given_day_speaks_before_the_name_of_the_file() -> None:
    text = DATED + entry("Waves", WAVES, "Jul 11")
    source = read(text, "page-2024-10-30.txt", captured="2025-10-30")
    assert [paper.date for paper in papers_of(source)] == ["2025-07-11"]


@pytest.mark.parametrize("day", ["0001-01-01", "2025-02-30", "9999-12-31"])
def test_a_day_that_no_page_may_have_is_not_read_from_the_name_of_the_file(day: str) -> None:
    assert read(f"{PLAIN}Waves\n{WAVES}\n", f"page-{day}.txt").captured == ""
    assert read(f"{PLAIN}Waves\n{WAVES}\n", f"{day}-2025-10-30.txt").captured == "2025-10-30"


def test_a_year_that_nothing_tells_is_the_earliest_that_fits_and_is_told() -> None:
    text = DATED + entry("Waves", WAVES, "Jul 11") + entry("Maps", MAPS, "Dec 1, 2023")
    source = read(text)
    assert [paper.date for paper in papers_of(source)] == ["2024-07-11", "2023-12-01"]
    assert source.problems == []
    assert [warning.rule for warning in source.warnings] == ["capture-date"]
    assert "2024" in source.warnings[0].message


def left_open(text: str, captured: str = "") -> list[str]:
    """Return the dates that were left out of papers, which are all there."""
    source = read(text, captured=captured)
    assert len(source.papers) == text.count("·")
    assert source.problems == []
    assert {warning.rule for warning in source.warnings} <= {"capture-date"}
    return [str(warning) for warning in source.warnings if "left out" in warning.message]


def test_a_year_is_never_invented() -> None:
    (warning,) = left_open(DATED + entry("Waves", WAVES, "Jul 11"))
    assert warning == (
        "capture.txt:19: left out the date 'Jul 11': its year is not certain; use --captured "
        "[capture-date]"
    )


def test_a_year_that_the_page_itself_contradicts_is_not_taken() -> None:
    text = DATED + entry("Waves", WAVES, "Jul 11") + entry("Maps", MAPS, "Dec 1, 2025")
    (warning,) = left_open(text, "2025-12-10")
    assert "is not certain for a capture on 2025-12-10" in warning
    source = read(text, captured="2025-12-10")
    assert [paper.date for paper in papers_of(source)] == ["", "2025-12-01"]


@pytest.mark.parametrize(
    ("printed", "captured", "date"),
    [
        *(("Dec 30", "2026-01-02", "2025-12-30"), ("Jan 2", "2026-01-02", "2026-01-02")),
        *(("Jan 1", "2026-01-02", "2026-01-01"), ("Sep 3", "2026-01-02", "2025-09-03")),
        *(("Feb 29", "2024-03-01", "2024-02-29"), ("Feb 28", "2025-03-01", "2025-02-28")),
        *(("Jan 1", "2025-12-31", "2025-01-01"), ("Mar 1", "2024-02-29", "")),
        *(("Feb 29", "2025-03-01", ""), ("Feb 30", "2025-03-01", ""), ("Nov 1", "2025-10-30", "")),
        *(("Nov 1, 2025", "2025-10-30", ""), ("Nov 1, 2024", "2025-10-30", "2024-11-01")),
        *(("Mar 1", "2026-01-02", ""), ("Feb 29", "2028-02-28", "")),
    ],
)
def test_a_date_is_the_latest_up_to_the_capture_or_left_out(
    printed: str, captured: str, date: str
) -> None:
    text = DATED + entry("Waves", WAVES, printed)
    assert bool(left_open(text, captured)) == (not date)
    assert [paper.date for paper in papers_of(read(text, captured=captured))] == [date]


@pytest.mark.parametrize(
    ("header", "printed", "date"),
    [
        *(("Jan 2", "Dec 30", "2025-12-30"), ("Jan 2", "Jan 1", "2026-01-01")),
        *(("Jan 2", "Jan 3", ""), ("Feb 29", "Feb 1", "2026-02-01"), ("", "Dec 30", "2026-12-30")),
        *(("Jan 2, 2027", "Jan 2", "2027-01-02"), ("Jan 2, 2027", "Dec 30", "2026-12-30")),
    ],
)
def test_the_own_day_of_a_page_bounds_its_dates_where_no_capture_is_known(
    header: str, printed: str, date: str
) -> None:
    text = DATED.replace("Oct 30\n", f"{header}\n" if header else "")
    text += entry("Waves", WAVES, printed) + entry("Maps", MAPS, "Dec 1, 2025")
    assert [paper.date for paper in papers_of(read(text))] == [date, "2025-12-01"]
    assert bool(left_open(text)) == (not date)


@pytest.mark.parametrize("printed", ["Oct 30", "Oct 30, 2025"])
def test_a_paper_may_be_of_the_day_of_its_capture(printed: str) -> None:
    source = read(DATED + entry("Waves", WAVES, printed), captured="2025-10-30")
    assert [paper.date for paper in papers_of(source)] == ["2025-10-30"]
    assert source.problems == []


@pytest.mark.parametrize(
    ("printed", "comments"),
    [("Dec 15, 2022", None), ("Dec 15, 2022 14", 14), ("Dec 15, 2022 0", 0)],
)
def test_a_number_behind_the_date_counts_comments(printed: str, comments: int | None) -> None:
    (paper,) = papers_of(read(DATED + entry("Waves", WAVES, printed)))
    assert (paper.comments, paper.upvotes, paper.date) == (comments, None, "2022-12-15")


@pytest.mark.parametrize(
    ("printed", "count"), [("1 author", 1), ("1 authors", 1), ("12 authors", 12)]
)
def test_authors_are_counted_and_never_invented(printed: str, count: int) -> None:
    (paper,) = papers_of(read(DATED + entry("Waves", WAVES, authors=printed)))
    assert (paper.author_count, paper.authors) == (count, ())


def test_the_word_glued_to_the_first_title_is_not_part_of_it() -> None:
    assert [p.title for p in papers_of(read(f"{PLAIN}Waves\n{WAVES}\n"))] == ["Waves"]
    assert [p.title for p in papers_of(read(DATED + entry("Subscribed", WAVES)))] == ["Subscribed"]


def test_a_paper_remembers_where_it_was_seen() -> None:
    (paper,) = papers_of(read(f"{PLAIN}Waves\n{WAVES}\n", "a/b/page-2025-01-02.txt"))
    (source,) = paper.sources
    assert (source.name, source.captured) == ("page-2025-01-02.txt", "2025-01-02")


def test_each_paper_knows_its_line() -> None:
    source = read(DATED + entry("Waves", WAVES) + entry("Maps", MAPS))
    assert [str(where) for _, where in source.papers] == ["capture.txt:13", "capture.txt:21"]


def test_a_title_without_abstract_does_not_shift_the_rest() -> None:
    long = f"{WAVES} " * 10
    source = read(f"{PLAIN}Waves\n{long}\nLost\nMaps\n{long}\nBees\n{long}\n")
    assert [paper.title for paper in papers_of(source)] == ["Waves", "Maps", "Bees"]
    assert [str(problem.where) for problem in source.problems] == ["capture.txt:5"]
    dated = read(DATED + entry("Lost", "") + entry("Maps", MAPS))
    assert [paper.title for paper in papers_of(dated)] == ["Maps"]
    assert dated.rejected == 1


def test_an_abstract_never_swallows_the_paper_below_it() -> None:
    text = DATED + entry("Waves", WAVES).replace("  • 3 authors\n", "") + entry("Maps", MAPS)
    source = read(text)
    assert [(paper.title, paper.abstract) for paper in papers_of(source)] == [("Maps", MAPS)]
    assert [problem.rule for problem in source.problems] == ["capture-entry"]


@pytest.mark.parametrize("date", ["Sept 5, 2024", "5 Dec 2024", "2 days ago", "Dec 5 · 14"])
def test_a_date_that_cannot_be_read_costs_no_paper(date: str) -> None:
    source = read(DATED + entry("Waves", WAVES, date=date) + entry("Maps", MAPS))
    read_papers = [(paper.title, bool(paper.date)) for paper in papers_of(source)]
    assert read_papers == [("Waves", False), ("Maps", True)]
    assert source.problems == []
    (warning,) = source.warnings
    assert (warning.rule, repr(date) in warning.message) == ("date-unread", True)


def test_a_title_may_be_as_long_as_titles_are_on_arxiv() -> None:
    title = "Waves " + "in Sand " * 28
    source = read(f"{PLAIN}Lost\n{title}\n{f'{WAVES} ' * 9}\nMaps\n{f'{MAPS} ' * 9}\n")
    assert [paper.title for paper in papers_of(source)] == [title.strip(), "Maps"]
    assert [problem.rule for problem in source.problems] == ["capture-gap"]


@pytest.mark.parametrize(("end", "is_whole"), [(" and", False), (" and\n", True), (" Yes!", True)])
def test_the_last_abstract_of_a_page_is_cut_off_if_its_last_sentence_is(
    end: str, *, is_whole: bool
) -> None:
    source = read(f"{PLAIN}Waves\n{f'{WAVES} ' * 9}\nMaps\n{MAPS * 9}{end}")
    assert [paper.title for paper in papers_of(source)] == ["Waves", "Maps"][: 1 + is_whole]
    assert [problem.rule for problem in source.problems] == ["capture-cut"] * (not is_whole)


def test_a_byte_that_is_no_utf8_rejects_only_its_record() -> None:
    text = DATED + entry("Waves", WAVES) + entry("Caf@", MAPS) + entry("Maps", MAPS)
    source = read(text.encode().replace(b"@", b"\xe9"))
    assert [paper.title for paper in papers_of(source)] == ["Waves", "Maps"]
    assert [(str(p.where), p.rule) for p in source.problems] == [("capture.txt:21", "encoding")]
    assert source.rejected == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_another_encoding_of_unicode_is_read(encoding: str) -> None:
    source = read((DATED + entry("Waves", WAVES)).encode(encoding))
    assert [paper.title for paper in papers_of(source)] == ["Waves"]
    assert source.problems == []


def test_controls_are_cleaned() -> None:
    (paper,) = papers_of(read(DATED + entry("W\x1ba\x07ves", f"{WAVES}\x0b \u200bMore.\x7f")))
    assert (paper.title, paper.abstract) == ("W a ves", f"{WAVES} More.")


def test_windows_line_ends_do_not_matter() -> None:
    text = DATED + entry("Waves", WAVES) + entry("Maps", MAPS)
    assert papers_of(read(text.replace("\n", "\r\n"))) == papers_of(read(text))


@pytest.mark.parametrize("line", [lambda t: DATED + t, lambda t: PLAIN + t], ids=["dated", "plain"])
def test_lengths_have_no_limit(line: object) -> None:
    title, abstract = "word " * 1_000, "A sentence. " * 90_000
    frame = line("") if callable(line) else ""
    is_dated = frame == DATED
    text = entry(title, abstract) if is_dated else f"{title}\n{abstract}\n"
    (paper,) = papers_of(read(frame + text))
    assert (paper.title, paper.abstract) == (title.strip(), abstract.strip())


SMALL: Final = {
    "dated": (
        DATED
        + entry("Waves “in” Sand", WAVES, "Dec 15, 2022 14")
        + entry("Maps", f"{MAPS}\n\n{WAVES}", "Jul 11")
        + entry("Bees", "Bees dance. We watch.", "Feb 6, 2023", "1 authors").rstrip()
    ).encode(),
    "plain": (
        f"{PLAIN}Waves “in” Sand\n{f'{WAVES} ' * 7}\nMaps\n{f'{MAPS} ' * 8}\n"
        f"Bees\n{'Bees dance. We watch. ' * 12}"
    ).encode(),
}


def assert_cut_is_seen(data: bytes, whole: list[Paper], length: int) -> None:
    """See that of a capture cut at a byte no paper is wrong, but perhaps the last one cut short."""
    source = read(data[:length], captured="2025-12-31")
    papers = papers_of(source)
    if papers:
        assert papers[:-1] == whole[: len(papers) - 1]
        last, same = papers[-1], whole[len(papers) - 1]
        assert same.title == last.title
        assert same.abstract.startswith(last.abstract)
    else:
        assert source.problems


@pytest.mark.parametrize("layout", SMALL)
def test_a_capture_cut_at_any_byte_gives_nothing_wrong(layout: str) -> None:
    data = SMALL[layout]
    whole = papers_of(read(data, captured="2025-12-31"))
    assert len(whole) == 3
    for length in range(len(data)):
        assert_cut_is_seen(data, whole, length)


@pytest.mark.parametrize("path", CAPTURES, ids=lambda path: path.stem)
@settings(max_examples=25, suppress_health_check=[HealthCheck.differing_executors])
@given(share=st.floats(0, 1))
def test_a_real_capture_cut_anywhere_gives_nothing_wrong(path: Path, share: float) -> None:
    data = path.read_bytes()
    whole = papers_of(read(data, captured="2025-12-31"))
    assert_cut_is_seen(data, whole, int(share * len(data)))


@given(
    st.sampled_from([DATED, PLAIN]), st.binary(max_size=400), st.sampled_from(["", "2025-10-30"])
)
@example(DATED, "  • 3 authors\n·\nJul 11".encode(), "")
@example(DATED, "  • 3 authors\n·".encode(), "")
@example(PLAIN, b"", "")
def test_whatever_stands_below_the_banner_gives_papers_or_problems(
    banner: str, rest: bytes, captured: str
) -> None:
    source = read(banner.encode() + rest, captured=captured)
    assert source.papers or source.problems


@given(
    st.lists(
        st.sampled_from(["  • 3 authors", "·", "Jul 11", "Dec 15, 2022 14", "Feb 30, 2022", ""])
        | st.sampled_from(["Subscribe", "Daily Papers", "new", "x" * 300])
        | MARKUP,
        max_size=12,
    ),
    st.sampled_from([DATED, PLAIN]),
)
def test_lines_in_any_order_give_papers_or_problems(lines: list[str], banner: str) -> None:
    source = read(banner + "\n".join(lines))
    assert source.papers or source.problems
    for paper in papers_of(source):
        assert write_page(paper)
