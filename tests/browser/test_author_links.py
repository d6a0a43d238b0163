"""Where the names of authors lead."""

from playwright.sync_api import Route, expect

from reader import Reader

PAPER = "papers/attention-as-an-rnn/"
NAMES = (
    '<p class=names><a href="../../authors/ada-bell/"><bdi>Ada Bell</bdi></a>, '
    '<bdi>Cy "Dot" Dorn</bdi></p>'
)


def test_an_author_without_a_page_leads_to_a_search(reader: Reader) -> None:
    def with_names(route: Route) -> None:
        reply = route.fetch()
        head, _, rest = reply.text().partition("<p class=names>")
        route.fulfill(response=reply, body=head + NAMES + rest.partition("</p>")[2])

    reader.page.route(f"**/{PAPER}", with_names)
    reader.open(PAPER)
    links = reader.page.locator(".names a")
    expect(links).to_have_text(["Ada Bell", 'Cy "Dot" Dorn'])
    expect(links.first).to_have_attribute("href", "../../authors/ada-bell/")
    links.last.click()
    expect(reader.page.get_by_role("searchbox")).to_have_value('author:"Cy  Dot  Dorn"')
