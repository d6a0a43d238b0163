"""Which of the papers that services find by title is that of a page.

Each line of the labelled set has a page, the answer of a service as it came, and the identifiers of
the works that are the page's paper: none where all are only easily taken for it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from made_up import paper
from paper_archive.archive.catalogue import Catalogue
from paper_archive.network.answers import Answer
from paper_archive.workflows.asking.choosing import Choice, choose
from paper_archive.workflows.asking.naming import papers_in
from paper_archive.workflows.enriching import BY_SERVICE

LABELLED = [
    json.loads(line)
    for line in (Path(__file__).parent / "fixtures/enriching/labelled.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def chosen(case: dict[str, Any]) -> Choice:
    answer = case["answer"]
    body = answer if isinstance(answer, str) else json.dumps(answer)
    page = paper(**case["page"], slug="page")
    papers = papers_in(Answer(200, {}, body.encode(), "answer"))
    assert papers
    return choose(BY_SERVICE[case["service"]], Catalogue({"page": page}, {}), page, papers)


@pytest.mark.parametrize("case", LABELLED, ids=lambda case: f"{case['kind']}, {case['service']}")
def test_the_paper_is_taken_and_what_looks_like_it_is_not(case: dict[str, Any]) -> None:
    choice = chosen(case)
    assert {identifier for _, identifier in choice.found} == set(case["right"])
    assert bool(choice.reason) == (not case["right"])


def test_the_reason_names_the_paper_that_was_refused() -> None:
    case = next(each for each in LABELLED if each["kind"].startswith("a namesake by others in"))
    assert "has 'On the propagation of waves in sand' (" in chosen(case).reason
    assert "but their authors or years differ" in chosen(case).reason
