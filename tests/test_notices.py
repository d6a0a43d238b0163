"""A notice and its paper find each other in the archive, in whatever order they come."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from command_line import run
from made_up import paper
from paper_archive.archive.ledger.entry import Ledger
from paper_archive.archive.markdown.page import read_page
from paper_archive.archive.merging.notices import spread_notices
from paper_archive.errors import Where
from paper_archive.paper import Paper

NOTICE = "https://doi.org/10.1000/notice"
STATUS = {"retracted": {"date": "2010-02-06", "notice": NOTICE}}


def work(doi: str, title: str, **more: Any) -> dict[str, Any]:
    author = {"given": "Ada", "family": "Lovelace"}
    return {"DOI": doi, "type": "journal-article", "title": [title], "author": [author], **more}


def saved(name: str, each: dict[str, Any]) -> str:
    answer = {"status": "ok", "message-type": "work", "message": each}
    Path(name).write_text(json.dumps(answer), encoding="utf-8")
    return name


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Return the files of a paper and of the notice that retracts it."""
    monkeypatch.chdir(tmp_path)
    update = {"DOI": "10.1000/WAVES", "type": "retraction", "updated": {"date-parts": [[2010]]}}
    told = work(
        "10.1000/notice",
        "Retraction: Waves in Sand",
        **{"issued": {"date-parts": [[2010, 2, 6]]}, "update-to": [update]},
    )
    return (
        saved("paper.json", work("10.1000/waves", "Waves in Sand")),
        saved("notice.json", told),
    )


def page(slug: str = "waves-in-sand") -> Paper:
    (path,) = Path("content").rglob(f"{slug}.md")
    return read_page(path.read_text(encoding="utf-8"), slug, Where(path.name))


@pytest.mark.parametrize("order", list(permutations((0, 1))))
def test_a_notice_reaches_its_paper_whichever_is_imported_first(
    sources: tuple[str, str], order: tuple[int, int]
) -> None:
    for number in order:
        result = run("import", sources[number])
        assert result.exit_code == 0, result.output
    assert page().status == STATUS
    assert page("retraction-waves-in-sand").status == {}
    before = {path: path.read_bytes() for path in Path("content").rglob("*") if path.is_file()}
    for each in sources:
        assert run("import", each).exit_code == 0
    assert {path: path.read_bytes() for path in before} == before


def test_a_status_from_a_notice_that_a_person_deleted_stays_deleted(
    sources: tuple[str, str],
) -> None:
    assert run("import", *sources).exit_code == 0
    (path,) = Path("content").rglob("waves-in-sand.md")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(each for each in lines if not each.startswith("status")), "utf-8")
    for each in (*sources, saved("more.json", work("10.1000/more", "Tides"))):
        assert run("import", each).exit_code == 0
    assert page().status == {}


def spread(*papers: Paper) -> dict[str, Paper]:
    found = {each.slug: each for each in papers}
    ledger: Ledger = {}
    spread_notices(found, ledger)
    assert {slug for slug in found if found[slug].status} <= {*ledger} | {
        each.slug for each in papers if each.status
    }
    return found


def notice(date: str = "2010-02-06", **fields: Any) -> Paper:
    updates = {"https://doi.org/10.1000/waves": "retracted"}
    ids = {"doi": "10.1000/notice"}
    return paper("Retraction", **{"date": date, "ids": ids, "updates": updates, **fields})


def test_a_notice_of_pubmed_names_its_article_by_number() -> None:
    told = notice(ids={"pmid": "2"}, updates={"https://pubmed.ncbi.nlm.nih.gov/1/": "concern"})
    found = spread(paper("Waves", ids={"pmid": "1"}), told)
    address = "https://pubmed.ncbi.nlm.nih.gov/2/"
    assert found["waves"].status == {"concern": {"date": "2010-02-06", "notice": address}}


def test_the_latest_of_several_notices_is_named_in_whatever_order() -> None:
    waves = paper("Waves", ids={"doi": "10.1000/waves"})
    parts = (waves, notice(), notice("2009", slug="other", ids={}))
    for each in permutations(parts):
        assert spread(*each)["waves"].status == STATUS


def test_what_the_page_says_of_its_paper_stays() -> None:
    own = {"retracted": {"date": "2011"}}
    found = spread(paper("Waves", ids={"doi": "10.1000/waves"}, status=own), notice())
    assert found["waves"].status == own


def test_a_notice_about_no_paper_of_the_archive_changes_nothing() -> None:
    papers = (notice(), paper("Waves", ids={"doi": "10.1000/other"}), paper("Tides"))
    assert spread(*papers) == {each.slug: each for each in papers}
    itself = notice(updates={"https://doi.org/10.1000/notice": "retracted"})
    assert spread(itself) == {itself.slug: itself}
    nowhere = notice(updates={"https://journal.test/waves": "retracted"})
    assert spread(nowhere, papers[1])["waves"].status == {}
