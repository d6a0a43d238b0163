"""The tables of languages: complete, without mistakes, and used on every page."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from builds import Build, build_site, make_project
from messages import messages, nouns
from paper_archive.publish.languages import language_of, model, untranslated
from paper_archive.publish.languages.language import Translation

MARK: Final = "⟦{}⟧"
PLAIN_NAMES: Final = re.compile(
    r"BibTeX|RIS|CSL-JSON|CSV|JSON Lines|APA|MLA|gzip|arXiv|DOI|k?B|MB|Semantic Scholar"
    r"|Google Scholar|Hugging Face Papers|Esc|Ctrl|K|\S+\.(?:txt|opml)|\S*[/:]\S*|export"
)
"""What is the same in every language."""
PAPER: Final = """\
---
title: "{title}"
date: "2024-05-{day:02}"
authors: ["Мария Склодовская", "Пьер Кюри"]
comments: {day}
upvotes: 3
citations: 5
tags: ["{tag}"]
venue: "Труды"
updated: "2025-01-02"
status: {{"retracted": {{"date": "2024-06-01"}}}}
sources: [{{"name": "2.txt", "captured": "2024-06-{day:02}"}}]
---

# {title}

Слова без конца.
"""
BARE: Final = '---\ntitle: "Без даты"\nauthor_count: 3\n---\n\n# Без даты\n'


def refused(own: str) -> str:
    """Return what is said of a table."""
    with pytest.raises(ValueError, match="needs a table") as caught:
        language_of("fr", {"fr.json": own})
    return str(caught.value)


def test_the_table_of_the_package_has_every_message_and_no_other() -> None:
    table = model()
    said = {each for each in messages() if each}
    assert said & nouns() <= {"more"}
    assert sorted(table) == sorted(said | nouns())
    assert {each for each, text in table.items() if not isinstance(text, str)} == nouns()


def test_the_tables_of_the_package_have_no_mistakes() -> None:
    german = language_of("de", {})
    assert german.say("Search") == "Suche"
    assert untranslated(german) == []


@pytest.mark.parametrize("value", ["xx", "fr", "de_DE", "", 7, None, ["de"], "../de", "DE"])
def test_a_language_that_there_is_not_is_refused_with_those_that_there_are(value: object) -> None:
    with pytest.raises(ValueError, match=r"^must be one of de, en, it, or have a file languages/"):
        language_of(value, {"it.json": "{}"})


def test_a_table_of_the_archive_adds_to_that_of_the_package() -> None:
    own = {"de.json": '{"Search": "Finden"}', "de-AT.json": '{"January": "Jänner"}'}
    austrian = language_of("de-AT", own)
    said = [austrian.say(each) for each in ("January", "Search", "Topics")]
    assert said == ["Jänner", "Finden", "Themen"]
    assert language_of("de", {}).say("Search") == "Suche"


def test_english_may_be_said_otherwise() -> None:
    american = language_of(
        "en-US", {"en-US.json": '{"{day} {month} {year}": "{month} {day}, {year}"}'}
    )
    assert american.say("{day} {month} {year}", day=4, month="July", year=1976) == "July 4, 1976"
    assert american.counted(2, "paper") == "2 papers"
    assert untranslated(american) == []


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[]", "fr.json: must be a JSON object"),
        ("{", "fr.json: "),
        ('{"Search": "a", "Search": "b"}', "fr.json: "),
        ('{"Serch": "Recherche"}', "“Serch” is no message of the site; did you mean “Search”?"),
        ('{"Search": ""}', "the translation of “Search” must be text"),
        ('{"Search": 7}', "the translation of “Search” must be text"),
        ('{"All {papers}, to keep": "x"}', "“All {papers}, to keep” is no message"),
        ('{"Within {period}": "Dans"}', "the translation of “Within {period}” lacks {period}"),
        ('{"Search": "{0}"}', "has {0}, which the message has not"),
        ('{"Search": "<b>R</b>"}', "which the message has not"),
        ('{"Search": "\\" onclick=\\"x"}', "which the message has not"),
        ('{"paper": "article"}', "the translation of “paper” must be its plural forms"),
        ('{"paper": {"one": "article"}}', "“paper” lacks the form other"),
        ('{"paper": {"other": "a", "lots": "b"}}', "“paper” has the form lots; the forms are zero"),
        ('{"paper": {"other": "<i>"}}', "the translation of “paper” must be its plural forms"),
        ('{"Serch": "a", "Follw": "b"}', "(and 1 more)"),
    ],
)
def test_a_mistake_in_a_table_is_named(table: str, message: str) -> None:
    assert message in refused(table)


def marked(translation: Translation) -> Translation:
    if isinstance(translation, str):
        return MARK.format(translation)
    return {form: MARK.format(text) for form, text in translation.items()}


def pseudo_table() -> str:
    """Return a table that marks every message, so that what is not translated shows."""
    table = {each: marked(each if isinstance(text, str) else {"other": each})
             for each, text in model().items()}  # fmt: skip
    return json.dumps(table)


def project(folder: Path, tag: str, table: str | None) -> Path:
    pages = {"papers/bare.md": BARE, "index.md": "# Архив\n\nСтатьи.\n"}
    for day in range(1, 4):
        title, tag_name = f"Статья {day}", "7"
        pages[f"papers/p{day}.md"] = PAPER.format(title=title, day=day, tag=tag_name)
    make_project(folder, pages)
    for path in (folder / "content").glob("*.md"):
        if path.name not in pages:
            path.unlink()
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write(f"plugins:\n  - paper-archive:\n      language: {tag}\n")
        stream.write('site_name: "Архив"\nsite_description: "Статьи"\n')
    if table is not None:
        (folder / "languages").mkdir()
        (folder / "languages" / f"{tag}.json").write_text(table, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str | None], Build]:
    """Return a function that builds a small archive, of papers in Russian, in a language."""

    def built(tag: str, table: str | None = None) -> Build:
        folder = tmp_path_factory.mktemp("language")
        env = {"SITE_URL": "https://archive.example.org/", "REPO_URL": "https://github.com/a/b"}
        return build_site(project(folder / "in", tag, table), folder / "site", env)

    return built


@pytest.fixture(scope="module")
def pseudo(build: Callable[[str, str | None], Build]) -> Build:
    return build("ar", pseudo_table())


def texts(page: LexborHTMLParser) -> Iterator[str]:
    """Yield what people read or hear on a page, each text with what it says beside the marks."""
    for node in page.css("style, script, pre, code, kbd, .Z3988"):
        node.decompose()
    root = page.body
    assert root is not None
    yield root.text(separator=" ")
    for each in page.css("[aria-label], [title], [placeholder], [abbr]"):
        yield from _said(each)


def _said(node: LexborNode) -> Iterator[str]:
    for name in ("aria-label", "title", "placeholder", "abbr"):
        yield node.attributes.get(name) or ""


def without_marks(text: str) -> str:
    """Return a text without what is between marks, also within each other."""
    while (bare := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = bare
    return PLAIN_NAMES.sub(" ", text)


def test_all_that_pages_say_is_translated(pseudo: Build) -> None:
    assert pseudo.exit_code == 0, pseudo.output
    english = {}
    for path in sorted(pseudo.site.rglob("*.html")):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        found = [re.findall(r"[A-Za-z]{2,}", without_marks(each)) for each in texts(page)]
        if any(found):
            english[path.relative_to(pseudo.site).as_posix()] = list(filter(None, found))
    assert english == {}


def test_pages_name_their_language_and_direction(pseudo: Build) -> None:
    front, paper = pseudo.page(""), pseudo.page("papers/p1")
    assert '<html lang="ar" dir="rtl">' in front
    assert '<body lang="ar"' in front
    assert '<html lang="und" dir="rtl">' in paper
    assert '<body lang="ar"' in paper


def test_feeds_and_the_index_speak_the_language_too(pseudo: Build) -> None:
    assert "⟦Retracted⟧" in (pseudo.site / "feed.xml").read_text(encoding="utf-8")
    (status,) = pseudo.site.glob("search/*/status.json")
    assert "⟦Retracted⟧" in status.read_text(encoding="utf-8")


def test_who_sets_the_language_of_the_theme_is_told_where_it_belongs(tmp_path: Path) -> None:
    make_project(tmp_path / "in", {"papers/bare.md": BARE})
    with (tmp_path / "in/mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write("theme: {name: material, language: de}\n")
    said = "The site stays English: language: de belongs below paper-archive, not theme."
    assert said in build_site(tmp_path / "in", tmp_path / "site").output


def test_a_site_in_german_holds_no_english(build: Callable[[str, str | None], Build]) -> None:
    german = build("de", None)
    assert german.exit_code == 0, german.output
    paper = german.page("papers/p1")
    assert '<body lang="de"' in paper
    assert "1.\N{NO-BREAK SPACE}Mai 2024" in paper
    assert "überarbeitet: <time" in paper
    scripts = "".join(
        path.read_text(encoding="utf-8") for path in sorted(german.site.rglob("assets/**/*.js"))
    )
    assert "Leseliste" in scripts
    sentences = {each for each in messages() if len(each.split()) > 2 and "{" not in each}
    table = model()
    assert [each for each in sorted(sentences) if each in scripts and table[each] != each] == []


def test_a_build_says_what_a_table_lacks(build: Callable[[str, str | None], Build]) -> None:
    built = build("fr", '{"Search": "Recherche"}')
    assert built.exit_code == 0
    assert re.search(r"The language fr lacks “.* and \d{3} more, which stay English", built.output)
    assert "<h1>Recherche</h1>" in built.page("search")


def test_a_mistake_in_a_table_stops_the_build(build: Callable[[str, str | None], Build]) -> None:
    built = build("fr", '{"Serch": "Recherche"}')
    assert built.exit_code == 1
    assert "languages/fr.json: “Serch” is no message of the site" in built.output
