from pathlib import Path

import pytest

from command_line import TOPICS, put
from paper_archive.errors import ArchiveError, Problem
from paper_archive.workflows import configuration
from paper_archive.workflows.configuration import Configuration, contact_in

TODAY = "2026-11-27"
SECTIONS = "contact, sources, enrich, digest"
SERVICES = "daily-papers, arxiv, doi, openalex, semantic-scholar, zotero"

WHOLE = """\
# What is fetched every day.
contact: you@example.org
sources:
  - fetch: daily-papers
    since: 2026-11-01
    topics: [waves]
  - fetch: arxiv
    query: ti:maps AND au:li
    category: cs.CL
    since: "2026-11-02"
  - fetch: arxiv
    names: [2405.00010, "Maps of Sand"]
  - fetch: doi
    names-from: dois.txt
  - fetch: zotero
    library: 12345
  - import: inbox/*.bib
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "content" / "topics.yml", TOPICS)
    put(tmp_path / "dois.txt", "# mine\n10.1000/182\n")
    return tmp_path


def read(folder: Path, text: str | bytes) -> Configuration:
    path = put(folder / "archive.yml", text)
    return configuration.read_configuration(path, folder / "content", TODAY)


def problems(folder: Path, text: str | bytes) -> list[Problem]:
    with pytest.raises(ArchiveError) as caught:
        read(folder, text)
    return list(caught.value.problems)


def said(folder: Path, text: str | bytes) -> list[str]:
    """Return line and message of each problem."""
    return [f"{each.where.line}: {each.message}" for each in problems(folder, text)]


def source(*lines: str) -> str:
    return "sources:\n  - " + "\n    ".join(lines) + "\n"


DAILY = ("fetch: daily-papers", "since: 2026-11-01")


def test_a_file_says_what_is_fetched(folder: Path) -> None:
    found = read(folder, WHOLE)
    assert found.contact == "you@example.org"
    daily, search, named, dois, library, files = found.sources
    assert (daily.kind, daily.text("since"), daily.texts("topics")) == (
        "daily-papers",
        "2026-11-01",
        ["waves"],
    )
    assert (search.text("query"), search.text("category")) == ("ti:maps AND au:li", "cs.CL")
    assert [(name.text, name.where.line) for name in named.names] == [
        ("2405.00010", 12),
        ("Maps of Sand", 12),
    ]
    assert [(name.text, name.where.line) for name in dois.names] == [("10.1000/182", 2)]
    assert library.text("library") == "12345"
    assert (files.kind, files.texts("import")) == ("files", ["inbox/*.bib"])


def test_whoever_has_no_file_is_told_where_it_is_described(folder: Path) -> None:
    with pytest.raises(ArchiveError, match=r"README\.md of the archive says how to write one"):
        configuration.read_configuration(folder / "archive.yml", folder / "content", TODAY)


@pytest.mark.parametrize("text", [WHOLE.replace("\n", "\r\n"), "\ufeff" + WHOLE])
def test_line_ends_and_byte_order_mark_are_those_of_any_editor(folder: Path, text: str) -> None:
    assert read(folder, text).sources == read(folder, WHOLE).sources


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "contact: a@b.org\n", "sources:\n"])
def test_a_file_may_name_no_sources(folder: Path, text: str) -> None:
    assert read(folder, text).sources == []


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("", None),
        ("enrich: false\n", None),
        ("enrich: true\n", ()),
        ("enrich: crossref\n", ("crossref",)),
        ("enrich: [arxiv, openalex]\n", ("arxiv", "openalex")),
    ],
)
def test_a_file_says_which_services_complete_pages(
    folder: Path, text: str, services: tuple[str, ...] | None
) -> None:
    assert read(folder, text).enrich == services


def test_every_mistake_is_named_with_its_line(folder: Path) -> None:
    text = """\
contakt: a@b.org
contact: nobody
sources:
  - fetch: daily-paper
  - fetch: daily-papers
    since: 2026-11-31
  - fetch: arxiv
    since: 2027-01-01
    category: cs.CL
  - fetch: zotero
    library: my-group
  - import: no-such-file.bib
  - since: 2026-11-01
  - fetch: doi
    names: [10.1000/182]
    topics: [tides]
