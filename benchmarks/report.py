"""What was measured: its ratios, its tables, and whether it keeps the budget.

A ratio is that of two medians. MB are millions of bytes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from measure import Runs, SiteSize, site_size
from projects import MKDOCS

TIMES_FASTER: Final = 4
TIMES_SMALLER: Final = 10
PAPER_PAGE_BYTES: Final = 10_000


@dataclass(frozen=True, slots=True)
class Imports:
    """The import of the captures, and the same once more."""

    captures: int
    papers: int
    first: Runs
    again: Runs

    def as_json(self) -> dict[str, Any]:
        """Return all that was measured."""
        runs = {"first": self.first.as_json(), "again": self.again.as_json()}
        return {"captures": self.captures, "papers": self.papers} | runs

    def rows(self) -> Iterable[Sequence[str]]:
        """Yield the rows of the table."""
        yield f"import of {self.captures} captures", "seconds", "peak MB", "pages written"
        yield "into an empty folder", str(self.first), _mb(self.first.peak_bytes), str(self.papers)
        yield "the same once more", str(self.again), _mb(self.again.peak_bytes), "0"


@dataclass(slots=True)
class Build:
    """The builds of one project."""

    project: Path
    runs: Runs
    size: SiteSize | None = None

    def build(self) -> None:
        """Build the site once more, into a folder that is not there yet.

        The folder stays: on ext4 whoever makes files soon after others were deleted waits for the
        search for inodes that are not among those, and pays for what was not its work.
        """
        site = self.project / f"site-{len(self.runs.all) + 1}"
        self.runs.add((*MKDOCS, site.name), self.project)
        self.size = site_size(site)

    @property
    def site(self) -> SiteSize:
        """How large the site became."""
        if self.size is None:
            raise RuntimeError("the site was not built")
        return self.size

    def as_json(self) -> dict[str, Any]:
        """Return all that was measured."""
        return self.runs.as_json() | {"site": asdict(self.site)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our site beside stock's."""

    ours: Build
    stock: Build

    @property
    def times_faster(self) -> float:
        """The medians of wall time, stock's by ours."""
        return self.stock.runs.seconds / self.ours.runs.seconds

    @property
    def times_smaller(self) -> float:
        """The bytes of the whole sites, stock's by ours."""
        return self.stock.site.bytes / self.ours.site.bytes

    def as_json(self) -> dict[str, Any]:
        """Return all that was measured."""
        ratios = {"times_faster": self.times_faster, "times_smaller": self.times_smaller}
        return {"ours": self.ours.as_json(), "stock": self.stock.as_json()} | ratios

    def rows(self) -> Iterable[Sequence[str]]:
        """Yield the rows of the table."""
        ours, stock = self.ours, self.stock
        pages = f"build of {ours.site.paper_pages} papers"
        yield pages, "paper-archive", "stock MkDocs + Material", "stock ÷ ours"
        yield "seconds", str(ours.runs), str(stock.runs), _times(self.times_faster)
        for name, our, their, shown in (
            ("peak memory, MB", ours.runs.peak_bytes, stock.runs.peak_bytes, _mb),
            ("site, MB", ours.site.bytes, stock.site.bytes, _mb),
            ("its HTML, MB", ours.site.html_bytes, stock.site.html_bytes, _mb),
            (
                "mean paper page, bytes of HTML",
                ours.site.paper_page_bytes,
                stock.site.paper_page_bytes,
                _count,
            ),
            ("files", ours.site.files, stock.site.files, _count),
        ):
            yield name, shown(our), shown(their), _times(their / our)

    def misses(self) -> Iterable[str]:
        """Yield a sentence for each promise that is not kept."""
        if self.times_faster < TIMES_FASTER:
            yield (
                f"The build must be {TIMES_FASTER} times as fast as stock's, "
                f"not {self.times_faster:.2f} times."
            )
        if self.times_smaller < TIMES_SMALLER:
            yield (
                f"The site must be {TIMES_SMALLER} times smaller than stock's, "
                f"not {self.times_smaller:.2f} times."
            )
        if self.ours.site.paper_page_bytes > PAPER_PAGE_BYTES:
            yield (
                f"A mean paper page must have at most {PAPER_PAGE_BYTES} bytes of HTML, "
                f"not {self.ours.site.paper_page_bytes:.0f}."
            )


def growth_rows(growth: Iterable[Build]) -> Iterable[Sequence[str]]:
    """Yield the rows of the table of made-up archives."""
    yield (
        "made-up papers",
        "seconds",
        "per 1,000",
        "peak MB",
        "per 1,000",
        "site, MB",
        "files",
    )
    for build in growth:
        thousands = build.site.paper_pages / 1_000
        yield (
            _count(build.site.paper_pages),
            str(build.runs),
            f"{build.runs.seconds / thousands:.2f}",
            _mb(build.runs.peak_bytes),
            _mb(build.runs.peak_bytes / thousands),
            _mb(build.site.bytes),
            _count(build.site.files),
        )


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows as a Markdown table; the first is its head, the first column its names."""
    head, *body = rows
    rule = ("---", *["---:"] * (len(head) - 1))
    print()
    for row in (head, rule, *body):
        print(f"| {' | '.join(row)} |")


def _mb(count: float) -> str:
    return f"{count / 1_000_000:.1f}"


def _count(count: float) -> str:
    return f"{count:,.0f}"


def _times(ratio: float) -> str:
    return f"{ratio:.1f} ×"
