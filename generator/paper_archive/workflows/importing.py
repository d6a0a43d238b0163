"""Importing: files become records, records are merged into the archive, and changes are saved."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from paper_archive.archive.catalogue import Catalogue, order, page_broken
from paper_archive.archive.filling import fit
from paper_archive.archive.merging.twins import Twins, as_one, find_twins, joined_paper
from paper_archive.archive.writing.saving import MOST_PASSES, Saved, save, writing
from paper_archive.errors import ArchiveError
from paper_archive.paper import Paper
from paper_archive.sources import SourceRead, read_source
from paper_archive.sources.outcomes import Admitted, Outcome
from paper_archive.sources.source_file import SourceFile
from paper_archive.workflows.asking.captures import is_enriched
from paper_archive.workflows.import_report import ImportedRecord, ImportReport, SourceReport
from paper_archive.workflows.input_files import input_file
from paper_archive.workflows.new_page_texts import new_page_texts
from paper_archive.workflows.open_archive import open_archive
from paper_archive.workflows.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """Options of an import."""

    format_name: str = ""
    """Format of the files; empty to detect it."""
    captured: str = ""
    """ISO day on which the files were saved; empty to take it from their names."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field → name of the column of a table that holds it; of others it is guessed."""
    topics: Collection[str] = ()
    """Only papers about one of these topics are added; none for all papers."""
    in_folders: Collection[str] = ()
    """Paths of which only the folder was named."""
    is_update: bool = False
    """Take the source's value where it conflicts with a page."""
    is_filling: bool = False
    """Add what pages of the archive lack, and no page."""
    is_dry_run: bool = False
    """Report only; save nothing."""
    is_strict: bool = False
    """Save nothing if there is any problem."""


def import_files(
    paths: Iterable[Path | SourceFile], content: Path, options: ImportOptions, progress: Progress
) -> ImportReport:
    """Import files, on the disk or read already, into the content folder; return what was done.

    They are imported in order of their capture, whatever their order on the command line.

    Raises:
        ArchiveError: when vocabulary, ledger or a folder of papers cannot be read, or another
            command is running; nothing is saved then.

    """
    work = _Import(content, options)
    if options.is_dry_run:
        work.read_archive()
        work.add_files(paths)
    else:
        command = "enrich" if options.is_filling else "import"
        with writing(content, f"paper-archive {command}", progress.message):
            work.read_archive()
            work.add_files(paths)
            if not (options.is_strict and work.has_problems()):
                work.save(progress)
    return work.finished_report()


