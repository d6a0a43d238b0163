"""The table of fields covers the record, and says the truth about where a field is used."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields as record_fields
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from builds import ROOT, build_archive
from citation_readers import citations
from lunr_index import terms_of
from paper_archive.archive.markdown.page import write_page
from paper_archive.errors import Where
from paper_archive.fields import FIELDS
from paper_archive.paper import Paper, admit, fields_of
from paper_archive.publish.search.files.columns import Column, columns_of
from paper_archive.rules import RULES

RECORD = [each.name for each in record_fields(Paper) if each.name != "extra"]
EXAMPLE = admit({name: row.example for name, row in FIELDS.items()}, Where("example"))
WITHOUT = admit({"title": "Untitled", "slug": "untitled"}, Where("example"))

each_field = pytest.mark.parametrize("name", FIELDS)


def without(name: str) -> Paper:
    """Return the paper of all examples as it is when one field is not known."""
    return replace(EXAMPLE, **{name: getattr(WITHOUT, name)})


def changes(name: str, of: Callable[[Paper], object]) -> bool:
    """Tell whether what is made of a paper changes with a field."""
    return of(EXAMPLE) != of(without(name))


def differs(name: str, use: str, places: str) -> str:
    """Return what is wrong when a field is not used as its row says."""
    return f"fields.py and the code differ on whether `{name}` is {use}: see {places}"


@pytest.mark.parametrize("name", RECORD)
def test_every_field_of_the_record_has_a_row(name: str) -> None:
    assert name in FIELDS, f"`Paper.{name}` needs a row in fields.py"


def test_the_rows_stand_in_the_order_of_the_record() -> None:
    assert list(FIELDS) == RECORD, "the order of the rows in fields.py is that of `Paper`"


@each_field
def test_every_rule_of_a_field_has_a_remedy(name: str) -> None:
    rule = FIELDS[name].rule
    assert rule in RULES, f"`{rule}`, the rule of `{name}`, needs a remedy in rules.py"


@each_field
def test_the_example_of_a_field_is_one_that_pages_hold(name: str) -> None:
    assert fields_of(EXAMPLE)[name] == FIELDS[name].example


@each_field
def test_a_field_is_searched_if_its_row_says_so(name: str) -> None:
    is_searched = changes(name, lambda paper: list(terms_of([paper], {})))
    places = "`FIELDS` and `texts_of` in publish/search/indexed_texts.py"
    assert is_searched == FIELDS[name].is_searched, differs(name, "searched", places)


@each_field
def test_a_field_is_a_facet_if_its_row_says_so(name: str) -> None:
    def facets(paper: Paper) -> dict[str, Column]:
        # An author of one paper is no facet; the column of comments is for sorting, and several
        # fields say what there is of a paper.
        columns = columns_of([paper, paper], {})
        return {
            column: data for column, data in columns.items() if column not in ("comments", "has")
        }

    places = "`columns_of` in publish/search/files/columns.py and `FACETS` in search-box/address.js"
    assert changes(name, facets) == FIELDS[name].is_facet, differs(name, "a facet", places)


def test_every_facet_is_offered_on_the_search_page() -> None:
    script = (ROOT / "site-theme/assets/search-box/address.js").read_text(encoding="utf-8")
    offered = re.search(r"export const FACETS = \{(.+?)\}", script, re.DOTALL)
    assert offered, "FACETS in site-theme/assets/search-box/address.js"
    columns = set(columns_of([EXAMPLE, EXAMPLE], {})) - {"comments", "date"}
    assert {*re.findall(r"(\w+):", offered[1])} == columns, (
        "FACETS in site-theme/assets/search-box/address.js has other facets than columns.py"
    )


@each_field
def test_a_field_is_cited_if_its_row_says_so(name: str) -> None:
    def cited(paper: Paper) -> object:
        # A link is cited where there is no identifier, a type where no venue tells it, and the slug
        # where there is no other key.
        without = replace(paper, ids={}), replace(paper, venue=""), replace(paper, citekey="")
        return [citations(each, "") for each in (paper, *without)]

    is_exported = changes(name, cited)
    places = "the formats in publish/citations/"
    assert is_exported == FIELDS[name].is_exported, differs(name, "exported", places)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what the pages of two papers show: one with all examples, one with no authors."""
    papers = (EXAMPLE, replace(without("authors"), orcids={}, slug="nobody", redirects=()))
    files = {f"papers/{paper.slug}.md": write_page(paper) for paper in papers}
    built = build_archive(tmp_path_factory.mktemp("fields"), files)
    assert built.exit_code == 0, built.output
    # A block follows another without a blank, unlike the halves of a year, which are in spans.
    texts = [re.sub("<(?!/?span)", " <", built.page(f"papers/{paper.slug}")) for paper in papers]
    pages = [LexborHTMLParser(text) for text in texts]
    for cited in (each for page in pages for each in page.css(".cite")):
        cited.decompose()
    articles = [article for page in pages for article in page.css("article")]
    return " ".join(shown for each in articles for shown in (each.html or "", each.text()))


@each_field
def test_the_page_of_a_paper_shows_a_field_if_its_row_says_so(name: str, shown: str) -> None:
    written = {"et_al": ["et al."], "pages": ["436–444"]}
    leaves = written.get(name) or list(texts_in(FIELDS[name].example))
    is_shown = all(re.search(rf"(?<!\w){re.escape(leaf)}(?!\w)", shown) for leaf in leaves)
    places = "site-theme/paper.html and its partials"
    assert is_shown == FIELDS[name].is_shown, differs(name, "shown", places)


def test_only_an_author_whose_orcid_is_known_has_a_link_to_it(shown: str) -> None:
    assert shown.count('aria-label="ORCID iD of Ada Lovelace"') == 1
    assert shown.count("orcid.org") == 1


def texts_in(value: object) -> Iterator[str]:
    """Yield the texts and numbers of a JSON value, as a page shows them."""
    if isinstance(value, dict):
        yield from (text for each in value.values() for text in texts_in(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in texts_in(each))
    else:
        yield from str(value).removeprefix("## Notes").strip().split("\n\n")
