"""The files with which readers take papers away."""

import csv
import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builds import build_archive, build_site, make_project
from made_up import library, paper
from paper_archive.archive.markdown.page import write_page
from paper_archive.errors import Where
from paper_archive.paper import Paper
from paper_archive.publish.exports import files as exports
from paper_archive.publish.exports.csv_table import COLUMNS, header, row
from paper_archive.publish.exports.downloads import downloads, size_label
from paper_archive.publish.exports.files import ExportFile, export_files
from paper_archive.publish.exports.formats import FORMATS, ExportFormat
from paper_archive.publish.exports.llms import llms_txt
from paper_archive.publish.exports.parts import MOST_BYTES, Parts
from paper_archive.publish.settings import Settings
from paper_archive.publish.site import site_of
from reading import read_whole

EXTENSIONS = [each.extension for each in FORMATS]


def made(papers: Sequence[Paper], address: str = "") -> dict[str, bytes]:
    site = site_of(papers, (), "Hives", address)
    return {file.address: data for file, data in export_files(site, {})}


def slugs(address: str, data: bytes) -> list[str]:
    """Return the slugs of the papers in a file, in order."""
    text = data.decode("utf-8-sig")
    match next(each for each in EXTENSIONS if address.endswith(each)):
        case "bib":
            return re.findall(r"^@\w+\{(.*),$", text, re.MULTILINE)
        case "ris":
            return re.findall(r"^ID  - (.*)$", text, re.MULTILINE)
        case "csl.json":
            return [each["id"] for each in json.loads(text)]
        case "csv":
            return [each["slug"] for each in csv.DictReader(StringIO(text, newline=""))]
        case _:
            return [each["slug"] for each in map(json.loads, text.splitlines()) if "slug" in each]


def test_all_papers_are_there_whole_and_once_by_year_and_under_each_topic() -> None:
    papers, found = library(), made(library())
    by_slug = {each.slug: each for each in papers}
    newest = [each.slug for each in site_of(papers, ()).papers]
    for extension in EXTENSIONS:
        assert slugs(extension, found[f"export/papers.{extension}"]) == newest
        years = {
            year: slugs(extension, found[f"export/{year or 'undated'}.{extension}"])
            for year in {each.date[:4] for each in papers}
        }
        assert sorted(slug for found_ in years.values() for slug in found_) == sorted(newest)
        assert all(by_slug[slug].date[:4] == year for year in years for slug in years[year])
    for tag in ("insects", "attention", "optimization"):
        wanted = [slug for slug in newest if tag in by_slug[slug].tags]
        assert slugs("bib", found[f"export/topics/{tag}.bib"]) == wanted


def test_a_venue_has_the_papers_of_all_its_editions_in_bibtex() -> None:
    papers = [
        paper("One", venue="HIVE 2031"),
        paper("Two", venue="HIVE 2030"),
        paper("Three", venue="Wax"),
    ]
    found = made(papers)
    assert sorted(slugs("bib", found["export/venues/hive.bib"])) == ["one", "two"]
    assert "export/venues/wax.bib" not in found


def test_an_archive_without_papers_has_files_without_papers() -> None:
    found = made([])
    assert set(found) == {f"export/papers.{each}" for each in EXTENSIONS}
    assert [slugs(address, data) for address, data in found.items()] == [[]] * len(FORMATS)


@pytest.mark.parametrize("format_", FORMATS, ids=EXTENSIONS)
def test_files_are_cut_so_that_each_can_be_read_and_none_is_too_large(
    format_: ExportFormat,
) -> None:
    parts, papers = Parts(format_, 2_000), library()
    found = [part for each in papers for part in parts.add(format_.text(each, "", "").encode())] + [
        *parts.rest()
    ]
    assert len(found) > 5
    assert all(len(data) <= 2_000 for _, data in found)
    read = [slugs(format_.extension, data) for _, data in found]
    assert [count for count, _ in found] == list(map(len, read))
    assert [slug for part in read for slug in part] == [each.slug for each in papers]


def test_a_paper_larger_than_a_file_is_not_cut() -> None:
    parts = Parts(FORMATS[-1], 300)
    large = paper("Large", abstract="word " * 200)
    texts = [FORMATS[-1].text(each, "", "") for each in (paper("Small"), large, paper("Other"))]
    found = [part for text in texts for part in parts.add(text.encode())] + [*parts.rest()]
    assert [slugs("jsonl", data) for _, data in found] == [["small"], ["large"], ["other"]]


