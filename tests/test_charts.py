import re

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from paper_archive.publish.figures.bars import Bar, Series
from paper_archive.publish.figures.charts import bar_chart, small_multiples
from strategies import TEXTS

BARS = [Bar("2014", 3, "date/2014/"), Bar("2015", 0), Bar("2016", 12, "date/2016/")]
SERIES = [
    Series("Bees", "tags/bees/", [Bar("2014", 2), Bar("2015", 8)]),
    Series("Honey & Wax", "tags/honey/", [Bar("2014", 0), Bar("2015", 4)]),
]


def texts(html: str, selector: str) -> list[str]:
    return [node.text() for node in LexborHTMLParser(html).css(selector)]


def attributes(html: str, selector: str, name: str) -> list[str | None]:
    return [node.attributes[name] for node in LexborHTMLParser(html).css(selector)]


def test_a_bar_is_as_long_as_its_count_and_a_gap_keeps_its_place() -> None:
    html = bar_chart(BARS, title="Papers by year", unit="paper")
    assert attributes(html, ".bars", "d") == ["M1 12v-3M5 12v-12"]
    assert attributes(html, "[role=img] svg", "viewBox") == ["0 0 6 12"]


def test_a_chart_begins_at_zero_and_its_lines_are_named() -> None:
    html = bar_chart(BARS, title="Papers by year", unit="paper")
    assert texts(html, ".y text") == ["0", "5", "10"]
    assert attributes(html, ".y text", "y") == ["100%", "58.3%", "16.7%"]
    assert attributes(html, ".grid", "d") == ["M0 7h6M0 2h6"]
    assert texts(html, ".x text") == ["2014", "2015", "2016"]
    assert texts(html, ".peak") == ["12"]


def test_a_chart_is_told_in_words() -> None:
    html = bar_chart(BARS, title="Papers by year", unit="paper")
    (names,) = attributes(html, "[role=img]", "aria-labelledby")
    assert [text for name in (names or "").split() for text in texts(html, f"#{name}")] == [
        "Papers by year",
        "15 papers from 2014 to 2016. The peak is 12, in 2016. None in 2015.",
    ]


def test_the_numbers_stand_in_a_table_with_the_links_of_the_bars() -> None:
    html = bar_chart(BARS, title="Papers by year", unit="paper", root="../")
    assert texts(html, "caption") == ["Papers by year"]
    assert texts(html, "th[scope=col]") == ["Year", "Papers"]
    assert texts(html, "th[scope=row]") == ["2014", "2015", "2016"]
    assert texts(html, "td") == ["3", "0", "12"]
    assert attributes(html, "th a", "href") == ["../date/2014/", "../date/2016/"]


def test_a_pointer_hits_a_bar_at_its_full_height() -> None:
    html = bar_chart(BARS, title="Papers by year", unit="paper", root="../")
    assert attributes(html, ".hits a", "href") == ["../date/2014/", "../date/2016/"]
    assert attributes(html, ".hits a", "tabindex") == ["-1", "-1"]
    assert texts(html, ".hits title") == ["2014: 3 papers", "2016: 12 papers"]
    assert attributes(html, ".hits rect", "x") == ["0", "2"]


def test_bars_that_lead_nowhere_are_not_hit() -> None:
    assert "<a" not in bar_chart([Bar("2014", 1)], title="Years", unit="paper")


def test_a_chart_of_nothing_is_nothing() -> None:
    assert bar_chart([], title="Years", unit="paper") == ""
    assert small_multiples([], title="Topics", unit="paper") == ""
    assert small_multiples([Series("Bees", "", [])], title="Topics", unit="paper") == ""


def test_bars_without_a_count_stand_on_their_ground() -> None:
    html = bar_chart([Bar("2014", 0)], title="Years", unit="paper")
    assert attributes(html, ".bars", "d") == [""]


def test_the_chart_of_a_topic_is_light() -> None:
    bars = [Bar(str(year), year % 37) for year in range(2011, 2026)]
    html = bar_chart(bars, title="Papers by year", unit="paper", small=True)
    assert len(html.encode()) <= 1_500
    assert len(texts(html, ".x text")) <= 4


def test_small_charts_have_one_scale_and_one_table() -> None:
    html = small_multiples(SERIES, title="Topics by year", unit="paper", by="Topic", root="../")
    assert attributes(html, ".bars", "d") == ["M1 8v-2M3 8v-8", "M3 8v-4"]
    assert texts(html, ".peak") == ["8", "4"]
    assert texts(html, "li > a") == ["Bees", "Honey & Wax"]
    assert attributes(html, "li > a", "href") == ["../tags/bees/", "../tags/honey/"]
    assert texts(html, "th[scope=col]") == ["Topic", "2014", "2015"]
    assert texts(html, "td") == ["2", "8", "0", "4"]
    assert texts(html, ".ends text") == ["2014", "2015"] * 2


def test_the_numbers_of_small_charts_lead_where_their_bars_do() -> None:
    series = [Series("Bees", "tags/bees/", [Bar("2014", 2, "search/?tag=bees&year=2014")])]
    html = small_multiples(series, title="Topics by year", unit="paper", by="Topic", root="../")
    to = ["../search/?tag=bees&year=2014"]
    assert attributes(html, "td a", "href") == attributes(html, ".hits a", "href") == to
    assert texts(html, ".hits a title") == ["2014: 2 papers"]


def test_no_name_of_a_part_stands_twice_on_a_page() -> None:
    html = bar_chart(BARS, title="Papers by year", unit="paper") + small_multiples(
        SERIES, title="Topics by year", unit="paper"
    )
    names = re.findall(r' id="([^"]*)"', html)
    assert len(names) == 6
    assert len(set(names)) == len(names)


def test_a_page_forbids_style_and_script_and_a_chart_has_none() -> None:
    html = bar_chart(BARS, title="Years", unit="paper") + small_multiples(
        SERIES, title="Topics", unit="paper"
    )
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", html)


@given(TEXTS, st.lists(st.tuples(TEXTS, st.integers(0, 10**9)), min_size=1, max_size=5))
def test_no_text_breaks_a_chart(title: str, found: list[tuple[str, int]]) -> None:
    bars = [Bar(label, value) for label, value in found]
    plain = bar_chart([Bar("x", bar.value) for bar in bars], title="x", unit="paper")
    html = bar_chart(bars, title=title, unit="paper")
    assert html.count("<td>") == len(bars)
    chart, expected = LexborHTMLParser(html), LexborHTMLParser(plain)
    for selector in ("figure", "title", "desc", "caption", "th", "script", "a", ".peak"):
        assert len(chart.css(selector)) == len(expected.css(selector))
