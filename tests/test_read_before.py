"""What a large archive was read as before: never something else than its files say."""

from pathlib import Path

import pytest

from made_up import paper
from paper_archive.archive import store
from paper_archive.archive.files import disk, read_before
from paper_archive.archive.ledger.entry import Entry
from paper_archive.archive.markdown.page import read_page_with_warnings, write_page
from paper_archive.errors import Problem, Where
from paper_archive.paper import Paper

PAPERS = [paper("Ants", slug="a"), paper("Bees", slug="b"), paper("Crows", slug="c")]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is large enough for what was read to be remembered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(read_before, "FEWEST", 2)
    content = tmp_path / "content"
    for each in PAPERS:
        put(content, each)
    store.save_ledger(content, {each.slug: Entry(each) for each in PAPERS})
    load(content)
    return content


def put(content: Path, each: Paper) -> Path:
    path = content / store.PAPERS / f"{each.slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_page(each), encoding="utf-8")
    return path


def load(content: Path) -> tuple[store.Stored, dict[str, Entry]]:
    return store.load(content), store.load_ledger(content)


def kept(content: Path) -> list[Path]:
    return sorted((content.parent / "cache/paper-archive/read").iterdir())


def watch_parsing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the pages that are parsed, which grows."""
    parsed: list[str] = []

    def read(text: str, slug: str, where: Where) -> tuple[Paper, list[Problem]]:
        parsed.append(slug)
        return read_page_with_warnings(text, slug, where)

    monkeypatch.setattr("paper_archive.archive.store.read_page_with_warnings", read)
    return parsed


def test_only_what_changed_is_parsed_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = watch_parsing(monkeypatch)
    assert store.load(content).papers == PAPERS
    assert parsed == []
    changed = paper("Bumblebees", slug="b")
    put(content, changed)
    assert store.load(content).papers == [PAPERS[0], changed, PAPERS[2]]
    assert store.load(content).papers == [PAPERS[0], changed, PAPERS[2]]
    assert parsed == ["b"]


def test_a_page_keeps_the_byte_order_mark_that_it_begins_with(content: Path) -> None:
    page = content / store.PAPERS / "a.md"
    page.write_text(f"{disk.BYTE_ORDER_MARK}{write_page(PAPERS[0])}", encoding="utf-8")
    pages = [*store.load(content).pages.values(), *store.load(content).pages.values()]
    assert [each.has_mark for each in pages] == [True, False, False] * 2


def test_a_page_under_another_name_is_another_paper(content: Path) -> None:
    page = put(content, PAPERS[0])
    page.rename(page.with_stem("ants"))
    assert [each.slug for each in store.load(content).papers] == ["ants", "b", "c"]


def test_the_ledger_is_what_its_lines_say(content: Path) -> None:
    _, entries = load(content)
    path = content / store.LEDGER
    path.write_text(path.read_text(encoding="utf-8").replace("Crows", "Rooks"), encoding="utf-8")
    _, again = load(content)
    assert again == {**entries, "c": Entry(paper("Rooks", slug="c"))}


def test_warnings_come_every_time(content: Path) -> None:
    page = put(content, PAPERS[0])
    page.write_text(page.read_text(encoding="utf-8").replace("# Ants", "# Wasps"), encoding="utf-8")
    for _ in range(2):
        assert [each.rule for each in store.load(content).pages["a"].warnings] == ["heading"]


@pytest.mark.parametrize("damage", ["cut", "byte", "length", "program", "empty"])
def test_a_damaged_file_costs_time_only(
    content: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in kept(content):
        data = bytearray(path.read_bytes())
        at = {"cut": len(data), "byte": len(data) - 5, "length": 32, "program": 3, "empty": 0}[
            damage
        ]
        if damage in {"byte", "length", "program"}:
            data[at] ^= 255
        else:
            data = data[: at - 7] if at else data[:0]
        path.write_bytes(data)
    assert load(content)[0].papers == PAPERS
    parsed = watch_parsing(monkeypatch)
    assert load(content)[0].papers == PAPERS  # it was written again
    assert parsed == []


def test_two_programs_at_once_do_not_read_what_the_other_wrote(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, program = kept(content)[0], read_before._program()
    ours = read_before.ReadBefore[str](path)
    assert ours.get(b"ours") is None
    monkeypatch.setattr(read_before, "_program", lambda: program[::-1])
    theirs = read_before.ReadBefore[str](path)
    theirs.put(b"theirs", "theirs")
    theirs.save()
    with monkeypatch.context() as patched:
        patched.setattr(read_before, "_program", lambda: program)
        for key in (b"ours", b"and", b"more"):
            ours.put(key, "ours")
        ours.save()
    again = read_before.ReadBefore[str](path)
    assert [again.get(b"theirs"), again.get(b"ours")] == ["theirs", None]


def test_nothing_is_written_where_nothing_is_new(tmp_path: Path) -> None:
    path = tmp_path / "words"
    first = read_before.ReadBefore[str](path)
    for key in (b"a", b"b", b"c"):
        first.put(key, "found")
    first.save()
    before = path.read_bytes()
    again = read_before.ReadBefore[str](path)
    assert again.get(b"a") == "found"
    again.save()
    assert path.read_bytes() == before


def test_what_is_no_longer_there_is_forgotten_in_the_end(content: Path) -> None:
    size = kept(content)[1].stat().st_size
    for number in range(12):
        put(content, paper(f"Bees {number}", slug="b"))
        load(content)
    assert kept(content)[1].stat().st_size < 4 * size


def test_a_cache_that_cannot_be_written_stops_nothing(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = content.parent / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert load(content)[0].papers == PAPERS


def test_a_small_archive_leaves_nothing_in_the_cache(
    content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(read_before, "FEWEST", 4)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    load(content)
    assert not (tmp_path / "other").exists()
