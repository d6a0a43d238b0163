"""Where the names of authors lead."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Route, expect

from reader import Reader

PAPER = "papers/attention-as-an-rnn/"
NAMES = (
    '<div class=names><a href="../../authors/ada-bell/">Ada Bell</a>, Bo Chen <small><a href="#">iD'
    '</a></small>, <bdi>Ants, Inc.</bdi>, Cy "Dot" Dorn<span> and 1 more</span>'
    "<details><summary>Show 1 more</summary>Eve Faro</details></div>"
)

CORRECTION = "<a class=correct href='https://github.test/me/papers/issues/new?page=x'>Correct</a>"


def test_an_author_without_a_page_leads_to_a_search(reader: Reader) -> None:
    open_with_names(reader)
    links = reader.page.locator(".names a:not(small *)")
    names = ["Ada Bell", "Bo Chen", "Ants, Inc.", 'Cy "Dot" Dorn', "Eve Faro"]
    expect(links).to_have_text(names)
    expect(links.first).to_have_attribute("href", "../../authors/ada-bell/")
    links.nth(3).click()
    expect(reader.page.get_by_role("searchbox")).to_have_value('author:"Cy  Dot  Dorn"')


def test_the_mark_of_editors_is_no_name(reader: Reader) -> None:
    names = "<div class=names>Grace Hopper, Ada King<span> (eds.)</span></div>"
    open_with_names(reader, names)
    expect(reader.page.locator(".names a")).to_have_text(["Grace Hopper", "Ada King"])
    expect(reader.page.locator(".names")).to_have_text("Grace Hopper, Ada King (eds.)")


def test_a_correction_begins_with_the_names_on_the_page(reader: Reader) -> None:
    open_with_names(reader)
    link = reader.page.locator("a.correct")
    link.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert query["authors"] == ['Ada Bell\nBo Chen\nAnts, Inc.\nCy "Dot" Dorn\nEve Faro']


def open_with_names(reader: Reader, names: str = NAMES) -> None:
    def with_names(route: Route) -> None:
        reply = route.fetch()
        head, _, rest = reply.text().partition("<p class=names>")
        meta = "<meta name=citation_author content=Bell>"
        body = meta + head + names + CORRECTION + rest.partition("</p>")[2]
        route.fulfill(response=reply, body=body)

    reader.page.route(f"**/{PAPER}", with_names)
    reader.open(PAPER)
