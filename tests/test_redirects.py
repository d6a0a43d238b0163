"""What pages, `redirects.yml` and the ledger say about former addresses."""

from pathlib import Path

import pytest

from command_line import put
from paper_archive.archive.addresses.redirects import read_redirects
from paper_archive.archive.content import load_content
from paper_archive.archive.ledger.entry import Entry
from paper_archive.archive.ledger.lines import write_ledger
from paper_archive.errors import ArchiveError, Where
from paper_archive.paper import Paper

WHERE = Where("redirects.yml")


def page(title: str, more: str = "") -> str:
    return f'---\ntitle: "{title}"\n{more}---\n\n# {title}\n\nWaves of {title} travel far away.\n'


def targets(content: Path) -> dict[str, str | None]:
    """Return former address → where it leads."""
    return {each.address: each.target for each in load_content(content).redirects}


@pytest.mark.parametrize(
    ("line", "address", "target"),
    [
        ("tags/nets/: tags/neural/", "tags/nets/", "tags/neural/"),
        ("/tags/nets: /tags/neural", "tags/nets/", "tags/neural/"),
        ("about.html: /", "about.html", ""),
        ('"2024/05/": date/2024-05/', "2024/05/", "date/2024-05/"),
        ("über-uns/: about/", "über-uns/", "about/"),
        ('papers/x/: {removed: ""}', "papers/x/", None),
    ],
)
def test_a_line_says_where_an_address_leads(line: str, address: str, target: str | None) -> None:
    (redirect,) = read_redirects(line, WHERE)
    assert (redirect.address, redirect.target) == (address, target)


def test_why_a_page_was_removed_is_one_line_of_text() -> None:
    (redirect,) = read_redirects('x: {removed: " Withdrawn\\n by its authors. "}', WHERE)
    assert redirect.reason == "Withdrawn by its authors."


@pytest.mark.parametrize(
    "line",
    [
        "/: about/",
        '"": about/',
        "../x/: about/",
        "a/../../x/: about/",
        "a//b/: about/",
        "//evil.test/: about/",
        "https://evil.test/: about/",
        "x/: https://evil.test/",
        "x/: //evil.test/",
        "x/: javascript:alert(1)",
        "x/: about/?q=1",
        "x/: about/#here",
        'x/: "a\\\\b/"',
        '"a\\u0007b/": about/',
        "con/: about/",
        "papers/NUL/: about/",
        "a/aux.html: about/",
        "a./: about/",
        "'a /b/': about/",
        '"a:b/": about/',
        "x/: 5",
        "x/:",
        "x/: [about/]",
        "x/: {removed: yes, why: no}",
        "x/: {removed: true}",
        "x/: {gone: x}",
        f"{'x' * 401}/: about/",
        "- x/",
        "just text",
    ],
)
def test_a_line_that_is_no_redirect_is_a_problem(line: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        read_redirects(f"good/: about/\n{line}" if ": " in line else line, WHERE)
    (problem,) = caught.value.problems
    assert problem.rule == "redirects"


def test_all_problems_of_a_file_are_listed_with_their_lines() -> None:
    with pytest.raises(ArchiveError) as caught:
        read_redirects("../a/: b/\nc/: d/\nc/: e/\nf/: 7\n", WHERE)
    problems = [(each.where.line, each.rule) for each in caught.value.problems]
    assert problems == [(1, "redirects"), (3, "key-once"), (4, "redirects")]


def test_an_empty_file_and_none_have_no_redirects(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", page("A"))
    assert targets(tmp_path) == {}
    put(tmp_path / "redirects.yml", "# nothing yet\n")
    assert targets(tmp_path) == {}
    assert load_content(tmp_path).problems == []


def test_former_names_of_a_page_lead_to_it(tmp_path: Path) -> None:
    put(tmp_path / "papers/2024/a.md", page("A", 'redirects: ["old", "older"]\n'))
    assert targets(tmp_path) == {"papers/old/": "papers/a/", "papers/older/": "papers/a/"}


def ledger_of(content: Path, *entries: tuple[str, str]) -> None:
    """Write a ledger of slugs and titles."""
    put(
        content / "papers/imported.jsonl",
        write_ledger(
            {slug: Entry(Paper(slug=slug, title=title), (title,)) for slug, title in entries}
        ),
    )


def test_a_page_that_was_deleted_by_hand_was_removed(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", page("A"))
    ledger_of(tmp_path, ("a", "A"), ("gone", "Quite Another Paper"))
    assert targets(tmp_path) == {"papers/gone/": None}


def test_a_page_that_was_renamed_by_hand_is_redirected_and_named(tmp_path: Path) -> None:
    title = "Waves that Travel through Layered Sand"
    put(tmp_path / "papers/sand.md", page(title, 'authors: ["Ada Lovelace"]\n'))
    entry = Entry(Paper(slug="waves", title=title, authors=("Ada Lovelace",)), (title,))
    put(tmp_path / "papers/imported.jsonl", write_ledger({"waves": entry}))
    assert targets(tmp_path) == {"papers/waves/": "papers/sand/"}
    (warning,) = load_content(tmp_path).warnings
    assert (Path(warning.where.path).name, warning.rule) == ("sand.md", "page-renamed")
    put(
        tmp_path / "papers/sand.md",
        page(title, 'redirects: ["waves"]\nauthors: ["Ada Lovelace"]\n'),
    )
    assert load_content(tmp_path).warnings == []


def test_what_a_person_wrote_comes_before_what_the_ledger_knows(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", page("A"))
    ledger_of(tmp_path, ("a", "A"), ("gone", "Quite Another Paper"))
    put(tmp_path / "redirects.yml", "papers/gone/: papers/a/\n")
    assert targets(tmp_path) == {"papers/gone/": "papers/a/"}


@pytest.mark.parametrize("text", ["no front-matter", ""])
def test_a_page_with_problems_was_not_removed(tmp_path: Path, text: str) -> None:
    put(tmp_path / "papers/a.md", page("A"))
    put(tmp_path / "papers/broken.md", text)
    ledger_of(tmp_path, ("a", "A"), ("broken", "Quite Another Paper"))
    assert targets(tmp_path) == {}


def test_links_to_the_former_file_of_a_page_still_lead_to_it(tmp_path: Path) -> None:
    put(tmp_path / "papers/2024/a.md", page("A", 'redirects: ["old"]\n'))
    links = (
        "[one](../2020/old.md#a) [two](/papers/old.md) [three](old.md#nowhere) [four](../old.md)"
    )
    put(tmp_path / "papers/2024/b.md", page("B") + f"\n## Notes\n\n{links}\n")
    (problem,) = load_content(tmp_path).problems
    assert "must lead to a heading of papers/2024/a.md, not '#nowhere'" in problem.message


def test_a_page_of_a_person_is_told_the_new_name_of_a_paper(tmp_path: Path) -> None:
    put(tmp_path / "papers/2024/a.md", page("A", 'redirects: ["old"]\n'))
    put(tmp_path / "about.md", "[a](papers/2024/old.md) [b](papers/2023/old.md)\n")
    (warning,) = load_content(tmp_path).warnings
    assert (warning.rule, "the file is at papers/2024/a.md" in warning.message) == (
        "link-dead",
        True,
    )
