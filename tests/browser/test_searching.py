"""What a reader does to find a paper, in a real browser, on a phone and at a desk."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from accessibility import assert_accessible
from held_requests import HeldRequests
from reader import Reader
from zotero import item_of_coins

TITLES = "(spans) => spans.map((span) => span.title)"
RESULTS = "[data-search-results]"
TITLE_LINKS = f"{RESULTS} .result-title a"
PAPER = "papers/attention-as-an-rnn/"


def look_for(reader: Reader, text: str) -> Locator:
    """Type into the box, a letter at a time, and return the titles found."""
    reader.page.get_by_role("searchbox").press_sequentially(text)
    expect(reader.page.locator(RESULTS)).to_have_attribute("data-query", text)
    return reader.page.locator(TITLE_LINKS)


@pytest.mark.parametrize("address", ["", PAPER, "date/2024/", "tags/", "search/", "about/"])
def test_every_page_has_one_search_box(reader: Reader, address: str) -> None:
    reader.open(address)
    expect(reader.page.get_by_role("search")).to_have_count(1)
    expect(reader.page.get_by_role("searchbox")).to_have_count(1)
    expect(reader.page.get_by_role("searchbox")).to_be_visible()


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_leads_to_the_box_and_arrows_lead_to_a_paper(reader: Reader, key: str) -> None:
    reader.open("tags/")
    reader.page.keyboard.press(key)
    expect(reader.page.get_by_role("searchbox")).to_be_focused()
    titles = look_for(reader, "attention as an rn")
    expect(titles.first).to_have_text("Attention as an RNN")
    reader.page.keyboard.press("ArrowDown")
    expect(titles.first).to_be_focused()
    expect(titles.nth(1)).to_be_attached()  # the first comes before the others
    reader.page.keyboard.press("ArrowDown")
    expect(titles.nth(1)).to_be_focused()
    reader.page.keyboard.press("ArrowUp")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("h1")).to_have_text("Attention as an RNN")
    assert reader.at() == PAPER


def test_a_slash_typed_into_a_box_is_a_slash(reader: Reader) -> None:
    reader.open("search/")
    box = reader.page.get_by_role("searchbox")
    box.press_sequentially("and/or")
    expect(box).to_have_value("and/or")


def test_escape_leads_back_to_the_box_and_then_to_the_page(reader: Reader) -> None:
    reader.open(PAPER)
    reader.page.keyboard.press("/")
    titles = look_for(reader, "graph")
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_role("searchbox")).to_be_focused()
    expect(titles.first).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(titles.first).to_be_hidden()
    expect(reader.page.get_by_role("searchbox")).to_have_value("graph")
    expect(reader.page.get_by_role("searchbox")).to_be_focused()
    reader.page.keyboard.press("ArrowDown")
    expect(titles.first).to_be_visible()
    expect(titles.first).to_be_focused()


def test_the_panel_goes_when_the_reader_goes_on_reading(reader: Reader) -> None:
    reader.open(PAPER)
    titles = look_for(reader, "graph")
    reader.page.locator(".site-footer").click()
    expect(titles.first).to_be_hidden()


def test_a_line_says_what_a_reader_must_know_and_why_it_was_found(reader: Reader) -> None:
    reader.open("search/")
    look_for(reader, "attention prefix scan")
    line = reader.page.locator(f"{RESULTS} > li").first
    expect(line.locator(".result-title a")).to_have_text("Attention as an RNN")
    expect(line.locator(".facts")).to_contain_text("22 May 2024")
    expect(line.locator(".facts")).to_contain_text("6 authors")
    expect(line.locator(".chips a")).to_contain_text(["Recurrent Neural Networks"])
    expect(line.locator(".excerpt")).to_contain_text("parallel prefix scan")
    expect(line.locator(".excerpt mark")).to_contain_text(["attention", "prefix", "scan"])


def test_the_reader_hears_how_many_there_are(reader: Reader) -> None:
    reader.open()
    look_for(reader, "attention as an rnn")
    # The lines of the front page have words of their own that are read out.
    expect(reader.page.get_by_role("search").get_by_role("status")).to_contain_text(
        re.compile(r"^\d+ papers? match(es)? all of this")
    )


def test_what_was_understood_is_said(reader: Reader) -> None:
    reader.open("search/")
    look_for(reader, 'the title:attention -graph year:2020..2024 "neural network"')
    reading = reader.page.locator(".search-reading")
    expect(reading).to_contain_text("title: attention")
    expect(reading).to_contain_text("not graph")
    expect(reading).to_contain_text("2020 to 2024")
    expect(reading).to_contain_text("“neural network”")
    expect(reading).to_contain_text("ignored: the")


def test_a_mistyped_word_finds_its_paper_and_is_named(reader: Reader) -> None:
    reader.open("search/")
    titles = look_for(reader, "atention as an rnn")
    expect(titles.first).to_have_text("Attention as an RNN")
    expect(reader.page.locator(".search-reading")).to_contain_text("“atention” read as “attention”")


def test_when_no_paper_holds_all_the_nearest_are_shown(reader: Reader) -> None:
    reader.open("search/")
    titles = look_for(reader, "attention transformers gardening")
    expect(reader.page.locator(".search-summary")).to_contain_text("No paper matches all of this")
    expect(titles.first).to_be_visible()


def test_what_nothing_holds_is_said_so(reader: Reader) -> None:
    reader.open("search/")
    titles = look_for(reader, "zzqqxx")
    expect(reader.page.locator(".search-summary")).to_have_text("No papers found")
    expect(titles).to_have_count(0)
    expect(reader.page.locator(".search-facets details")).to_have_count(0)


def test_enter_leads_to_the_search_page(reader: Reader) -> None:
    reader.open(PAPER)
    box = reader.page.get_by_role("searchbox")
    box.fill("graph neural networks")
    box.press("Enter")
    expect(reader.page.locator(RESULTS)).to_have_attribute("data-query", "graph neural networks")
    assert reader.at() == "search/?q=graph+neural+networks"


def open_facets(reader: Reader) -> None:
    for name in ("Sort and filter", "Topic"):
        title = re.compile(rf"^{name}( \(\d+ chosen\))?$")
        summary = reader.page.locator("summary", has_text=title)
        summary.wait_for(state="attached")
        if summary.locator("..").get_attribute("open") is None:
            summary.click()


def test_a_facet_narrows_what_is_found_and_stands_in_the_address(reader: Reader) -> None:
    reader.open("search/?q=neural+networks")
    titles = reader.page.locator(TITLE_LINKS)
    expect(titles).to_have_count(10)
    open_facets(reader)
    label = reader.page.locator(".search-facets label", has_text="Recurrent Neural Networks")
    count = int(label.locator(".of").inner_text())
    box = reader.page.get_by_role("checkbox", name="Recurrent Neural Networks")
    box.check()
    expect(reader.page.locator(".search-summary")).to_contain_text(f"{count} papers")
    assert reader.at() == "search/?q=neural+networks&tag=recurrent-neural-networks"
    expect(box).to_be_focused()
    reader.page.reload()
    expect(reader.page.locator(".search-summary")).to_contain_text(f"{count} papers")
    expect(reader.page.locator("summary", has_text="Sort and filter (1 chosen)")).to_be_attached()
    open_facets(reader)  # a phone shows what was found first
    expect(box).to_be_checked()
    reader.page.go_back()
    expect(reader.page.locator(".search-summary")).not_to_contain_text(f"{count} papers")
    expect(box).not_to_be_checked()
    assert reader.at() == "search/?q=neural+networks"


def test_the_newest_come_first_when_asked_for(reader: Reader) -> None:
    reader.open("search/?q=transformer")
    open_facets(reader)
    reader.page.get_by_label("Sort by").select_option("newest")
    dates = reader.page.locator(f"{RESULTS} time")
    expect(dates.first).to_be_visible()
    expect(reader.page).to_have_url(re.compile("order=newest"))
    expect(reader.page.locator(TITLE_LINKS)).to_have_count(10)
    found = [date.get_attribute("datetime") or "" for date in dates.all()]
    assert len(found) > 1
    assert found == sorted(found, reverse=True)


def test_back_leads_to_what_was_asked_before_and_not_to_each_letter(reader: Reader) -> None:
    reader.open("search/")
    box = reader.page.get_by_role("searchbox")
    look_for(reader, "graph")
    box.press("Enter")
    expect(reader.page).to_have_url(re.compile(r"q=graph$"))
    box.fill("")
    look_for(reader, "attention")
    box.press("Enter")
    expect(reader.page).to_have_url(re.compile(r"q=attention$"))
    reader.page.go_back()
    expect(reader.page.locator(RESULTS)).to_have_attribute("data-query", "graph")
    expect(box).to_have_value("graph")


@pytest.mark.parametrize(
    "text", ['"', "title:", "-", "a:b:c", "OR", "+ -x OR", "𝑥", '"" ""', "((("]
)
def test_nothing_that_is_typed_breaks_the_search(reader: Reader, text: str) -> None:
    reader.open("search/")
    box = reader.page.get_by_role("searchbox")
    box.fill(f"{text} attention")
    expect(reader.page.locator(RESULTS)).to_have_attribute("data-query", f"{text} attention")
    box.fill(text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [PAPER, "search/"])
def test_search_is_accessible(reader: Reader, address: str, scheme: str) -> None:
    reader.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    reader.open(address)
    look_for(reader, "graph neural")
    expect(reader.page.locator(f"{RESULTS} mark").first).to_be_visible()
    expect(reader.page.locator(f"{RESULTS} .excerpt mark").first).to_be_visible()
    assert_accessible(reader.page)


def test_a_shard_that_fails_gives_a_sentence_and_a_second_try(reader: Reader) -> None:
    reader.open("search/")

    def fail(route: Route) -> None:
        route.abort()

    reader.page.route("**/terms-*.json", fail)
    reader.page.get_by_role("searchbox").fill("attention as an rnn")
    expect(reader.page.locator(".search-summary")).to_contain_text("could not be loaded")
    expect(reader.page.get_by_role("status")).to_contain_text("could not be loaded")
    reader.page.unroute("**/terms-*.json", fail)
    reader.page.get_by_role("button", name="Try again").click()
    expect(reader.page.locator(TITLE_LINKS).first).to_have_text("Attention as an RNN")
    assert reader.faults, "the browser itself tells of each file that failed"
    assert all("terms-" in fault or "ERR_FAILED" in fault for fault in reader.faults)
    reader.faults.clear()


@pytest.mark.parametrize("script", ["search/answers", "assets/search-page"])
def test_a_script_that_could_not_be_loaded_is_loaded_again(reader: Reader, script: str) -> None:
    """Under another address: some browsers remember that a module failed."""
    reader.page.route(re.compile(rf"{script}\.js\?v=\w+$"), lambda route: route.abort())
    reader.open("search/?q=attention+as+an+rnn")
    expect(reader.page.locator(TITLE_LINKS).first).to_have_text("Attention as an RNN")
    expect(reader.page.locator(".search-options")).to_be_attached()
    assert reader.faults
    assert all("ERR_FAILED" in fault for fault in reader.faults)
    reader.faults.clear()


def test_papers_stay_where_the_choices_among_them_cannot_be_loaded(reader: Reader) -> None:
    reader.page.route("**/search/filters.js*", lambda route: route.abort())
    reader.open("search/?q=attention+graph")
    expect(reader.page.locator(TITLE_LINKS)).to_have_count(10)
    reader.page.wait_for_timeout(1_000)  # in which the choices would be shown
    expect(reader.page.locator(TITLE_LINKS)).to_have_count(10)
    assert all("ERR_FAILED" in fault for fault in reader.faults)
    reader.faults.clear()


def test_what_could_be_left_out_is_loaded_again_after_a_failure(reader: Reader) -> None:
    """Under another address: some browsers remember that a module failed."""
    first = re.compile(r"search-box/droppable-links\.js\?v=\w+$")
    reader.page.route(first, lambda route: route.abort())
    reader.open("search/?q=attention+zzqqxx")
    expect(reader.page.locator(".search-droppable li")).to_contain_text(["without “zzqqxx”"])
    assert all("ERR_FAILED" in fault for fault in reader.faults)
    reader.faults.clear()


def test_an_archive_published_anew_is_searched_without_a_reload(reader: Reader) -> None:
    """An open page knows the folder of the old index, which is gone."""
    reader.open("search/")
    reader.lose("**/terms-*.json", 1)
    titles = look_for(reader, "attention as an rnn")
    expect(titles.first).to_have_text("Attention as an RNN")
    assert len(reader.faults) == 1
    assert "404" in reader.faults[0]
    reader.faults.clear()


def test_without_javascript_the_box_leads_to_topics_and_dates(
    browser: Browser, served: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served + PAPER)
        page.get_by_role("searchbox").fill("attention")
        page.get_by_role("searchbox").press("Enter")
        page.locator("#content").get_by_role("link", name="topic", exact=True).click()
        expect(page.locator("h1")).to_have_text("Topics")
        page.go_back()
        page.locator("#content").get_by_role("link", name="date", exact=True).click()
        expect(page.locator("h1")).to_have_text("Dates")


# A site that is upgraded while a page of it is open.


def expect_reload_is_asked_for(reader: Reader) -> None:
    summary = reader.page.locator(".search-summary")
    expect(summary).to_contain_text("This site has been updated.")
    status = reader.page.get_by_role("search").get_by_role("status")
    expect(status).to_contain_text("This site has been updated.")
    expect(reader.page.locator(TITLE_LINKS)).to_have_count(0)


def test_an_older_page_does_not_read_a_newer_index(reader: Reader) -> None:
    reader.open(PAPER)

    def newer(route: Route) -> None:
        manifest = route.fetch().json()
        route.fulfill(json={**manifest, "version": "newer", "fields": None, "terms": None})

    reader.page.route("**/manifest.json", newer)
    look = reader.page.get_by_role("searchbox")
    look.fill("attention as an rnn")
    expect_reload_is_asked_for(reader)
    reader.page.unroute("**/manifest.json", newer)
    with reader.page.expect_navigation():
        reader.page.get_by_role("button", name="Reload the page to search").click()
    titles = look_for(reader, "attention as an rnn")
    expect(titles.first).to_have_text("Attention as an RNN")


def test_a_newer_page_does_not_read_an_older_index(reader: Reader) -> None:
    def older(route: Route) -> None:
        manifest = route.fetch().json()
        del manifest["version"]
        route.fulfill(json=manifest)

    reader.page.route("**/manifest.json", older)
    reader.open("search/?q=attention")
    expect_reload_is_asked_for(reader)


def test_a_page_does_not_use_the_search_of_another_version(reader: Reader) -> None:
    def newer(route: Route) -> None:
        script = route.fetch().text()
        changed = re.sub(r'="[0-9a-f]{8}"', '="newer"', script)
        assert changed != script
        route.fulfill(body=changed, content_type="text/javascript")

    reader.page.route("**/search/answers.js*", newer)
    reader.open("search/?q=attention")
    expect_reload_is_asked_for(reader)


def test_pages_ask_for_the_scripts_of_their_own_version(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open("reading-list/")
    expect(reader.page.get_by_text("No saved papers yet")).to_be_visible()
    look_for(reader, "attention")
    scripts = [url for url in asked if ".js?" in url or url.endswith(".js")]
    found = {url.partition("/assets/")[2].partition(".js")[0] for url in scripts}
    assert found >= {"start", "reading-list/page", "reading-list/saving", "search/answers"}
    assert len({url.partition("?")[2] for url in scripts}) == 1
    assert all(re.search(r"\?v=[0-9a-f]{8}$", url) for url in scripts)


def test_the_search_page_asks_for_its_scripts_at_once_and_once_only(reader: Reader) -> None:
    reader.open("search/?q=attention")
    expect(reader.page.locator(f"{RESULTS} > li")).to_have_count(10)
    early = reader.page.locator("link[rel=modulepreload]")
    addresses = early.evaluate_all("(all) => all.map((each) => each.href)")
    assert [url.partition("/assets/")[2].partition("?")[0] for url in addresses] == [
        "search/answers.js"
    ]
    loaded = reader.page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => name)"
    )
    assert [loaded.count(address) for address in addresses] == [1]


def test_results_wait_for_nothing_that_comes_with_them(reader: Reader) -> None:
    scripts = ("search-page", "page-texts", "search/slips", "search/language")
    held = HeldRequests(reader.page, *(f"**/assets/{script}.js*" for script in scripts))
    reader.open("search/?q=attention")
    expect(reader.page.locator(f"{RESULTS} > li")).to_have_count(10)
    reader.page.get_by_role("button", name=re.compile("^BibTeX: ")).first.click()
    held.let_go()
    expect(
        reader.page.locator("pre.in-place").or_(reader.page.get_by_text("Copied"))
    ).to_be_visible()
    assert not [url for url in held.urls if "/search/" in url]


def test_what_could_be_left_out_waits_for_no_filters(reader: Reader) -> None:
    held = HeldRequests(reader.page, "**/assets/search-page.js*")
    reader.open("search/?q=attention+zzqqxx&year=2024")
    offers = reader.page.locator(".search-droppable li")
    expect(offers.first).to_contain_text("without “zzqqxx”")
    expect(reader.page.locator(f"{RESULTS} > li").first).to_be_visible()
    held.let_go()
    expect(reader.page.locator(".search-options")).to_be_attached()


def test_what_mends_a_slip_is_loaded_again_after_a_failure(reader: Reader) -> None:
    reader.page.route("**/search/slips.js*", lambda route: route.abort())
    reader.open("search/?q=atention")
    again = reader.page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    reader.page.unroute_all()
    again.click()
    expect(reader.page.locator(".search-reading")).to_contain_text("“atention” read as “attention”")
    reader.faults.clear()  # what the browser says of the failure


def test_zotero_finds_every_paper_that_the_search_page_shows(reader: Reader) -> None:
    reader.page.add_init_script(
        "document.addEventListener('ZoteroItemUpdated', () => (window.updates ??= []).push(1))"
    )
    reader.open("search/?q=attention")
    lines = reader.page.locator(f"{RESULTS} > li")
    spans = lines.locator("> span.Z3988")
    expect(lines).to_have_count(10)
    expect(spans).to_have_count(10, timeout=15_000)
    reader.page.wait_for_function("window.updates?.length === 1")
    titles = [item_of_coins(title or "")["title"] for title in spans.evaluate_all(TITLES)]
    assert titles == lines.locator("h2").all_text_contents()


def test_a_panel_of_results_offers_nothing_beside_the_paper_of_its_page(reader: Reader) -> None:
    reader.open(PAPER)
    look_for(reader, "graph")
    reader.page.wait_for_timeout(1_500)  # longer than the search page waits
    expect(reader.page.locator(".Z3988")).to_have_count(0)


def test_the_way_to_all_papers_is_one_tab_from_the_box(reader: Reader) -> None:
    reader.open("about/")
    box = reader.page.get_by_role("searchbox")
    box.fill("learning")
    expect(reader.page.locator("[data-search-results] > li").first).to_be_visible()
    box.press("Tab")
    focused = reader.page.locator(":focus")
    expect(focused).to_have_text(re.compile(r"^All [\d,]+ papers$"))
    focused.press("Enter")
    expect(reader.page).to_have_url(re.compile(r"/search/\?q=learning"))
