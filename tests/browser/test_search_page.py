"""What the search page has beside the results, on a phone and at a desk."""

import re

import pytest
from playwright.sync_api import Browser, Route, expect

from accessibility import assert_accessible
from reader import Reader

RESULTS = "[data-search-results]"
TITLE_LINKS = f"{RESULTS} .result-title a"
NOTE_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  const unasked = list.getEntries().filter((shift) => !shift.hadRecentInput);
  window.shifts.push(...unasked.map(({ value }) => value));
}).observe({ type: "layout-shift", buffered: true });
"""
NOTE_SAID = """
window.said = [];
const place = document.querySelector("[data-search-status]");
new MutationObserver(() => window.said.push(place.textContent)).observe(place, { childList: true });
"""


def test_more_papers_come_and_are_there_when_the_reader_is_back(reader: Reader) -> None:
    reader.open("search/?q=neural")
    titles = reader.page.locator(TITLE_LINKS)
    expect(titles).to_have_count(10)
    reader.page.get_by_role("button", name="More papers").click()
    expect(titles).to_have_count(60)
    assert reader.at() == "search/?q=neural&shown=60"
    addresses = [title.get_attribute("href") for title in titles.all()]
    assert len(set(addresses)) == 60
    far = titles.nth(40)
    name = far.text_content() or ""
    far.scroll_into_view_if_needed()
    far.click()
    expect(reader.page.locator("h1")).to_have_text(name)
    reader.page.go_back()
    expect(titles).to_have_count(60)
    expect(far).to_have_text(name)
    expect(far).to_be_in_viewport()
    reader.page.reload()
    expect(titles).to_have_count(60)
    expect(far).to_be_in_viewport()


@pytest.mark.parametrize("shown", ["7", "-3", "x", "61"])
def test_an_address_may_ask_for_any_number(reader: Reader, shown: str) -> None:
    reader.open(f"search/?q=neural&shown={shown}")
    expect(reader.page.locator(TITLE_LINKS)).to_have_count(110 if shown == "61" else 10)


def test_without_a_query_the_page_says_where_to_begin(reader: Reader) -> None:
    reader.open("search/")
    start = reader.page.locator(".search-start")
    expect(start.get_by_role("link", name="Graph Neural Networks")).to_be_visible()
    expect(reader.page.get_by_text("Search syntax")).to_be_visible()
    expect(reader.page.get_by_text("Recent searches")).to_have_count(0)
    box = reader.page.get_by_role("searchbox")
    for text in ("attention", "graph <b>", "Attention"):
        box.fill(text)
        box.press("Enter")
        expect(reader.page.locator(RESULTS)).to_have_attribute("data-query", text)
        expect(start).to_be_hidden()
    reader.open("search/")
    recent = reader.page.locator("[data-recent-queries] li")
    expect(recent).to_have_text(["Attention", "graph <b>"])
    recent.first.get_by_role("link").click()
    expect(reader.page.locator(RESULTS)).to_have_attribute("data-query", "Attention")
    reader.open("search/")
    reader.page.get_by_role("button", name="Clear").click()
    expect(recent).to_have_count(0)
    reader.page.reload()
    expect(start).to_be_visible()
    expect(recent).to_have_count(0)


def test_the_page_says_what_to_leave_out_where_nothing_is_found(reader: Reader) -> None:
    reader.open("search/?q=attention+zzqqxx&year=2024")
    offers = reader.page.locator(".search-droppable li")
    expect(offers.first).to_contain_text(re.compile(r"without “zzqqxx” \d+ papers"))
    count = offers.first.locator(".of").inner_text()
    offers.first.get_by_role("link").click()
    expect(reader.page.locator(".search-summary")).to_have_text(count)
    expect(offers).to_have_count(0)
    assert reader.at() == "search/?q=attention&year=2024"


def test_the_page_leads_to_all_papers_where_nothing_is_found(reader: Reader) -> None:
    reader.open("search/?q=zzqqxx")
    ways = reader.page.locator(".search-droppable")
    expect(ways).to_contain_text("Try other words")
    expect(ways.get_by_role("link")).to_have_text(["Topics", "Dates"])
    assert_accessible(reader.page)
    ways.get_by_role("link", name="Topics").click()
    expect(reader.page.locator("h1")).to_have_text("Topics")


@pytest.mark.parametrize(
    "query", ["", "?q=graph+neural", "?q=network&tag=graph-neural-networks", "?q=zzqqxx+attention"]
)
def test_nothing_moves_while_the_page_is_loaded(reader: Reader, query: str) -> None:
    reader.page.add_init_script(NOTE_SHIFTS)
    reader.open(f"search/{query}")
    expect(reader.page.locator(".search-help")).to_be_visible()
    if query:
        expect(reader.page.locator(f"{RESULTS} .excerpt").first).not_to_be_empty()
    assert reader.page.evaluate("window.shifts") == []


def test_nothing_moves_while_results_come_on_the_narrowest_phone(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 640})
    reader.page.add_init_script(NOTE_SHIFTS)
    reader.open("search/?q=graph+neural")
    expect(reader.page.locator(f"{RESULTS} .excerpt").first).not_to_be_empty()
    assert reader.page.evaluate("window.shifts") == []


def test_filters_offer_code_and_papers_without_a_date(reader: Reader) -> None:
    reader.open("search/?q=network")
    options = reader.page.locator(".search-options > summary")
    expect(options).to_be_attached()
    if options.is_visible():
        options.click()
    for name in ("Year", "With"):
        facet = reader.page.locator("summary", has_text=re.compile(f"^{name}$"))
        if facet.locator("..").get_attribute("open") is None:
            facet.click()
    reader.page.get_by_role("checkbox", name="undated").check()
    reader.page.get_by_role("checkbox", name="Code").check()
    assert reader.at() == "search/?q=network&year=undated&has=code"
    expect(reader.page.locator(f"{RESULTS} .facts").first).to_contain_text("undated")
    years = reader.page.locator("[data-facet=year] label [dir]").all_inner_texts()
    dated = [year for year in years if year.isdecimal()]
    assert dated == sorted(dated, reverse=True)


def test_the_title_of_the_page_has_the_query(reader: Reader) -> None:
    reader.open("search/?q=graph")
    expect(reader.page).to_have_title(re.compile("^graph · Search · "))
    reader.page.get_by_role("searchbox").fill("trees")
    expect(reader.page).to_have_title(re.compile("^trees · Search · "))
    reader.page.go_back()
    expect(reader.page).to_have_title(re.compile("^graph · Search · "))


def test_a_button_searches(reader: Reader) -> None:
    reader.open("search/")
    reader.page.get_by_role("searchbox").fill("graph")
    reader.page.get_by_role("search").get_by_role("button", name="Search").click()
    expect(reader.page).to_have_url(re.compile(r"search/\?q=graph$"))
    expect(reader.page.locator(TITLE_LINKS).first).to_be_visible()


def test_topics_of_results_are_links(reader: Reader) -> None:
    reader.open("search/?q=attention+as+an+rnn")
    line = reader.page.locator(f"{RESULTS} > li").first
    line.get_by_role("link", name="Attention Mechanisms").click()
    assert reader.at() == "tags/attention/"
    expect(reader.page.locator("h1")).to_contain_text("Attention")


def test_the_names_of_a_result_are_in_order_each_apart(reader: Reader) -> None:
    names = ["علي", "سارة", "Lee, Jr."]

    def with_names(route: Route) -> None:
        reply = route.fetch()
        columns = reply.json()
        rows = len(columns[0])
        columns[2:6] = [names] * rows, [5] * rows, ["2025"] * rows, ["مجلة"] * rows
        route.fulfill(response=reply, json=columns)

    reader.page.route("**/papers-*.json", with_names)
    reader.open("search/?q=attention+as+an+rnn")
    byline = reader.page.locator(f"{RESULTS} > li").first.locator(".facts > span", has_text="more")
    expect(byline).to_have_text(f"{', '.join(names)} and 2 more")
    places = byline.locator("bdi").evaluate_all(
        "names => names.map((name) => name.getBoundingClientRect().left)"
    )
    assert places == sorted(places)
    # The dot before a fact stands where the line begins, also before one from right to left.
    directions = byline.locator("xpath=../*").evaluate_all(
        "facts => facts.map((fact) => getComputedStyle(fact).direction)"
    )
    assert set(directions) == {"ltr"}


def test_a_result_marks_editors_behind_their_names(reader: Reader) -> None:
    def with_editors(route: Route) -> None:
        reply = route.fetch()
        columns = reply.json()
        rows = len(columns[0])
        columns[2:4] = ["Grace Hopper, Ada King, (eds.)"] * rows, [3] * rows
        route.fulfill(response=reply, json=columns)

    reader.page.route("**/papers-*.json", with_editors)
    reader.open("search/?q=attention+as+an+rnn")
    byline = reader.page.locator(f"{RESULTS} > li").first.locator(".by")
    expect(byline).to_have_text("Grace Hopper, Ada King (eds.)")


def test_a_result_has_its_facts_in_the_order_that_lists_have(reader: Reader) -> None:
    facts = ".facts > :not(.acts, .bib, .count)"
    reader.open("search/?q=has:pdf+venue:hive")
    result = reader.page.locator(f"{RESULTS} > li").first
    title = result.locator(".result-title").inner_text()
    shown = result.locator(facts).all_inner_texts()
    assert len(shown) == 3
    reader.page.goto(result.locator("h2 a").get_attribute("href") or "")
    reader.page.locator(".facts a.when").click()
    line = reader.page.locator(".paper-line").filter(has_text=title)
    expect(line.locator(facts)).to_have_text(shown)


def test_a_result_leads_to_its_pdf_and_citation(reader: Reader) -> None:
    reader.open("search/?q=has:pdf")
    line = reader.page.locator(f"{RESULTS} > li").first
    pdf = line.get_by_role("link", name="PDF")
    expect(pdf).to_have_attribute("href", re.compile(r"https://hives\.test/\d+\.pdf"))
    reader.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    line.get_by_role("button", name="BibTeX").click()
    title = line.get_by_role("heading").text_content() or "no title"
    expect(line.locator("pre")).to_contain_text(title)


@pytest.mark.parametrize("width", [320, 390, 800])
@pytest.mark.parametrize("address", ["search/?q=has:pdf", "authors/ada-bell/"])
def test_the_link_to_the_pdf_stands_beside_the_buttons(
    browser: Browser, served: str, width: int, address: str
) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        reader = Reader(context, served)
        reader.open(address)
        line = reader.page.locator(".paper-line", has=reader.page.get_by_role("link", name="PDF"))
        buttons = line.first.locator(".acts").get_by_role("button")
        expect(buttons.first).to_have_text("BibTeX")
        beside = [line.first.get_by_role("link", name="PDF"), *buttons.all()]
        assert len({box["y"] for each in beside if (box := each.bounding_box())}) == 1


def test_the_papers_that_are_shown_are_saved_as_one_file(reader: Reader) -> None:
    reader.open("search/?q=recurrent")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="BibTeX of these papers").click()
    assert download.value.suggested_filename == "papers.bib"
    text = download.value.path().read_text(encoding="utf-8")
    entries = re.findall(r"(?m)^@\w+\{(.+),$", text)
    links = reader.page.locator(TITLE_LINKS).all()
    assert len(entries) == 10
    assert [f"../papers/{entry}/" for entry in entries] == [
        re.sub(".*/papers/", "../papers/", link.get_attribute("href") or "") for link in links
    ]


def test_the_number_of_papers_is_read_out_once_the_reader_pauses(reader: Reader) -> None:
    reader.open("search/")
    reader.page.evaluate(NOTE_SAID)
    reader.page.get_by_role("searchbox").press_sequentially("attention graph", delay=20)
    expect(reader.page.get_by_role("status").first).to_contain_text("papers match")
    assert len(reader.page.evaluate("window.said")) == 1


def test_results_are_in_sight_at_400_percent(browser: Browser, served: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 256}) as context:
        reader = Reader(context, served)
        reader.open("search/?q=graph")
        expect(reader.page.locator(".search-summary")).to_be_in_viewport()
        expect(reader.page.locator(TITLE_LINKS).first).to_be_in_viewport()
        assert reader.faults == []
