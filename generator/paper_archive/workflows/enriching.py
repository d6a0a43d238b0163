"""Enriching: services are asked for what pages lack, and their answers fill it in.

A service is asked by identifier if the page has one that it takes, in batches if it takes several.
Otherwise it is asked by title. What it finds must certainly be the paper (asking/choosing.py), and
is then asked for by identifier. These answers are captures, and fill in pages like any other file
of records.

What was asked is remembered (asking/asked.py), so that a command that was stopped continues where
it was, and no service is asked the same question again soon.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from paper_archive.archive.catalogue import Catalogue
from paper_archive.archive.files import disk
from paper_archive.archive.filling import fit
from paper_archive.errors import Problem, Where, shown
from paper_archive.network.client import Client
from paper_archive.network.failures import ServiceFailed
from paper_archive.network.parts import Part, batches
from paper_archive.paper import Paper, lacks
from paper_archive.sources.source_file import SourceFile
from paper_archive.workflows.asking import naming
from paper_archive.workflows.asking.asked import AskedQuestions
from paper_archive.workflows.asking.captures import ENRICHED, Captures
from paper_archive.workflows.asking.choosing import choose, is_identified
from paper_archive.workflows.asking.naming import Catalog, Identifier, papers_in
from paper_archive.workflows.asking.questions import Questions
from paper_archive.workflows.enrich_report import EnrichReport, Unknown
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.open_archive import open_archive
from paper_archive.workflows.progress import Progress

WANTED: Final = ("authors", "date", "ids")
"""What services are asked for; an identifier is a link as well."""
BY_SERVICE: Final = {each.service.name: each for each in naming.CATALOGS.values()}
"""Name of a service → how it is asked, in the order in which services are asked by default."""
_MOST_ROUNDS: Final = 3
"""How often services are asked again by what another one has filled in."""
_SHOWN_EVERY: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrichOptions:
    """Which services are asked, and for what."""

    catalogs: Sequence[Catalog]
    day: str
    """The ISO day of the answers."""
    limit: int | None = None
    """How many papers services are asked about, at most."""
    is_again: bool = False
    """Ask again what was asked before."""
    is_dry_run: bool = False
    """Ask and report only; save nothing."""


def enrich(
    content: Path, client: Client, options: EnrichOptions, progress: Progress
) -> EnrichReport:
    """Ask services for what the pages of an archive lack, fill it in, and return what was done.

    Raises:
        ArchiveError: when something cannot be read or written, or another command is running; what
            services have answered is kept, and fills in the pages next time.

    """
    return _Enrichment(content, client, options, progress).run()


def default_services(environment: Mapping[str, str]) -> list[str]:
    """Return the names of the services that answer without a key, or whose key is known."""
    return [
        each.service.name
        for each in BY_SERVICE.values()
        if not each.service.key_variable or each.service.key_in(environment)
    ]


def lacking(paper: Paper) -> list[str]:
    """Return the names of the fields of a paper for which services are asked."""
    return [name for name in WANTED if lacks(paper, name)]


class _Enrichment:
    """One run: the pages, what was asked, and the answers."""

    def __init__(
        self, content: Path, client: Client, options: EnrichOptions, progress: Progress
    ) -> None:
        self._content = content
        self._client = client
        self._options = options
        self._progress = progress
        self._report = EnrichReport()
        self._asked = AskedQuestions(content, progress.message)
        self._questions = Questions(
            self._asked, options.day, is_again=options.is_again, is_dry_run=options.is_dry_run
        )
        self._captures = Captures(content, options.day, progress.message, ENRICHED)
        self._answers: list[SourceFile] = []
        """The captures of a dry run, which are not written."""
        self._filled: set[str] = set()
        """The names of captures that have filled in pages."""
        self._failed: set[str] = set()
        """The names of services that failed."""

    def run(self) -> EnrichReport:
        """Ask, fill in, and report."""
        report, catalogs = self._report, self._options.catalogs
        self._fill()  # what a stopped command left
        slugs = [
            paper.slug
            for paper in self._lacking()
            if any(self._questions.is_open(catalog, paper) for catalog in catalogs)
        ]
        asked = slugs[: self._options.limit]
        report.asked, report.left = len(asked), len(slugs) - len(asked)
        for _ in range(_MOST_ROUNDS):
            if not any([self._ask(catalog, asked) for catalog in catalogs]):  # noqa: C419  # all
                break
        rules = {problem.rule for problem in report.failed}
        if len(self._failed) == len(catalogs) and rules == {"network-unreachable"}:
            del report.failed[1:]  # there is no network
        left = set(slugs[len(asked) :])
        for paper in self._lacking():
            if paper.slug in left:
                continue
            reasons = [
                each for catalog in catalogs for each in self._questions.reasons(catalog, paper)
            ]
            report.unknown.append(Unknown(paper.slug, lacking(paper), reasons))
        return report

    def _lacking(self) -> list[Paper]:
        papers = self._report.imported.papers
        return [paper for _, paper in sorted(papers.items()) if lacking(paper)]

    def _ask(self, catalog: Catalog, slugs: Iterable[str]) -> bool:
        """Ask a service, fill in what it answers, and tell whether there was anything to ask."""
        papers = [self._report.imported.papers[slug] for slug in slugs]
        papers = [paper for paper in papers if lacking(paper)]
        titles = self._questions.open_titles(catalog, papers)
        is_open = bool(titles or self._questions.open_identifiers(catalog, papers))
        if not is_open or catalog.service.name in self._failed:
            return False
        entries = open_archive(self._content).entries
        catalogue = Catalogue(self._report.imported.papers, entries)
        try:
            self._ask_titles(catalog, catalogue, titles)
            identifiers = self._questions.open_identifiers(catalog, papers)
            for _, of_scheme in groupby(identifiers, key=lambda each: each[0]):
                for batch in batches(list(of_scheme), catalog.service.page_size):
                    self._ask_identifiers(catalog, catalogue, batch)
        except ServiceFailed as error:
            self._failed.add(catalog.service.name)
            self._report.failed.extend(error.problems)
        self._fill()
        return True

    def _ask_titles(self, catalog: Catalog, catalogue: Catalogue, papers: Sequence[Paper]) -> None:
        for number, paper in enumerate(papers):
            if number % _SHOWN_EVERY == 0 and len(papers) > _SHOWN_EVERY:
                message = f"{catalog.service.title}: {number:,} of {len(papers):,} titles"
                self._progress.message(message)
            found = papers_in(catalog.find(self._client, paper.title))
            self._questions.found(catalog, paper, choose(catalog, catalogue, paper, found))

    def _ask_identifiers(
        self, catalog: Catalog, catalogue: Catalogue, batch: Sequence[Identifier]
    ) -> None:
        rest = list(batch)
        for outcome in catalog.by_ids(self._client, batch):
            if not isinstance(outcome, Part):
                continue
            papers = papers_in(outcome.answer)
            reasons: dict[Identifier, str] = {}
            for each in rest:
                found = [paper for paper in papers if is_identified(paper, each)]
                if found or len(batch) == 1:
                    reasons[each] = self._reason(catalog, catalogue, each, found or papers)
            capture = "" if all(reasons.values()) else self._keep(outcome)
            self._questions.answered(catalog, reasons.items(), capture)
            rest = [each for each in rest if each not in reasons]
        self._questions.answered(
            catalog, [(each, f"does not have {' '.join(each)}") for each in rest]
        )

    def _reason(
        self,
        catalog: Catalog,
        catalogue: Catalogue,
        identifier: Identifier,
        papers: Sequence[Paper],
    ) -> str:
        """Return why what a service has under an identifier fills in no page, if so."""
        fits = [fit(catalogue, paper) for paper in papers]
        if any(each.slug for each in fits):
            return ""
        doubts = [
            (slug, f"has {shown(paper.title)} under {' '.join(identifier)}, but {doubt}")
            for paper, each in zip(papers, fits, strict=True)
            for slug, doubt in each.doubts.items()
        ]
        for slug, reason in doubts:
            if identifier in self._report.imported.papers[slug].ids.items():
                message = f"{catalog.service.title} {reason}"
                self._report.noted.append(Problem(Where(slug), "ids-doubtful", message))
        return doubts[0][1] if doubts else f"has another paper under {' '.join(identifier)}"

    def _keep(self, part: Part) -> str:
        """Keep an answer, and return the name of its capture."""
        if self._options.is_dry_run:
            self._answers.append(self._captures.file(part))
            return ""
        path = self._captures.keep(part)
        if path.as_posix() not in self._report.captures:
            self._report.captures.append(path.as_posix())
        return path.name

    def _fill(self) -> None:
        """Fill in the pages from the captures that have not done so yet."""
        names = [name for name in self._asked.captures if name not in self._filled]
        paths = [self._content / ENRICHED / name for name in names]
        files: list[Path | SourceFile] = [*filter(disk.is_there, paths), *self._answers]
        is_dry_run = self._options.is_dry_run
        options = ImportOptions(is_filling=True, is_dry_run=is_dry_run)
        imported = import_files(files, self._content, options, self._progress)
        if is_dry_run:  # begins with the pages as they are on the disk each time
            self._report.imported = imported
            return
        self._report.include(imported)
        self._filled.update(names)
        self._asked.finish(is_filled=not imported.problems)