class _Import:
    """One import: the archive, the records, and what became of them."""

    def __init__(self, content: Path, options: ImportOptions) -> None:
        self._content = content
        self._options = options
        self._report = ImportReport()
        self._records: list[ImportedRecord] = []

    def read_archive(self) -> None:
        """Read the content folder, or read it again; what cannot be read is an ArchiveError."""
        self._archive = open_archive(self._content)
        stored = self._archive.stored
        if not stored.is_whole:
            raise ArchiveError(stored.problems)
        self._report.content_problems = stored.problems
        self._twins = {twins.slug: twins for twins in find_twins(stored, self._archive.entries)}
        papers, entries = as_one(self._archive.papers, self._archive.entries, self._twins.values())
        for slug in stored.empty:
            entries.pop(slug, None)  # as if it was never imported
        broken = stored.broken - self._twins.keys() - stored.empty.keys()
        self._catalogue = Catalogue(papers, entries, broken, self._archive.redirected)

    def add_files(self, paths: Iterable[Path | SourceFile]) -> None:
        """Add the records of all files to the catalogue."""
        files = map(self._source_file, dict.fromkeys(paths))
        reads = [read_source(file, self._options.format_name) for file in files]
        reads.sort(key=lambda read: (read.captured, read.path.rpartition("/")[2]))
        reads = self._report.without_others(reads, self._options.in_folders)
        for is_filling in (False, True):
            self._add_sources(read for read in reads if self._is_filling(read) == is_filling)

    def _add_sources(self, reads: Iterable[SourceRead]) -> None:
        first = len(self._records)
        for read in reads:
            source = SourceReport(read)
            self._report.sources.append(source)
            for outcome in read.outcomes:
                self._read(outcome, source)
        # First what is about the topics, so that what else is said of the same papers finds them.
        new = self._records[first:]
        new.sort(key=lambda each: (self._is_off_topic(each.record), order(each.record)))
        self._records[first:] = [each for each in new if self._is_added(each)]

    def _is_added(self, imported: ImportedRecord) -> bool:
        match = self._catalogue.find(imported.record, is_named=imported.is_named)
        if match.slug is None and self._is_off_topic(imported.record):
            imported.source.outcomes["other"] += 1
            return False
        self._add(imported)
        return True

    def _is_off_topic(self, record: Paper) -> bool:
        topics = self._options.topics
        found = self._archive.vocabulary.topics_of(record.title, record.abstract) if topics else ()
        return bool(topics) and {*record.tags, *found}.isdisjoint(topics)

    def _is_filling(self, read: SourceRead) -> bool:
        return self._options.is_filling or is_enriched(read.path)

    def _read(self, outcome: Outcome, source: SourceReport) -> None:
        match outcome:
            case Admitted() if self._is_filling(source.read) and self._is_other(outcome, source):
                source.outcomes["other" if self._options.is_filling else "same"] += 1
            case Admitted(record, where, is_named, page):
                self._records.append(ImportedRecord(source, record, where, is_named, page))
                source.not_kept.update(outcome.not_kept)
            case _:
                source.count(outcome)

    def has_problems(self) -> bool:
        """Tell whether there is any problem so far."""
        return bool(self._report.problems) or any(each.problems for each in self._records)

    def save(self, progress: Progress) -> None:
        """Save the changes; records of pages that were edited meanwhile are merged again."""
        records = self._records
        for number in range(MOST_PASSES):
            if number:
                self.read_archive()
                for each in records:
                    self._add(each)
            saved = self._save_once(progress)
            records = [
                each for each in records if each.addition and each.addition.slug in saved.unsaved
            ]
            if not saved.is_outdated:
                break
        for each in records:
            if each.addition:
                each.reject(saved.unsaved[each.addition.slug])
        self._report.content_problems += saved.problems

    def finished_report(self) -> ImportReport:
        """Return the report, with the outcomes of all records."""
        for each in self._records:
            each.report()
        for source in self._report.sources:  # records of one page can share its problems
            once = dict.fromkeys(source.problems)
            source.problems = sorted(once, key=lambda problem: problem.where.line or 0)
            source.joined.sort(key=lambda joined: joined.where.line or 0)
        if self._options.is_filling:
            self._report.papers = self._catalogue.papers
        return self._report

    def _source_file(self, path: Path | SourceFile) -> SourceFile:
        file = input_file(path) if isinstance(path, Path) else path
        file = replace(file, captured=self._options.captured, columns=self._options.columns)
        is_filling = self._options.is_filling
        return replace(file, is_wanted=self._catalogue.identities.may_know) if is_filling else file

    def _is_other(self, read: Admitted, source: SourceReport) -> bool:
        """Tell whether a record is not certainly of a paper of the archive; warn if it may be."""
        found = fit(self._catalogue, read.paper, is_named=read.is_named)
        source.warnings.extend(found.warnings(read.where))
        return not (found.slug or (read.is_named and read.paper.slug in self._catalogue.papers))

    def _add(self, imported: ImportedRecord) -> None:
        is_filling = self._is_filling(imported.source.read)
        is_page = imported.page is not None and not is_filling
        try:
            imported.addition = self._catalogue.add(
                imported.record,
                imported.where,
                self._archive.vocabulary.topics_of,
                is_named=imported.is_named and not is_page,
                is_page=is_page,
                is_update=self._options.is_update,
                is_filling=is_filling,
            )
        except ArchiveError as error:
            imported.reject(error.problems)

    def _save_once(self, progress: Progress) -> Saved:
        archive, catalogue = self._archive, self._catalogue.with_notices()
        joined = {slug: twins for slug, twins in self._twins.items() if self._join(twins)}
        for slug in archive.stored.empty.keys() & archive.entries.keys():
            catalogue.ledger.setdefault(slug, archive.entries[slug])
        pages = archive.stored.pages
        texts = new_page_texts(self._records)
        changes = [
            archive.change(paper, catalogue.ledger[slug], joined.get(slug), texts.get(slug, ""))
            for slug, paper in sorted(catalogue.papers.items())
            if slug in joined or slug not in pages or pages[slug].paper != paper
        ]
        saved = save(self._content, changes, archive.ledger, catalogue.ledger, progress.pages)
        self._report.saved += saved.written
        written = {change.paper.slug for change in changes} - saved.unsaved.keys()
        self._report.drop_solved(written, joined)
        return saved

    def _join(self, twins: Twins) -> bool:
        """Let one page of a paper take in the others, or tell that it cannot be done."""
        catalogue, entries = self._catalogue, self._archive.entries
        records = [
            each for each in self._records if each.addition and each.addition.slug == twins.slug
        ]
        entry = catalogue.ledger.get(twins.slug)
        paper = entry and joined_paper(
            twins, catalogue.papers[twins.slug], entry, [each.record for each in records]
        )
        if paper:
            catalogue.papers[twins.slug] = paper
            return True
        if not twins.drops:  # they have one slug, so that none can be written
            del catalogue.papers[twins.slug]
            catalogue.ledger.pop(twins.slug, None)
            for each in records:
                each.reject((page_broken(twins.slug, each.where),))
        catalogue.ledger |= {
            page.paper.slug: entries[page.paper.slug]
            for page in twins.others
            if page.paper.slug in entries
        }
        return False
