"""What feeds, exports and pages as Markdown add to a build: the same papers with and without them.

A paper whose day of capture is not known is in no feed, so that those without feeds are the same
pages but for these days.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from measure import Runs, files_below
from projects import import_records, make_up_papers
from report import Build

MOST_ADDED: Final = 0.1
"""Of the processor time of a build without them."""
_SETTINGS: Final = """\
site_name: Papers
site_url: https://papers.test/
docs_dir: content
theme: {{name: material}}
plugins: [paper-archive: {{exports: {exports}, markdown_pages: {exports}}}]
"""
_DAY: Final = re.compile(r', "captured": "[0-9-]+"')
_NAMES: Final = ("everything", "pages")


@dataclass(frozen=True, slots=True)
class Additions:
    """The builds of the same papers, with all that programs take away and without it."""

    everything: Build
    pages: Build

    @property
    def added(self) -> float:
        """The median of what is added to processor time, as a part of that without."""
        return self.everything.runs.cpu_seconds / self.pages.runs.cpu_seconds - 1

    def build(self) -> None:
        """Build both once more, one after the other."""
        self.everything.build()
        self.pages.build()

    def as_json(self) -> dict[str, Any]:
        """Return all that was measured."""
        builds = {"everything": self.everything.as_json(), "pages": self.pages.as_json()}
        return {"added": self.added} | builds

    def rows(self) -> Iterator[Sequence[str]]:
        """Yield the rows of the table."""
        both = self.everything, self.pages
        yield (
            f"build of {self.pages.site.paper_pages:,} papers",
            "with feeds, exports and Markdown",
            "without",
            "added",
        )
        for name, (one, other), digits in (
            ("seconds of processor", [each.runs.cpu_seconds for each in both], 1),
            ("seconds", [each.runs.seconds for each in both], 1),
            ("peak memory, MB", [each.runs.peak_bytes / 1e6 for each in both], 1),
            ("site, MB", [each.site.bytes / 1e6 for each in both], 1),
            ("files", [each.site.files for each in both], 0),
        ):
            shown = f"{one:,.{digits}f}", f"{other:,.{digits}f}"
            yield name, *shown, f"{100 * (one / other - 1):.1f} %"

    def parts(self) -> Iterator[Sequence[str]]:
        """Yield the rows of a table of what is added."""
        site = self.everything.project / "site-1"
        files: Counter[str] = Counter()
        sizes: Counter[str] = Counter()
        for path in files_below(site):
            kind = _kind(path.relative_to(site))
            files[kind] += 1
            sizes[kind] += path.stat().st_size
        yield "added", "files", "MB"
        for kind in sorted(filter(None, files)):
            yield kind, f"{files[kind]:,}", f"{sizes[kind] / 1e6:.1f}"

    def misses(self) -> Iterable[str]:
        """Yield a sentence if too much is added."""
        if self.added > MOST_ADDED:
            yield (
                f"Feeds, exports and Markdown must add at most {MOST_ADDED:.0%} to a build, "
                f"not {self.added:.1%}."
            )


def prepare_additions(place: Path, papers: int, source: Path | None) -> Additions:
    """Write both projects, of made-up papers or of all those of a file."""
    everything, pages = (_project(place / name, exports=name == "everything") for name in _NAMES)
    if source:
        import_records(everything, source)
    else:
        make_up_papers(everything, papers)
    for path in files_below(everything / "content"):
        copy = pages / path.relative_to(everything)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(_DAY.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    return Additions(Build(everything, Runs()), Build(pages, Runs()))


def _project(folder: Path, *, exports: bool) -> Path:
    (folder / "content").mkdir(parents=True)
    settings = _SETTINGS.format(exports=str(exports).lower())
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def _kind(path: Path) -> str:
    """Return what a file of the site is; empty for what is there in any case."""
    if path.name in ("feed.xml", "feed.json", "feeds.opml"):
        return "feeds of authors" if path.parts[0] == "authors" else "other feeds"
    if path.parts[0] == "export":
        return "exports"
    return "papers as Markdown" if path.parts[0] == "papers" and path.suffix == ".md" else ""
