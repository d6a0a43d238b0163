"""Doing what an issue form asks: correcting the page of a paper, or adding papers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from paper_archive.archive import store
from paper_archive.archive.files import whole_file
from paper_archive.archive.writing.saving import Change, save, writing
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.network.client import Client
from paper_archive.network.settings import Settings
from paper_archive.paper import Paper, admit, fields_of
from paper_archive.sources.field_values.people import with_et_al
from paper_archive.sources.source_file import SourceFile
from paper_archive.workflows.asking import naming
from paper_archive.workflows.asking.naming import Name
from paper_archive.workflows.fetching import Destination, fetch
from paper_archive.workflows.import_report import ImportReport
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.issue_forms import CORRECTION, FilledForm, quoted
from paper_archive.workflows.open_archive import OpenArchive, open_archive
from paper_archive.workflows.progress import Progress

_MOST_PAPERS: Final = 20
_PAGE: Final = re.compile(r"(?:.*/)?([a-z0-9-]+)(?:\.md|/|/index\.html)?(?:[?#].*)?", re.DOTALL)
_BIBTEX: Final = re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)
_LIST_MARK: Final = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_IDS: Final = ("doi", "arxiv")
_LINKS: Final = ("pdf", "code")
_TEXTS: Final = ("title", "date", "venue", "abstract")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The changes that a form asked for, for a pull request."""

    slugs: tuple[str, ...]
    """The pages that were changed or added, sorted."""
    text: str
    """That of the pull request, in Markdown."""


def propose(
    form: FilledForm, content: Path, settings: Settings, day: str, progress: Progress
) -> Proposal:
    """Do what a form asks; `day` is the ISO day of what is fetched.

    Raises:
        ArchiveError: when it cannot be done; no page is changed then, unless a service failed.

    """
    slugs: tuple[str, ...]
    if form.kind == CORRECTION:
        slug, names = _correct(form, content, progress)
        slugs, what = (slug,), f"Corrects {', '.join(f'`{name}`' for name in names)} of `{slug}`."
    else:
        slugs = _submit(form, content, settings, day, progress)
        what = f"Adds or completes {', '.join(f'`{slug}`' for slug in slugs)}."
    reason = form.answers.get("reason")
    said = f"\n{quoted(reason)}" if reason else ""
    return Proposal(slugs, f"{what}\n\nCloses #{form.number}.\n{said}")


def _correct(form: FilledForm, content: Path, progress: Progress) -> tuple[str, list[str]]:
    """Write the corrected page of a paper; return its slug, and the fields that changed."""
    with writing(content, "paper-archive propose", progress.message):
        archive = open_archive(content)
        slug = _slug(archive, form)
        page = archive.page(content, slug)
        if not form.answers.keys() - {"page", "reason"}:
            raise ArchiveError([_refused(form, "nothing is filled in that the page should say")])
        fields = fields_of(archive.papers[slug])
        paper = admit({**fields, **_corrected(form.answers, fields)}, form.where)
        changed = [name for name, value in fields_of(paper).items() if value != fields.get(name)]
        if not changed:
            raise ArchiveError([_refused(form, f"page {slug} says all of this already")])
        known = {slug: archive.entries[slug]} if slug in archive.entries else {}
        former = archive.former.get(slug)
        change = Change(
            paper=paper,
            page=page,
            entry=known.get(slug),
            otherwise=known,
            drops=(former,) if former else (),
        )
        saved = save(content, [change], archive.ledger, archive.entries, progress.pages)
        problems = saved.all_problems
        if problems:
            raise ArchiveError(problems)
        return slug, changed


def _slug(archive: OpenArchive, form: FilledForm) -> str:
    """Return the slug of the page that a form names, by its name, a former one, or its address."""
    named = form.answers.get("page", "")
    match = _PAGE.fullmatch(named)
    slug = match[1] if match else ""
    former = (paper.slug for paper in archive.papers.values() if slug in paper.redirects)
    found = slug if slug in archive.stored.pages else next(former, "")
    if not found:
        raise ArchiveError([_refused(form, f"there is no page {shown(named)}")])
    return found


