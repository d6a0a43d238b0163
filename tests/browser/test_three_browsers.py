"""The main tasks of a reader, in Chromium, Firefox and WebKit."""

from typing import Final

import pytest

from windows import Window, click, wait_for

PAPER: Final = "papers/attention-as-an-rnn/"
TITLE: Final = "Attention as an RNN"
BOX: Final = "form.search input"
RESULTS: Final = "[data-search-results]"
FACET: Final = ".search-facets input[type=checkbox]"
NOTE: Final = ".saved-line .note"
ALL_IN_SIGHT: Final = (
    "((note) => note.clientHeight > 60 && note.clientHeight >= note.scrollHeight - 1)"
    f"(document.querySelector({NOTE!r}))"
)
SCHEME: Final = "document.body.dataset.mdColorScheme"


@pytest.fixture
def shown(any_window: Window, served: str) -> Window:
    """Return a window in which nothing is kept from before."""
    any_window.open(f"{served}about/")
    any_window.run("localStorage.clear()")
    return any_window


def test_half_a_title_leads_to_the_paper(shown: Window, served: str) -> None:
    shown.open(served)
    shown.type(BOX, "attention as a")
    wait_for(shown, f"document.querySelector({RESULTS!r})?.dataset.query === 'attention as a'")
    click(shown, f"{RESULTS} a[href$='/attention-as-an-rnn/']")
    assert wait_for(shown, "document.querySelector('.paper h1')?.textContent") == TITLE


def test_back_at_a_search_the_query_is_there_for_the_next_filter(
    shown: Window, served: str
) -> None:
    shown.open(f"{served}search/?q=attention")
    click(shown, FACET)
    filtered = wait_for(shown, "location.search.includes('&') && location.search")
    click(shown, f"{RESULTS} .result-title a")
    wait_for(shown, "document.querySelector('.paper h1')")
    shown.run("setTimeout(() => history.back())")  # so that the page answers before it goes
    wait_for(shown, f"document.querySelector({BOX!r})?.value === 'attention'")
    assert shown.run("return location.search") == filtered
    click(shown, f"{FACET}:not(:checked)")
    wait_for(shown, "location.search.split('&').length === 3")
    assert shown.run("return new URLSearchParams(location.search).get('q')") == "attention"
    shown.run("setTimeout(() => history.back())")  # so that the page answers before it goes
    wait_for(shown, f"location.search === {filtered!r}")
    assert shown.run(f"return document.querySelector({BOX!r}).value") == "attention"


def test_back_at_a_search_the_same_results_are_in_sight(shown: Window, served: str) -> None:
    shown.open(f"{served}search/?q=attention")
    title = f"{RESULTS} > li:nth-child(9) .result-title a"
    wait_for(shown, f"document.querySelector({title!r})")
    shown.run(f"document.querySelector({title!r}).scrollIntoView({{ block: 'center' }})")
    wait_for(shown, "history.state?.line > 0")
    shown.click(title)
    wait_for(shown, "document.querySelector('.paper h1')")
    shown.run("setTimeout(() => history.back())")  # so that the page answers before it goes
    top = f"document.querySelector({title!r})?.getBoundingClientRect().top"
    wait_for(shown, f"scrollY > 0 && {top} > 0 && {top} < innerHeight")


def test_results_show_sentences_of_their_papers(shown: Window, served: str) -> None:
    """Those in view ask for one script together, which still waits for another."""
    shown.open(f"{served}search/?q=graph+neural")
    wait_for(shown, f"document.querySelectorAll('{RESULTS} .excerpt mark').length > 1")


def test_a_saved_paper_and_its_note_are_kept(shown: Window, served: str) -> None:
    shown.open(f"{served}{PAPER}")
    click(shown, "[data-save] .save")
    wait_for(shown, "document.querySelector('[data-save] [aria-pressed=true]')?.isConnected")
    shown.open(f"{served}reading-list/")
    wait_for(shown, f"document.querySelector({NOTE!r})?.isConnected")
    shown.type(NOTE, "Read the proof. Then read it again, and once more, slowly. " * 5)
    wait_for(shown, ALL_IN_SIGHT)
    shown.open(f"{served}reading-list/")
    wait_for(shown, f"document.querySelector({NOTE!r})?.value.startsWith('Read the proof.')")
    wait_for(shown, ALL_IN_SIGHT)


def test_a_citation_is_copied(shown: Window, served: str) -> None:
    shown.open(f"{served}{PAPER}")
    click(shown, ".cite-tools [aria-label='Copy BibTeX']")
    said = wait_for(shown, "document.querySelector('.cite-tools [role=status]')?.textContent")
    selected = shown.run("return getSelection().toString()")
    assert said == "Copied" or (said == "Press Ctrl+C" and selected.startswith("@"))


def test_the_colours_are_kept_until_the_reader_leaves_them_to_the_system(
    shown: Window, served: str
) -> None:
    shown.open(served)
    own = shown.run(f"return {SCHEME}")
    for scheme in ("default", "slate"):
        click(shown, ".colours")
        assert shown.run(f"return {SCHEME}") == scheme
    shown.open(f"{served}{PAPER}")
    assert shown.run(f"return {SCHEME}") == "slate"
    click(shown, ".colours")
    assert shown.run(f"return {SCHEME}") == own
    shown.open(served)
    assert shown.run(f"return {SCHEME}") == own


def test_a_formula_is_not_broken_over_lines(shown: Window, served: str) -> None:
    slug = "mixture-of-experts-soften-the-curse-of-dimensionality-in-operator-learning"
    shown.open(f"{served}papers/{slug}/")
    tops = shown.run(
        "const formulas = [...document.querySelectorAll('.abstract math')];"
        "const formula = formulas.find((each) => each.textContent.startsWith('O('));"
        "const narrow = document.createElement('p');"
        "narrow.style.width = '1px';"
        "narrow.append(formula);"
        "document.querySelector('.abstract').append(narrow);"
        "const signs = [...formula.querySelectorAll('mo')];"
        "return signs.map((each) => each.getBoundingClientRect().top);"
    )
    assert len(tops) >= 3
    assert max(tops) - min(tops) < 20
