"""XML is read record by record, and nothing in it can grow without end."""

from xml.etree import ElementTree as ET

import pytest

from paper_archive.errors import ArchiveError, Where
from paper_archive.sources.field_values.titles import without_stop
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.xml_documents import all_text, elements_in, events_in, text_at, xml_kind
from reading import read_whole


def found(data: str) -> list[tuple[str, str]]:
    file = SourceFile.of_bytes(data.encode(), Where("a.xml"))
    return [(text_at(each, "t"), str(where)) for each, where in elements_in(file, ("r",))]


def test_records_are_found_at_any_depth_each_with_its_number() -> None:
    data = "<a><b><r><t>One</t></r></b><x/><n:r xmlns:n='urn:n'><n:t>Two</n:t></n:r></a>"
    assert found(data) == [("One", "a.xml (record 1)"), ("Two", "a.xml (record 2)")]


def test_a_record_in_a_record_belongs_to_it() -> None:
    assert found("<a><r><t>One</t><r><t>In</t></r></r></a>") == [("One", "a.xml (record 1)")]


def test_an_element_that_has_ended_is_dropped() -> None:
    file = SourceFile.of_bytes(b"<a><b><c>One</c></b><b x='2'/></a>", Where("a.xml"))
    ended = [(each.tag, each.text, len(each)) for event, each in events_in(file) if event == "end"]
    assert ended == [("c", "One", 0), ("b", None, 0), ("b", None, 0), ("a", None, 0)]


def test_records_above_a_damage_are_read_and_the_damage_has_its_line() -> None:
    file = SourceFile.of_bytes(b"<a>\n<r><t>One</t></r>\n<r><t>Two</r>", Where("a.xml"))
    records = elements_in(file, ("r",))
    assert text_at(next(records)[0], "t") == "One"
    with pytest.raises(ArchiveError) as refused:
        next(records)
    assert str(refused.value) == "a.xml:3: not XML: mismatched tag [xml]"


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://x.org/">]>',
    ],
)
def test_a_file_that_defines_entities_is_refused(prolog: str) -> None:
    with pytest.raises(ArchiveError, match="defines XML entities"):
        found(f"{prolog}<a><r><t>&b;</t></r></a>")


@pytest.mark.parametrize("encoding", ["ATF-8", "utf-7", "big5-hkscs", "\\"])
def test_an_encoding_that_is_not_known_is_a_problem(encoding: str) -> None:
    with pytest.raises(ArchiveError):
        found(f'<?xml version="1.0" encoding="{encoding}"?><a><r><t>x</t></r></a>')


def test_text_has_that_of_what_stands_in_it() -> None:
    element = ET.fromstring("<t> A <i>b</i>\n<tex-math>x^2</tex-math> c<s> d</s></t>")  # noqa: S314
    assert all_text(element) == "A b $x^2$ c d"


def test_deep_nesting_is_no_trouble() -> None:
    deep = "<i>" * 20_000 + "x" + "</i>" * 20_000
    assert found(f"<a><r><t>{deep}</t></r></a>") == [("x", "a.xml (record 1)")]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b'<?xml version="1.0"?>\n<!-- x --><PubmedArticleSet>', "pubmed-xml"),
        (b'<!DOCTYPE x PUBLIC "-//NLM//DTD" "http://x">\n<PubmedArticleSet>', "pubmed-xml"),
        (b"<xml><records><record>", "endnote-xml"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/', "arxiv-atom"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><id>http://x.org/', ""),
        (b"<html><body>", ""),
        (b"text <PubmedArticleSet>", ""),
    ],
)
def test_the_root_tells_the_format(head: bytes, kind: str) -> None:
    assert xml_kind(head) == kind


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Waves of sand.", "Waves of sand"),
        ("[Old maps].", "Old maps"),
        ("Waves in the U.S.A.", "Waves in the U.S.A."),
        ("And so on...", "And so on..."),
        ("Why?", "Why?"),
    ],
)
def test_a_title_of_pubmed_loses_its_stop(printed: str, title: str) -> None:
    assert without_stop(printed) == title


def test_entities_cannot_hide_behind_a_long_beginning() -> None:
    with pytest.raises(ArchiveError, match="no element at its beginning"):
        found(f'<!--{"x" * 70_000}--><!DOCTYPE a [<!ENTITY b "bb">]><a><r><t>&b;</t></r></a>')


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "utf-16"])
def test_a_declared_encoding_is_read_without_a_problem(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><PubmedArticle><MedlineCitation><PMID>1</PMID>'
        "<Article><ArticleTitle>Größe</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    )
    reading = read_whole(text.encode(encoding), Where("a.xml"))
    assert [paper.title for paper, _ in reading.papers] == ["Größe"]
    assert reading.problems == []
