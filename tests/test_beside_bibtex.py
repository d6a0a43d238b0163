"""Scripts make the other formats of a citation of the entry on a page, as Python writes them."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given

from builds import ROOT
from citation_readers import FULL, PAGE, citations, paper
from paper_archive.archive.content import load_content
from paper_archive.paper import Paper
from paper_archive.publish.citations.beside_bibtex import beside_bibtex
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.publish.citations.kinds import KINDS
from paper_archive.values import TYPES
from scripts_in_node import started
from strategies import PAPERS

Ask: TypeAlias = Callable[..., Any]
MADE = ("ris", "json", "txt")
NAMES = [
    *("Ada King", "Vincent van Gogh", "Charles de la Vallée Poussin", "Oisin Mac Aodha"),
    *(
        "Ana Cruz Jr.",
        "Martin Luther King, Jr.",
        "Ann, Jr.",
        "Ann III",
        "Ann, PhD",
        "Google, Inc.",
        "Johnson and Sons",
        "王伟",
        "OpenAI",
    ),
    *("Santiago Ramón y Cajal", "DUPONT Marie", "King, Ada", "Ada King*", "Dr. Ada King, PhD"),
    *("J. R. R. Tolkien", "Wang1,2", "Maria DE SOUZA", "Jean d'Alembert", "A_B C&D", "{Team} X"),
    *("Jo--Ann Doe", "The --- Group"),
    *("Anna and Bob Roe", "de Finetti", "ibn Sina", "Gao, and Li", "Name With $x$ In", "Al al-Roe"),
]


@pytest.fixture(scope="module")
def ask(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Return a function that asks the modules in Node."""
    with started(node, "page.mjs", tmp_path_factory.mktemp("page")) as running:
        yield running.ask


def differing(ask: Ask, papers: Iterable[Paper]) -> list[tuple[str, str]]:
    """Return what scripts make, and what Python does, wherever they are not the same."""
    found = []
    for one in papers:
        entry, beside, known = bibtex(one, PAGE), beside_bibtex(one), citations(one, PAGE)
        for extension in MADE:
            made = ask("citation", entry=entry, beside=beside, extension=extension)
            if made != known[extension]:
                found.append((made, known[extension]))
    return found


@given(PAPERS)
def test_scripts_make_the_citations_that_python_does(ask: Ask, one: Paper) -> None:
    assert differing(ask, [one]) == []


def test_scripts_make_the_citations_of_this_archive(ask: Ask) -> None:
    content = load_content(Path(ROOT / "content"), ())
    assert len(content.papers) > 100
    assert differing(ask, content.papers) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_split_alike(ask: Ask, name: str) -> None:
    assert (
        differing(ask, [paper(authors=["Ada King", name, "Al Roe"]), paper(authors=[name])]) == []
    )


@pytest.mark.parametrize("kind", sorted(TYPES))
@pytest.mark.parametrize(
    "venue", ["", "NeurIPS 2017", "arXiv preprint", "Bees & Co: $x$", "A_b 50%"]
)
def test_a_kind_of_work_is_told_alike(ask: Ask, kind: str, venue: str) -> None:
    ids = {"arxiv": "1706.03762"}
    papers = [paper(type=kind, venue=venue), paper(type=kind, venue=venue, ids=ids)]
    assert differing(ask, papers) == []


def test_what_bibtex_writes_otherwise_is_told_alike(ask: Ask) -> None:
    papers = [
        paper(**FULL),
        paper(title=r"The \textbackslash{} of {braces} ~ ^ 100% & #1 _x_"),
        paper(title="At $5, why?"),
        paper(title="A `tick`, ``two'' and ,,others''"),
        paper(ids={"doi": "10.1000/a{b}c"}),
        paper(ids={"pmid": "12345678", "pmcid": "PMC1234567"}),
        paper(ids={"pmid": "12345678", "arxiv": "1706.03762"}),
        paper(date="2024-05"),
        paper(type="book", editors=["Ada King"]),
        paper(type="proceedings", editors=["Ada King", "Al Roe"]),
        paper(type="chapter", editors=["Ada King"]),
        paper(date="2024", language="de", status={"retracted": {}}),
    ]
    assert differing(ask, papers) == []


def test_most_entries_tell_everything() -> None:
    plain: dict[str, Any] = {
        "authors": ["Ada King", "Vincent van Gogh", "王伟"],
        "date": "2017-06-12",
    }
    assert beside_bibtex(paper(**plain, venue="NeurIPS")) == ""
    assert beside_bibtex(paper(**plain, ids={"arxiv": "1706.03762"})) == ""
    assert beside_bibtex(paper(type="dataset")) == ""
    assert beside_bibtex(paper(venue="OpenAI blog")) == '{"type":"webpage"}'


def test_a_script_has_the_types_of_all_entries() -> None:
    entries = [kind.bibtex[0] for kind in KINDS.values() if kind.bibtex[0] != "misc"]
    assert len(entries) == len(set(entries))
