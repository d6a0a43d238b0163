"""The archive as a command reads it, and the changes that a command makes of it."""

from dataclasses import dataclass
from pathlib import Path

from paper_archive.archive import store
from paper_archive.archive.addresses.redirects import load_redirects, redirected_slugs
from paper_archive.archive.addresses.renames import follow, renames, with_former_name
from paper_archive.archive.ledger.entry import Entry, Ledger
from paper_archive.archive.merging.twins import Twins
from paper_archive.archive.store import Page
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.archive.topics.vocabulary import Vocabulary
from paper_archive.archive.writing import journal
from paper_archive.archive.writing.saving import Change
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper


@dataclass(frozen=True, slots=True)
class OpenArchive:
    """The contents of a content folder."""

    stored: store.Stored
    topics: tuple[Topic, ...]
    vocabulary: Vocabulary
    ledger: Ledger
    """As it is in the file."""
    entries: Ledger
    """The same, with entries under the new slugs of pages that a person renamed."""
    former: dict[str, str]
    """New slug → old slug of those pages."""
    redirected: frozenset[str]
    """Slugs whose addresses `redirects.yml` redirects."""

    @property
    def papers(self) -> dict[str, Paper]:
        """Slug → paper, in order of the slugs; the former address of a renamed page leads to it."""
        pages = self.stored.pages
        return {slug: with_former_name(pages[slug].paper, self.former) for slug in pages}

    def page(self, content: Path, slug: str) -> Page:
        """Return the page with this slug.

        Raises:
            ArchiveError: when there is none, or it has problems.

        """
        stored = self.stored
        if slug in stored.pages:
            return stored.pages[slug]
        problems = [each for each in stored.problems if Path(each.where.path).stem == slug]
        if not problems and not stored.is_whole:
            problems = stored.problems
        if not problems:
            where = Where((content / store.PAPERS).as_posix())
            named_so = (each for each, paper in self.papers.items() if slug in paper.redirects)
            now = next(named_so, "")
            hint = f"; it is {now}.md now" if now else ""
            problems = [Problem(where, "page-unknown", f"there is no page {slug}.md{hint}")]
        raise ArchiveError(problems)

    def change(
        self, paper: Paper, entry: Entry, twins: Twins | None = None, text: str = ""
    ) -> Change:
        """Return what is to be written so that the page says this, and the ledger `entry`.

        `twins` are the pages of the paper, if there are several that become one; `text` is that of
        a new page, if a person wrote it.
        """
        slugs = [paper.slug, *(twins.drops if twins else ())]
        return Change(
            paper=paper,
            page=twins.kept if twins else self._page(paper.slug),
            text=text,
            entry=entry,
            otherwise={slug: self.entries[slug] for slug in slugs if slug in self.entries},
            folded=twins.others if twins else (),
            drops=(*slugs[1:], *(self.former[slug] for slug in slugs if slug in self.former)),
        )

    def _page(self, slug: str) -> Page | None:
        return self.stored.pages.get(slug) or self.stored.empty.get(slug)


def open_archive(content: Path) -> OpenArchive:
    """Return the contents of the content folder.

    Raises:
        ArchiveError: when the vocabulary, the ledger or the redirects cannot be read.

    """
    stored = store.load(content)
    ledger = journal.load_ledger(content)
    papers = {slug: page.paper for slug, page in stored.pages.items()}
    # A page in a folder that cannot be read was not renamed.
    renamed = renames(papers, ledger, stored.broken) if stored.is_whole else {}
    topics = store.load_topics(content)
    return OpenArchive(
        stored=stored,
        topics=topics,
        vocabulary=Vocabulary(topics),
        ledger=ledger,
        entries=follow(ledger, renamed),
        former={new: old for old, new in renamed.items()},
        redirected=redirected_slugs(load_redirects(content)),
    )
