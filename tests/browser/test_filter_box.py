"""The box that filters an overview."""

import re

from playwright.sync_api import expect

from reader import Reader

TOPICS = ".topics > li, .rows li"


def test_a_word_leaves_the_topics_that_have_it(reader: Reader) -> None:
    reader.open("tags/")
    topics = reader.page.locator(TOPICS)
    everything = topics.count()
    reader.page.get_by_role("textbox", name="Filter").fill("LANGUAGE mod")
    shown = topics.filter(visible=True)
    expect(shown.first).to_be_visible()
    texts = [text.lower() for text in shown.all_inner_texts()]
    assert 0 < len(texts) < everything
    assert all("language" in text and "mod" in text for text in texts)
    status = reader.page.locator(".filter [role=status]")
    expect(status).to_contain_text(f"{len(texts)} of {everything}")
    status.get_by_role("link").click()
    expect(reader.page).to_have_url(re.compile(r"search/\?q=topic"))


def test_what_is_on_no_list_can_be_searched_for(reader: Reader) -> None:
    reader.open("tags/")
    reader.page.get_by_role("textbox", name="Filter").fill("recurrent nonsense")
    expect(reader.page.locator(TOPICS).filter(visible=True)).to_have_count(0)
    link = reader.page.get_by_role("link", name='Search for topic:"recurrent nonsense"')
    expect(link).to_be_visible()
    reader.page.get_by_role("textbox", name="Filter").fill("")
    expect(link).to_have_count(0)