def test_parts_of_a_year_and_a_topic_have_names_that_no_other_year_or_topic_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exports, "Parts", lambda format_: Parts(format_, 1_500))
    papers = [replace(each, tags=("papers", "papers-2", "2020")) for each in library()]
    site = site_of(papers, ())
    addresses = [file.address for file, _ in export_files(site, {})]
    assert len(set(addresses)) == len(addresses)
    assert {"export/papers.2.bib", "export/2020.2.bib", "export/topics/papers.2.bib"} <= {
        *addresses
    }


def test_a_large_file_is_there_packed_as_well_always_in_the_same_bytes() -> None:
    papers = [paper(f"Paper {number}", abstract="word " * 4_000) for number in range(60)]
    found = made(papers)
    for extension in ("csv", "jsonl"):
        packed = found[f"export/papers.{extension}.gz"]
        assert gzip.decompress(packed) == found[f"export/papers.{extension}"]
        assert packed[4:8] == b"\0\0\0\0"
    assert "export/papers.bib.gz" not in found


def test_a_paper_without_other_addresses_is_cited_by_that_of_its_page() -> None:
    found = made([paper("Waves")], "https://papers.test/hives")
    for extension in ("bib", "ris", "csl.json", "csv"):
        assert b"https://papers.test/hives/papers/waves/" in found[f"export/papers.{extension}"]


def cells(one: Paper) -> dict[str, str]:
    (found,) = csv.DictReader(StringIO((header() + row(one, ""))[1:], newline=""))
    return found


def test_a_table_has_a_column_for_each_field_and_an_empty_cell_for_what_is_unknown() -> None:
    assert {name: text for name, text in cells(paper("Waves")).items() if text} == {
        "slug": "waves",
        "title": "Waves",
    }
    full = cells(library()[1])
    assert full["authors"] == "Ada Bell; José Ruiz"
    assert (full["comments"], full["citations"], full["upvotes"]) == ("1", "100", "1")
    assert full["url"] == "https://doi.org/10.1000/hive.1"
    assert full["links"] == "code: https://git.test/hive/1; pdf: https://hives.test/1.pdf"
    assert full["sources"] == "hives.txt 2026-01-02"
    assert full["notes"] == "## Notes\n\nRead *twice*.\n"
    assert cells(library()[0])["comments"] == "0"
    assert tuple(full) == COLUMNS