"""
    assert said(folder, text) == [
        f"1: key must be one of {SECTIONS}, not 'contakt'; did you mean contact?",
        "2: contact must be a mail address, or an http(s) address, not 'nobody'",
        f"4: fetch must be one of {SERVICES}, not 'daily-paper'",
        "6: since must be a day like 2026-11-27, not '2026-11-31'",
        "8: since must lie between 1991-08-14 and today, not '2027-01-01'",
        "11: library must be a group of Zotero like 12345 or 12345/ABCD2345, not 'my-group'",
        "12: import must be an existing file, not 'no-such-file.bib'",
        "13: source must have the key fetch or import",
        "16: topics must be topics of topics.yml, not 'tides'",
    ]


def test_mistakes_are_listed_in_the_order_of_their_lines(folder: Path) -> None:
    text = f"{source('fetch: dio')}enrich: maybe\ncontact: nobody\nsorces: []\n"
    assert [each.where.line for each in problems(folder, text)] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "enrich:\n",
            "1: enrich must be true, false or some of arxiv, crossref, openalex, semantic",
        ),
        ("enrich: yes\n", "not 'yes'"),
        ("enrich: [arxiv, doi]\n", "not 'doi'"),
        ("enrich: []\n", "not an empty list"),
        ("- a\n", "1: file must be keys and values, such as `contact:`"),
        ("sources: daily-papers\n", "1: sources must be a list: `- fetch: daily-papers`"),
        ("sources: [daily-papers]\n", "1: source must have the key fetch or import"),
        ("sources: [{}]\n", "1: source must have the key fetch or import"),
        (source("fetch: daily-papers"), "2: source must have the key since"),
        (
            source("fetch: arxiv", "since: 2026-11-01"),
            "2: source must have the key query or category",
        ),
        (source("fetch: doi"), "2: source must have the key names or names-from"),
        (source("fetch: zotero"), "2: source must have the key library"),
        (source(*DAILY, "names: [a b]"), "key must be one of fetch, since, topics, not 'names'"),
        (source(*DAILY, "sinse: 2026"), "not 'sinse'; did you mean since?"),
        (source("fetch: daily-papers", "since:"), "3: since must be a day like 2026-11-27, not no"),
        (source("fetch: daily-papers", "since: [1]"), "3: since must be a day like 2026-11-27, no"),
        (source("fetch: daily-papers", "since: {a: 1}"), "27, not keys and values"),
        (source("fetch: daily-papers", "since: true"), "27, not true"),
        (source("fetch: daily-papers", "since: 2023-05-03"), "3: since must lie between 2023-05"),
        (source("fetch: daily-papers", "since: yesterday"), "not 'yesterday'"),
        (source(*DAILY, "topics: []"), "4: topics must be topics of topics.yml, not an empty"),
        (source("fetch: arxiv", "category: CS CL", "since: 2026-11-01"), "3: category must be"),
        (source("fetch: arxiv", "names: [x]"), "3: must be an identifier (arxiv) or a title"),
        (source("fetch: doi", "names-from: none.txt"), "3: names-from must be an existing file"),
        (source("fetch: [arxiv, doi]"), "2: fetch must be one of"),
        (f"{source(*DAILY)}{source(*DAILY)[9:]}", "4: source is the same as the one on line 2"),
        (f"{source(*DAILY)}contact: a@b.org\ncontact: a@b.org\n", "contact is already on line 4"),
        ("<<<<<<< HEAD\ncontact: a@b.org\n", "1: "),
        ("contact: &a b@c.org\n", "anchors"),
        (b"contact: \xff\n", "1: file is not UTF-8"),
        ("contact: 'a\n", "1: text is not YAML"),
    ],
)
def test_a_mistake_is_named(folder: Path, text: str | bytes, message: str) -> None:
    [problem] = said(folder, text)
    assert message in problem


SECRET = "hf_abcdefghijklmnopqrstuvwxyz"  # noqa: S105  # made up


@pytest.mark.parametrize(
    "text",
    [
        f"api_key: {SECRET}\n",
        f"token: {SECRET}\n",
        f"zotero-key: {SECRET}\n",
        f"smtp_password: {SECRET}\n",
        f"contact: {SECRET}\n",
        source(*DAILY, f"secret: {SECRET}"),
        source("fetch: arxiv", f"query: {SECRET}", "since: 2026-11-01"),
        source("fetch: doi", f"names: ['https://example.org/?api_key={SECRET}']"),
        f"{SECRET}: x\n",
        "contact: https://me:abcdefghijkl@example.org\n",
        source("fetch: zotero", "library: https://www.zotero.org/groups/1?key=abcdefghijkl"),
        source("fetch: arxiv", "query: a&access_token=abcdefghijkl", "since: 2026-11-01"),
    ],
)
def test_a_secret_is_refused_and_not_shown(folder: Path, text: str) -> None:
    found = problems(folder, text)
    assert found[0].rule == "setting-secret"
    assert "abcdefghijkl" not in "".join(map(str, found))


def test_a_file_of_names_that_is_not_there_is_named_with_its_line(folder: Path) -> None:
    [problem] = problems(folder, source("fetch: doi", "names-from: nothing.txt"))
    assert (problem.where.path, problem.where.line) == ((folder / "archive.yml").as_posix(), 3)
    assert problem.message == "names-from must be an existing file, not 'nothing.txt'"


def test_a_contact_is_read_although_the_rest_is_wrong(folder: Path) -> None:
    path = folder / "archive.yml"
    assert contact_in(path) == ""
    put(path, "contact: you@example.org\nsources: nothing\n")
    assert contact_in(path) == "you@example.org"
    put(path, "contact: you\n")
    with pytest.raises(ArchiveError, match="contact must be a mail address"):
        contact_in(path)


def test_sources_with_other_topics_or_days_are_told_apart(folder: Path) -> None:
    text = source(*DAILY) + source(*DAILY, "topics: [waves]")[9:]
    text += source("fetch: daily-papers", "since: 2026-11-02")[9:]
    labels = [each.label for each in read(folder, text).sources]
    assert len(set(labels)) == 3


def test_many_names_do_not_fill_the_line_that_names_their_source(folder: Path) -> None:
    names = ", ".join(f"10.1000/{number}" for number in range(500))
    text = source("fetch: doi", f"names: [{names}]")
    [dois] = read(folder, text).sources
    assert dois.label == "doi 10.1000/0, 10.1000/1, 10.1000/2 and 497 more"
    assert len(dois.names) == 500
    other = source("fetch: doi", f"names: [{names}1]")[9:]
    assert len(read(folder, text + other).sources) == 2
