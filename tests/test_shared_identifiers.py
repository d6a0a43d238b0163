"""Pages that have one identifier."""

from pathlib import Path

import pytest

from command_line import put, run
from paper_archive.archive.content import load_content
from paper_archive.archive.recognising import shared_identifiers
from paper_archive.archive.recognising.comparison import Verdict, compare
from paper_archive.archive.recognising.known_paper import Known
from paper_archive.paper import Paper

ABSTRACTS = (
    "Waves travel through layered sand, and a network tells wet sand from dry sand.",
    "Old maps are torn and stained, and rivers align them with images from space.",
)


def put_page(name: str, title: str, ids: str, abstract: str = "") -> None:
    page = f'---\ntitle: "{title}"\nauthors: ["Ada Lovelace"]\nids: {ids}\n---\n\n{abstract}\n'
    put(Path("content/papers", name), page)


def shared() -> list[tuple[str, str]]:
    found = load_content(Path("content"))
    assert not found.problems
    return [(str(each.where), each.message) for each in found.warnings if each.rule == "ids-shared"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_two_pages_with_one_identifier_are_named_with_both_places() -> None:
    put_page("2024/a.md", "Waves in Sand", '{"arxiv": "2405.00001"}')
    put_page("b.md", "Maps of Rivers", '{"acl": "P19-1001", "arxiv": "arXiv:2405.00001v2"}')
    put_page("c.md", "Hives", '{"arxiv": "2405.00002"}')
    message = "page has the same arxiv as content/papers/2024/a.md:4: 2405.00001"
    assert shared() == [("content/papers/b.md:4", message)]


@pytest.mark.parametrize(("title", "count"), [("Waves in Sand", 1), ("Maps of Rivers", 0)])
def test_papers_of_a_supplement_share_its_doi_but_one_paper_has_one_page(
    title: str, count: int
) -> None:
    put_page("a.md", "Waves in Sand", '{"doi": "10.1000/supplement"}', ABSTRACTS[0])
    put_page("b.md", title, '{"doi": "10.1000/supplement"}', ABSTRACTS[count == 0])
    assert len(shared()) == count


def test_pages_that_a_person_told_apart_may_share_an_identifier_under_any_name() -> None:
    entry = "@article{{{}, title = {{Waves in Sand}}, author = {{{}}}, pmid = {{38291011}}}}\n"
    put(Path("a.bib"), entry.format("a", "Lovelace, Ada") + entry.format("b", "Lovelace, A."))
    run("import", "a.bib")
    lines = run("split", "waves-in-sand").output.splitlines()
    name = next(line.split()[0] for line in lines if "A. L" in line)
    run("split", "waves-in-sand", name)
    pages = sorted(Path("content/papers").rglob("*.md"))
    assert len(pages) == 2
    assert shared() == []
    pages[0].rename(pages[0].with_name("renamed.md"))
    assert shared() == []


def test_a_supplement_of_many_papers_is_not_compared_page_by_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []

    def counted(record: Paper, known: Known) -> Verdict:
        compared.append(record.slug)
        return compare(record, known)

    monkeypatch.setattr(shared_identifiers, "compare", counted)
    monkeypatch.setattr(shared_identifiers, "_MOST_COMPARED", 2)
    for number in range(8):
        put_page(f"{number}.md", f"{'Hive' * number} {number}", '{"doi": "10.1000/supplement"}')
    assert shared() == []
    assert len(compared) == 1 + 2 * 6
