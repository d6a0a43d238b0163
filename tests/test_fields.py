"""The table of fields covers the record, and says the truth about where a field is used."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields as record_fields
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from builds import build_archive
from paper_archive.archive.page import write_page
from paper_archive.errors import RULES, Where
from paper_archive.fields import FIELDS
from paper_archive.paper import Paper, admit, fields_of
from paper_archive.publish.citations import citations
from paper_archive.publish.search.columns import column_files
from paper_archive.publish.search.postings import terms_of

RECORD = [each.name for each in record_fields(Paper) if each.name != "extra"]
EXAMPLE = admit({name: row.example for name, row in FIELDS.items()}, Where("example"))
WITHOUT = admit({"title": "Untitled", "slug": "untitled"}, Where("example"))

each_field = pytest.mark.parametrize("name", RECORD)


def without(name: str) -> Paper:
    """Return the paper of all examples as it is when one field is not known."""
    return replace(EXAMPLE, **{name: getattr(WITHOUT, name)})


def changes(name: str, of: Callable[[Paper], object]) -> bool:
    """Tell whether what is made of a paper changes with a field."""
    return of(EXAMPLE) != of(without(name))


@each_field
def test_every_field_of_the_record_has_a_row(name: str) -> None:
    assert name in FIELDS, f"`Paper.{name}` needs a row in fields.py"


def test_the_rows_stand_in_the_order_of_the_record() -> None:
    assert list(FIELDS) == RECORD, "the order of the rows in fields.py is that of `Paper`"


@each_field
def test_every_rule_of_a_field_has_a_remedy(name: str) -> None:
    rule = FIELDS[name].rule
    assert rule in RULES, f"`{rule}`, the rule of `{name}`, needs a remedy in errors.py"


@each_field
def test_the_example_of_a_field_is_one_that_pages_hold(name: str) -> None:
    assert fields_of(EXAMPLE)[name] == FIELDS[name].example


@each_field
def test_a_field_is_searched_if_its_row_says_so(name: str) -> None:
    is_searched = changes(name, lambda paper: terms_of([paper], {}))
    says = "says" if FIELDS[name].is_searched else "does not say"
    assert is_searched == FIELDS[name].is_searched, f"the row {says} that `{name}` is searched"


@each_field
def test_a_field_is_a_facet_if_its_row_says_so(name: str) -> None:
    def facets(paper: Paper) -> dict[str, bytes]:
        # An author of one paper is no facet; the column of comments is for sorting.
        columns = column_files([paper, paper], {})
        return {column: data for column, data in columns.items() if column != "comments"}

    says = "says" if FIELDS[name].is_facet else "does not say"
    assert changes(name, facets) == FIELDS[name].is_facet, f"the row {says} that `{name}` is one"


@each_field
def test_a_field_is_cited_if_its_row_says_so(name: str) -> None:
    def cited(paper: Paper) -> object:
        # A link is cited where there is no identifier, a type where no venue tells it.
        without = replace(paper, ids={}), replace(paper, venue="")
        return [citations(each, "") for each in (paper, *without)]

    is_exported = changes(name, cited)
    says = "says" if FIELDS[name].is_exported else "does not say"
    assert is_exported == FIELDS[name].is_exported, f"the row {says} that `{name}` is exported"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what the pages of two papers show: one with all examples, one with no authors."""
    papers = (EXAMPLE, replace(without("authors"), slug="nobody"))
    files = {f"papers/{paper.slug}.md": write_page(paper) for paper in papers}
    built = build_archive(tmp_path_factory.mktemp("fields"), files)
    assert built.exit_code == 0, built.output
    pages = [LexborHTMLParser(built.page(f"papers/{paper.slug}")) for paper in papers]
    for cited in (each for page in pages for each in page.css(".cite")):
        cited.decompose()
    articles = [article for page in pages for article in page.css("article")]
    return " ".join(shown for each in articles for shown in (each.html or "", each.text()))


@each_field
def test_the_page_of_a_paper_shows_a_field_if_its_row_says_so(name: str, shown: str) -> None:
    leaves = list(texts_in(FIELDS[name].example))
    is_shown = all(re.search(rf"(?<!\w){re.escape(leaf)}(?!\w)", shown) for leaf in leaves)
    says = "says" if FIELDS[name].is_shown else "does not say"
    assert is_shown == FIELDS[name].is_shown, f"the row {says} that the page shows `{name}`"


def texts_in(value: object) -> Iterator[str]:
    """Yield the texts and numbers of a JSON value, as a page shows them."""
    if isinstance(value, dict):
        yield from (text for each in value.values() for text in texts_in(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in texts_in(each))
    else:
        yield from str(value).removeprefix("## Notes").strip().split("\n\n")