@settings(max_examples=50)
@given(st.text("'=+-@\t\r\n a＝＠", min_size=1, max_size=5), st.sampled_from(["venue", "notes"]))
def test_no_cell_is_a_formula_and_each_gives_back_its_text(text: str, column: str) -> None:
    changed: dict[str, Any] = {column: text}
    one = replace(paper("Waves"), **changed)
    cell = cells(one)[column]
    assert cell[0] not in "=+-@\t\r\n＝＋－＠"
    assert (cell[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", cell) else cell) == text


def test_sizes_are_written_as_people_write_them() -> None:
    sizes = (0, 999, 1_000, 9_999, 12_345, 1_000_000, MOST_BYTES)
    assert [size_label(size) for size in sizes] == [
        *("0 bytes", "999 bytes", "1.0 kB", "10.0 kB", "12 kB", "1.0 MB", "25 MB")
    ]


def files_of(papers: Sequence[Paper]) -> list[ExportFile]:
    return [file for file, _ in export_files(site_of(papers, ()), {})]


def test_the_page_of_downloads_lists_every_file_once() -> None:
    papers = library()
    shown = downloads(files_of(papers), site_of(papers, ()))
    addresses = [
        file.address
        for rows in (shown.formats, shown.years, shown.topics, shown.venues)
        for each in rows
        for file in each.files
    ]
    assert sorted(addresses) == sorted(file.address for file in files_of(papers))
    assert [each.papers for each in shown.formats] == [len(papers)] * len(FORMATS)
    assert [each.title for each in shown.years][-1] == "Without a date"
    assert [file.title for file in shown.years[0].files] == [each.title for each in FORMATS]


def test_the_page_of_downloads_says_which_part_and_how_packed_a_file_is() -> None:
    whole = ExportFile(address="a.jsonl", format=FORMATS[-1], papers=3, size=24_000_000)
    second = replace(whole, address="a.2.jsonl", papers=2)
    packed = replace(whole, address="a.jsonl.gz", is_packed=True)
    shown = downloads([whole, packed, second], site_of((), ())).formats[-1]
    assert [each.title for each in shown.files] == [
        *("JSON Lines, part 1 of 2", "JSON Lines, gzip", "JSON Lines, part 2 of 2")
    ]
    assert shown.papers == 5


def test_llms_txt_leads_to_all_papers_as_data_and_to_topics_and_years() -> None:
    site = site_of(library(), (), "Hives *of* [bees]", "https://papers.test/x/")
    text = llms_txt(site, "What bees do.", [file for file, _ in export_files(site, {})])
    assert text.startswith("# Hives \\*of\\* \\[bees\\]\n\n> What bees do.\n\n## Papers\n\n- ")
    links = dict(re.findall(r"^- \[(.+?)\]\((.+?)\)", text, re.MULTILINE))
    assert links["56 papers as JSON Lines"] == "https://papers.test/x/export/papers.jsonl"
    assert links["Insects"] == "https://papers.test/x/tags/insects/"
    assert links["2025"] == "https://papers.test/x/date/2025/"
    assert "`https://papers.test/x/papers/{name}/index.md`" in text


def test_llms_txt_stays_short_and_names_nothing_that_is_not_there() -> None:
    tags = [f"topic-{number}" for number in range(500)]
    papers = [paper(f"Waves {year}", date=str(year), tags=tags) for year in range(1700, 2000)]
    site = site_of(papers, (), "Waves", "", Settings(exports=False, markdown_pages=False))
    text = llms_txt(site, "", ())
    assert len(text) < 10_000
    assert "export" not in text
    assert "index.md" not in text
    empty = llms_txt(site_of((), (), "None"), "", ())
    assert empty.partition("\n\n## Optional")[0] == "# None\n\n> An archive of 0 papers."


NOTES = "---\n# mine\ntitle: Waves\ntags: [sea]\n---\n\nThey *rise*.\n\n## Notes\n\n[x](b.md)\n"


def test_a_site_has_each_paper_as_markdown_and_all_papers_as_files(tmp_path: Path) -> None:
    by_hand = NOTES.replace("*", "")
    pages = {"papers/a.md": by_hand, "papers/b.md": write_page(paper("Seas", slug="b"))}
    built = build_archive(tmp_path, pages)
    assert built.exit_code == 0, built.output
    markdown = (built.site / "papers/a/index.md").read_text(encoding="utf-8")
    assert markdown == by_hand.partition("\n## Notes")[0]
    whole = (built.site / "export/papers.jsonl").read_bytes()
    reading = read_whole(whole, Where("papers.jsonl"))
    assert sorted(each.slug for each, _ in reading.papers) == ["a", "b"]
    assert json.loads(whole.splitlines()[2])["page"] == by_hand
    page = built.page("export")
    linked = set(re.findall(r'href="([^"]+)" download', page))
    files = {
        each.relative_to(built.site / "export").as_posix()
        for each in (built.site / "export").rglob("*.*")
    }
    assert linked | {"papers.schema.json", "index.html"} == files
    assert 'href="../../export/topics/sea.bib" download' in built.page("tags/sea")
    assert 'href="../../export/"' in built.page("papers/a")


def test_a_site_leaves_out_what_its_settings_say(tmp_path: Path) -> None:
    by_hand = NOTES.replace("[x](b.md)", "Read twice.")
    make_project(tmp_path / "project", {"papers/a.md": by_hand})
    settings_ = tmp_path / "project/mkdocs.yml"
    chosen = "{exports: false, markdown_pages: false, abstract_tags: false}"
    plugins = f"\nplugins: [{{paper-archive: {chosen}}}]\n"
    settings_.write_text(settings_.read_text(encoding="utf-8") + plugins, encoding="utf-8")
    built = build_site(tmp_path / "project", tmp_path / "site")
    assert built.exit_code == 0, built.output
    assert not (built.site / "export").exists()
    assert not list(built.site.glob("papers/**/*.md"))
    assert "export/" not in built.page("tags/sea") + built.page("") + built.page("papers/a")
    assert "citation_abstract" not in built.page("papers/a")
    assert '<meta name=description property="og:description"' in built.page("papers/a")