def _corrected(answers: Mapping[str, str], fields: Mapping[str, object]) -> dict[str, object]:
    """Return field → corrected value, not checked yet."""
    new: dict[str, object] = {name: answers[name] for name in _TEXTS if name in answers}
    if "authors" in answers:
        new |= with_et_al({"authors": _items(answers["authors"].replace(";", "\n"))})
        new["author_count"] = None
        if new["authors"] != fields.get("authors"):
            new.setdefault("et_al")
    for key, names in (("ids", _IDS), ("links", _LINKS)):
        given = {name: answers[name] for name in names if name in answers}
        old = fields.get(key, {})
        if given and isinstance(old, Mapping):
            new[key] = {**old, **given}
    return new


def _submit(
    form: FilledForm, content: Path, settings: Settings, day: str, progress: Progress
) -> tuple[str, ...]:
    """Add the papers of a form; return the slugs of new and changed pages."""
    text = form.answers.get("papers", "")
    before = _papers(content)
    if _BIBTEX.search(text):
        _import(form, text, content, progress)
    else:
        _fetch(form, text, Destination(content, day, progress), settings)
    after = _papers(content)
    slugs = tuple(slug for slug, paper in after.items() if before.get(slug) != paper)
    if not slugs:
        raise ArchiveError([_refused(form, "the archive has all of this already")])
    return slugs


def _import(form: FilledForm, text: str, content: Path, progress: Progress) -> None:
    """Import BibTeX, and keep it as a capture; nothing of it if any of it is bad."""
    name = f"issue-{form.number}.bib"
    file = SourceFile.of_bytes(text.encode(errors="replace"), Where(name))
    options = ImportOptions(format_name="bibtex", is_dry_run=True)
    tried = import_files([file], content, options, progress)
    count = sum(source.outcomes.total() for source in tried.sources)
    if count > _MOST_PAPERS:
        raise ArchiveError([_refused(form, f"there must be at most {_MOST_PAPERS} papers")])
    _raise(tried)
    path = content / store.CAPTURES / name
    whole_file.write(path, f"{text}\n")
    _raise(import_files([path], content, ImportOptions(format_name="bibtex"), progress))


def _raise(report: ImportReport) -> None:
    problems = [*report.source_problems, *report.content_problems]
    if problems:
        raise ArchiveError(problems)


def _fetch(form: FilledForm, text: str, to: Destination, settings: Settings) -> None:
    """Fetch papers from arXiv and by DOI."""
    names = [Name(line, form.where) for line in dict.fromkeys(_items(text))]
    if not names or len(names) > _MOST_PAPERS:
        message = f"there must be identifiers of 1 to {_MOST_PAPERS} papers, one on each line"
        raise ArchiveError([_refused(form, message)])
    asked: dict[str, list[Name]] = {"arxiv": [], "doi": []}
    problems: list[Problem] = []
    for name in names:
        service = next(
            (key for key in asked if naming.identifier_of(naming.CATALOGS[key], name.text)), ""
        )
        if service:
            asked[service].append(name)
        else:
            message = f"line must be an arXiv identifier or a DOI, not {shown(name.text)}"
            problems.append(_refused(form, message))
    if problems:
        raise ArchiveError(problems)
    with Client(settings) as client:
        outcomes = [
            naming.papers(client, naming.CATALOGS[key], some) for key, some in asked.items() if some
        ]
        report = fetch(chain.from_iterable(outcomes), to)
    problems = [*report.failed, *report.missing]
    if problems:
        raise ArchiveError(problems)
    _raise(report.imported)


def _items(text: str) -> list[str]:
    """Return the lines of an answer that say something, without the marks of a list."""
    marks = ((line, _LIST_MARK.match(line)) for line in text.split("\n"))
    lines = (line[mark.end() :] if mark else line for line, mark in marks)
    return [line.strip() for line in lines if line.strip()]


def _papers(content: Path) -> dict[str, Paper]:
    return {paper.slug: paper for paper in store.load(content).papers}


def _refused(form: FilledForm, message: str) -> Problem:
    return Problem(form.where, "issue-form", message)
