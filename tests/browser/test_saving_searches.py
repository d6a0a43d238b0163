"""What a reader does who keeps searches, in a real browser."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Locator, expect

from accessibility import assert_accessible
from reader import Reader

KEY: Final = "paper-archive:/repo/:searches"
NOTICED: Final = "paper-archive:/repo/:noticed"
LIST: Final = "reading-list/"
QUERY: Final = "q=attention&tag=transformers&order=newest"
LABEL: Final = "attention · topic: transformers · Newest first"


@pytest.fixture
def reader(browser: Browser, served: str) -> Iterator[Reader]:
    """Return a small window: what it has does not depend on its size."""
    with browser.new_context(viewport={"width": 320, "height": 800}) as context:
        window = Reader(context, served)
        yield window
        assert window.faults == []


def button(reader: Reader, name: str) -> Locator:
    return reader.page.get_by_role("button", name=name, exact=True)


def news_on_front_page(reader: Reader) -> Locator:
    return reader.page.locator("[data-saved-searches] summary").first


def lines(reader: Reader) -> Locator:
    return reader.page.locator(".searches .search-line")


def save(reader: Reader, query: str = QUERY) -> None:
    reader.open(f"search/?{query}")
    button(reader, "Save this search").click()
    expect(button(reader, "Search saved")).to_have_attribute("aria-pressed", "true")


def stored(reader: Reader, key: str) -> Any:
    return json.loads(reader.page.evaluate("(key) => localStorage.getItem(key)", key))


def store(reader: Reader, key: str, value: object) -> None:
    """Have the browser hold a value, on a page that keeps none of it."""
    reader.open("about/")
    text = value if isinstance(value, str) else json.dumps(value)
    reader.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def found_slugs(reader: Reader) -> list[str]:
    links = reader.page.locator("[data-search-results] .result-title a")
    expect(links.first).to_be_visible()
    return [str(link.get_attribute("href")).split("/")[-2] for link in links.all()]


def bring(reader: Reader, count: int, query: str = QUERY) -> list[str]:
    """Save a search and have papers that it finds come after it; return their slugs."""
    save(reader, query)
    noticed = stored(reader, NOTICED)
    came = [slug for slug in found_slugs(reader) if slug in noticed["times"]][:count]
    assert len(came) == count
    for slug in came:
        del noticed["times"][slug]
    store(reader, NOTICED, noticed)
    return came


def test_a_search_saved_by_keyboard_opens_again_as_it_was(reader: Reader) -> None:
    reader.open(f"search/?{QUERY}")
    save_button = button(reader, "Save this search")
    save_button.focus()
    reader.page.keyboard.press("Enter")
    expect(button(reader, "Search saved")).to_be_focused()
    status = reader.page.locator(".search-saving").get_by_role("status")
    expect(status).to_contain_text("on the front page and in your reading list")
    status.get_by_role("link").click()
    assert reader.at() == LIST
    expect(lines(reader)).to_have_count(1)
    expect(lines(reader).locator(".search-news")).to_have_text("nothing new")
    lines(reader).get_by_role("link", name=LABEL).click()
    assert reader.at() == f"search/?{QUERY}"
    expect(button(reader, "Search saved")).to_be_visible()
    reader.page.emulate_media(media="print")
    expect(reader.page.locator(".search-saving")).to_be_hidden()
    reader.open(LIST)
    expect(reader.page.locator(".searches-section")).to_be_hidden()


def test_there_is_nothing_to_save_without_a_search(reader: Reader) -> None:
    reader.open("search/")
    box = reader.page.get_by_role("searchbox")
    box.fill("attention")
    expect(button(reader, "Save this search")).to_be_visible()
    box.fill("")
    expect(button(reader, "Save this search")).to_have_count(0)


def test_what_came_since_is_told_until_the_search_is_opened(reader: Reader) -> None:
    came = bring(reader, 2)
    reader.open()
    expect(news_on_front_page(reader)).to_have_text("Saved searches: 2 new")
    reader.open(LIST)
    news = lines(reader).locator(".search-news")
    expect(news.locator("summary")).to_have_text("2 new")
    news.locator("summary").click()
    titles = news.locator("li a")
    assert {str(link.get_attribute("href")).split("/")[-2] for link in titles.all()} == set(came)
    lines(reader).get_by_role("link", name=LABEL).click()
    expect(reader.page.locator(".search-saving summary")).to_have_text("2 new")
    reader.page.wait_for_function(
        "([key, at]) => JSON.parse(localStorage.getItem(key)).searches[0].looked > at",
        arg=[KEY, stored(reader, KEY)["searches"][0]["looked"] - 1],
    )
    reader.open()
    expect(news_on_front_page(reader)).to_have_text("Saved searches: nothing new")


def test_a_search_that_is_only_passed_while_typing_was_not_looked_at(reader: Reader) -> None:
    bring(reader, 1, "q=attention")
    looked = stored(reader, KEY)["searches"][0]["looked"]
    reader.open("search/")
    box = reader.page.get_by_role("searchbox")
    box.fill("attention")
    expect(button(reader, "Search saved")).to_be_visible()
    box.fill("attention mechanism")
    expect(button(reader, "Save this search")).to_be_visible()
    assert stored(reader, KEY)["searches"][0]["looked"] == looked
    box.fill("attention")
    box.press("Enter")
    expect(reader.page.locator(".search-saving summary")).to_have_text("1 new")


def test_what_belongs_together_stands_together_on_a_phone(reader: Reader) -> None:
    save(reader)

    def place(found: Locator) -> Any:
        expect(found).to_be_visible()
        return found.bounding_box()

    reader.open()
    heading = reader.page.get_by_role("heading", level=1)
    assert place(news_on_front_page(reader))["x"] == place(heading)["x"]
    reader.open(LIST)
    rename, remove = (button(reader, f"{name}: {LABEL}") for name in ("Rename", "Remove"))
    assert place(rename)["y"] == place(remove)["y"]


def test_news_can_be_marked_as_seen_where_they_are_told(reader: Reader) -> None:
    bring(reader, 1)
    reader.open()
    news_on_front_page(reader).click()
    lines(reader).locator("summary").click()
    button(reader, "Mark as seen").press("Enter")
    expect(news_on_front_page(reader)).to_have_text("Saved searches: nothing new")
    expect(lines(reader).get_by_role("link", name=LABEL)).to_be_focused()


def test_a_paper_that_the_search_does_not_find_is_not_new_in_it(reader: Reader) -> None:
    save(reader)
    noticed = stored(reader, NOTICED)
    found = set(found_slugs(reader))
    other = next(slug for slug in noticed["times"] if slug not in found)
    del noticed["times"][other]
    store(reader, NOTICED, noticed)
    reader.open()
    expect(news_on_front_page(reader)).to_have_text("Saved searches: nothing new")


def test_the_front_page_asks_for_nothing_until_something_came(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open()
    expect(reader.page.locator("button.save").first).to_be_visible()
    reader.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "saved-searches" in url or "/search/" in url]
    expect(news_on_front_page(reader)).to_have_count(0)
    save(reader)
    asked.clear()
    reader.open()
    expect(news_on_front_page(reader)).to_have_text("Saved searches: nothing new")
    assert not [url for url in asked if "/search/" in url]


def test_a_search_is_renamed_and_removed_and_comes_back(reader: Reader) -> None:
    save(reader)
    save(reader, "q=zebra")
    reader.open(LIST)
    button(reader, f"Rename: {LABEL}").press("Enter")
    field = reader.page.get_by_role("textbox", name=f"New name: {LABEL}")
    expect(field).to_be_focused()
    field.fill("  My <b>topic</b> ")
    field.press("Enter")
    name = "My <b>topic</b>"
    expect(button(reader, f"Rename: {name}")).to_be_focused()
    expect(lines(reader).get_by_role("link", name=name)).to_be_visible()
    expect(lines(reader).first).to_contain_text(LABEL)
    button(reader, f"Rename: {name}").click()
    reader.page.keyboard.type("other")
    reader.page.keyboard.press("Escape")
    expect(button(reader, f"Rename: {name}")).to_be_focused()
    button(reader, f"Remove: {name}").press("Enter")
    expect(button(reader, f"Undo: {name}")).to_be_focused()
    expect(lines(reader)).to_have_count(1)
    reader.page.keyboard.press("Enter")
    expect(lines(reader).get_by_role("link", name=name)).to_be_focused()
    reader.page.reload()
    expect(lines(reader)).to_have_count(2)
    expect(lines(reader).get_by_role("link", name=name)).to_be_visible()


def test_no_removed_search_is_lost_where_others_took_its_room(reader: Reader) -> None:
    searches = [{"query": f"q=ice{n}", "name": f"Ice {n}", "looked": 0} for n in range(101)]
    kept = {"format": "paper-archive saved searches", "version": 1}
    store(reader, KEY, kept | {"searches": searches[:100]})
    reader.open(LIST)
    button(reader, "Remove: Ice 7").click()
    text = json.dumps(kept | {"searches": searches[:7] + searches[8:]})
    reader.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    button(reader, "Undo: Ice 7").click()
    expect(reader.page.get_by_role("alert")).to_contain_text("You have 100 saved searches")
    button(reader, "Remove: Ice 8").click()
    button(reader, "Undo: Ice 7").click()
    expect(lines(reader).get_by_role("link", name="Ice 7", exact=True)).to_be_focused()


def test_a_search_removed_beside_its_query_comes_back(reader: Reader) -> None:
    save(reader)
    button(reader, "Search saved").click()
    expect(reader.page.get_by_role("alert")).to_contain_text(f"“{LABEL}” was removed.")
    expect(button(reader, "Save this search")).to_be_visible()
    button(reader, "Undo").click()
    expect(button(reader, "Search saved")).to_be_focused()
    assert [each["query"] for each in stored(reader, KEY)["searches"]] == [QUERY]


def test_another_window_shows_the_searches_of_this_one(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        one, other = Reader(context, served), Reader(context, served)
        other.open(LIST)
        expect(other.page.get_by_role("heading", name="Saved searches")).to_be_hidden()
        save(one)
        expect(lines(other)).to_have_count(1)
        button(other, f"Remove: {LABEL}").click()
        expect(button(one, "Save this search")).to_be_visible()
        assert one.faults + other.faults == []


def test_a_backup_brings_searches_to_another_browser(
    reader: Reader, browser: Browser, served: str, tmp_path: Path
) -> None:
    save(reader)
    reader.open(LIST)
    with reader.page.expect_download() as coming:
        button(reader, "Save a backup").click()
    backup = tmp_path / "backup.json"
    backup.write_bytes(Path(coming.value.path()).read_bytes())
    with browser.new_context() as context:
        other = Reader(context, served)
        other.open(LIST)
        other.page.locator("input[type=file]").set_input_files(backup)
        expect(other.page.locator(".list-status:not(:empty)")).to_contain_text(
            "Saved searches: 1 added, of 1."
        )
        expect(lines(other).get_by_role("link", name=LABEL)).to_be_visible()
        assert other.faults == []


def test_searches_of_a_stranger_can_do_no_harm(reader: Reader, tmp_path: Path) -> None:
    hostile = {"query": "q=<img src=x onerror=alert(1)>", "name": "<script>alert(1)</script>"}
    unknown = {"query": "q=ice&shape=round", "name": "Of another version"}
    searches = [hostile | {"looked": 0}, unknown | {"looked": 0}, {"query": 7}]
    text = {"format": "paper-archive reading list", "version": 1, "papers": []}
    file = tmp_path / "backup.json"
    file.write_text(json.dumps(text | {"searches": searches}), encoding="utf-8")
    reader.open(LIST)
    reader.page.locator("input[type=file]").set_input_files(file)
    expect(reader.page.locator(".list-status:not(:empty)")).to_contain_text(
        "Part of the file could not be"
    )
    expect(lines(reader)).to_have_count(2)
    expect(lines(reader).get_by_role("link", name=hostile["name"])).to_be_visible()
    expect(lines(reader).nth(1)).to_contain_text("does not know everything")
    assert reader.page.locator(".searches :is(img, script)").count() == 0


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            "Storage.prototype.setItem = () => {throw new DOMException('', 'QuotaExceededError')}",
            "storage of this browser is full",
        ),
        (
            "Storage.prototype.getItem = () => {throw new DOMException('', 'SecurityError')}",
            "does not allow storage: your saved searches",
        ),
    ],
    ids=["full", "forbidden"],
)
def test_a_browser_that_keeps_no_search_says_so(reader: Reader, fault: str, sentence: str) -> None:
    reader.page.add_init_script(fault)
    save(reader)
    expect(reader.page.get_by_role("alert")).to_contain_text(sentence)
    reader.open()
    expect(reader.page.locator("button.save").first).to_be_visible()


def test_damaged_searches_are_told_and_offered_as_a_file(reader: Reader) -> None:
    store(reader, KEY, "{damaged")
    reader.open(LIST)
    expect(reader.page.get_by_role("heading", name="Damaged saved searches")).to_be_visible()
    with reader.page.expect_download() as coming:
        button(reader, "Save as a file").click()
    assert coming.value.suggested_filename == "saved-searches-damaged.txt"
    assert Path(coming.value.path()).read_text(encoding="utf-8") == "{damaged"


def test_what_is_new_cannot_be_known_without_the_index(reader: Reader) -> None:
    bring(reader, 1)
    reader.page.route("**/search/manifest.json", lambda route: route.abort())
    reader.open(LIST)
    expect(lines(reader)).to_contain_text("What is new could not be loaded.")
    reader.page.unroute_all()
    reader.page.reload()
    expect(lines(reader).locator("summary")).to_have_text("1 new")
    reader.faults.clear()  # the browser itself tells of it


@pytest.mark.parametrize("missing", ["archive", "index"])
def test_news_that_cannot_be_loaded_cost_a_reader_no_filter_and_can_be_tried_again(
    reader: Reader, missing: str
) -> None:
    bring(reader, 1)
    is_index = missing == "index"
    reader.page.route(
        lambda url: url.endswith("/recent.json") and ("/search/" in url) == is_index,
        lambda route: route.abort(),
    )
    reader.open(LIST)
    lines(reader).get_by_role("link", name=LABEL).click()
    news = reader.page.locator(".search-saving .search-news")
    expect(news).to_contain_text("What is new could not be loaded.")
    expect(button(reader, "Search saved")).to_be_visible()
    expect(reader.page.locator(".search-order")).to_have_count(1)
    reader.page.unroute_all()
    news.get_by_role("button", name="Try again").click()
    expect(news.locator("summary")).to_have_text("1 new")
    reader.faults.clear()  # the browser itself tells of it


def test_saved_searches_have_no_fault_of_accessibility(scheme_reader: Reader) -> None:
    bring(scheme_reader, 1)
    scheme_reader.page.set_viewport_size({"width": 320, "height": 800})

    def check(show: Callable[[], None]) -> None:
        show()
        assert_accessible(scheme_reader.page)
        assert scheme_reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def on_the_front_page() -> None:
        scheme_reader.open()
        expect(news_on_front_page(scheme_reader)).to_have_text(re.compile("1 new$"))
        news_on_front_page(scheme_reader).click()
        lines(scheme_reader).locator("summary").click()

    def on_the_list() -> None:
        scheme_reader.open(LIST)
        lines(scheme_reader).locator("summary").click()
        button(scheme_reader, f"Rename: {LABEL}").click()

    def on_the_search_page() -> None:
        scheme_reader.open(f"search/?{QUERY}")
        scheme_reader.page.locator(".search-saving summary").click()

    for show in (on_the_front_page, on_the_list, on_the_search_page):
        check(show)


def test_no_button_saves_a_search_without_javascript(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        window = Reader(context, served)
        window.open(f"search/?{QUERY}")
        expect(window.page.locator(".search-saving")).to_be_hidden()
        assert window.faults == []
