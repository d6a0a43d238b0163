"""What people do to an archive between two builds, by chance but always the same."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from builds import make_project
from made_up import paper, source
from paper_archive.archive.markdown.page import write_page
from paper_archive.archive.store import load
from paper_archive.paper import Paper

_WORDS: Final = (
    *("amber", "bees", "cliffs", "dunes", "embers", "ferns"),
    *("glass", "hills", "ice", "jade", "kelp", "KELP", "lakes"),
)
_TAGS: Final = ("seas", "stones", "plants", "kelp")
_NAMES: Final = ("Ada Bell", "Bo Chen", "Cy Dorn", "Eve Faro")
_DATES: Final = ("2024-05-22", "2024-05-21", "2024-04", "2023", "2023-12-31", "")
_SETTINGS: Final = {
    "language": ("en", "de"),
    "license": ("CC0-1.0", "CC-BY-4.0"),
    "author_feeds": (True, False),
    "exports": (True, False),
    "markdown_pages": (True, False),
    "abstract_tags": (True, False),
    "page_extras": (True, False),
    "accent": ("#8a1538", "#0a5a63"),
}


@dataclass(slots=True)
class EditedArchive:
    """A project that somebody edits, and the site of its builds."""

    project: Path
    site: Path
    chance: Random

    @property
    def cache(self) -> Path:
        """The folder of the cache."""
        return self.project / ".cache"

    def begin(self, papers: int) -> None:
        """Make the project."""
        make_project(self.project, {})
        for _ in range(papers):
            self.add()
        self.set_up()

    def edit(self) -> str:
        """Do one thing, and return its name."""
        edit = self.chance.choice(EDITS)
        edit(self)
        return edit.__name__

    def add(self) -> None:
        """Add a paper, or write another in place of one."""
        self._write(self._paper(f"{self._words(2)} {self.chance.randrange(1000)}"))

    def change(self) -> None:
        """Change a field of a paper."""
        old = self._any()
        new = self._paper(old.title)
        name = self.chance.choice(("abstract", "authors", "date", "tags", "comments", "sources"))
        path = self._path(old)
        path.write_text(write_page(replace(old, **{name: getattr(new, name)})), encoding="utf-8")

    def retitle(self) -> None:
        """Change the title of a paper, whose name stays."""
        old = self._any()
        self._path(old).write_text(
            write_page(replace(old, title=f"{self._words(2)} of $n^2$ & <all>")), encoding="utf-8"
        )

    def annotate(self) -> None:
        """Write notes that link to another paper, or delete them."""
        old, other = self._any(), self._any()
        link = f"## Notes\n\nBut see [this]({other.slug}.md) of {self._words(1)}.\n"
        notes = self.chance.choice(("", link))
        self._path(old).write_text(write_page(replace(old, notes=notes)), encoding="utf-8")

    def leave(self) -> None:
        """Change nothing."""

    def remove(self) -> None:
        """Delete the page of a paper that no notes link to."""
        if len(free := self._unlinked()) > 1:
            self.chance.choice(free).unlink()

    def rename(self) -> None:
        """Rename the page of a paper that no notes link to; its former address may lead there."""
        free = self._unlinked()
        if not free:
            return
        path = self.chance.choice(free)
        old = next(each for each in load(self.project / "content").papers if each.slug == path.stem)
        slug = f"{self.chance.choice(_WORDS)}-{self.chance.randrange(1000)}"
        redirects = self.chance.choice(((), (*old.redirects, old.slug)))
        path.unlink()
        self._write(replace(old, slug=slug, redirects=redirects))

    def name_topics(self) -> None:
        """Write topics, with other names and descriptions."""
        topics = [
            {"name": self._words(1), "slug": tag, "description": self._words(2), "phrases": [tag]}
            for tag in _TAGS[: self.chance.randrange(4)]
        ]
        (self.project / "content/topics.yml").write_text(json.dumps(topics), encoding="utf-8")

    def set_up(self) -> None:
        """Set what the plugin and MkDocs are set to."""
        chosen = {name: self.chance.choice(values) for name, values in _SETTINGS.items()}
        text = (self.project / "mkdocs.yml").read_text(encoding="utf-8").partition("plugins:")[0]
        names = {"site_name": self._words(1), "site_url": "https://papers.test/"}
        head = [
            line for line in text.splitlines() if line.partition(":")[0] not in {*names, "theme"}
        ]
        settings = [f"{name}: {json.dumps(value)}" for name, value in names.items()]
        theme = "theme: {name: material, custom_dir: theme}"
        (self.project / "theme").mkdir(exist_ok=True)
        plugins = f"plugins:\n  - paper-archive: {json.dumps(chosen)}\n"
        (self.project / "mkdocs.yml").write_text(
            "\n".join([*head, *settings, theme, plugins]), encoding="utf-8"
        )

    def override(self) -> None:
        """Write a template, or delete it."""
        path = self.project / "theme/partials/footer.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        shown = self.chance.choice(("{{ archive.papers }}", "{{ site.papers[0].title }}", "us"))
        path.unlink() if path.exists() else path.write_text(f"<footer>{shown}</footer>")

    def write_about(self) -> None:
        """Write a page that is in the header."""
        path = self.project / f"content/{self.chance.choice(_WORDS)}.md"
        path.unlink() if path.exists() else path.write_text(f"# {self._words(2)}\n\nText.\n")

    def lose_cache(self) -> None:
        """Delete the cache."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def damage_cache(self) -> None:
        """Change a byte in each file of the cache, or cut it."""
        for path in [path for path in self.cache.rglob("*") if path.is_file()]:
            data = bytearray(path.read_bytes())
            place = self.chance.randrange(len(data))
            data[place] ^= 1
            path.write_bytes(data[: self.chance.choice((place, len(data)))])

    def spoil_site(self) -> None:
        """Change, delete and add files of the site."""
        pages = sorted(self.site.rglob("*.html"))
        if pages:
            text = self.chance.choice(pages)
            text.write_text(text.read_text(encoding="utf-8").swapcase(), encoding="utf-8")
            self.chance.choice(pages).unlink()
            shutil.rmtree(
                self.site / self.chance.choice(("tags", "papers", "date")), ignore_errors=True
            )
            stray = self.site / self.chance.choice(("papers/stray", "stray", "search/2"))
            stray.mkdir(parents=True, exist_ok=True)
            (stray / "index.html").write_text("stray")

    def cut_off(self) -> None:
        """Leave the site as a build does that is cut off while it moves what was there."""
        if self.site.is_dir():
            aside = self.site / ".paper-archive-aside"
            aside.mkdir(exist_ok=True)
            for path in [path for path in self.site.iterdir() if path != aside][::2]:
                path.rename(aside / path.name)

    def _paper(self, title: str) -> Paper:
        pick = self.chance
        return paper(
            title,
            abstract=f"{self._words(6)}.\n\n{self._words(4)} $x_{pick.randrange(3)}$.",
            authors=pick.sample(_NAMES, pick.randrange(3)),
            date=pick.choice(_DATES),
            tags=pick.sample(_TAGS, pick.randrange(3)),
            comments=pick.randrange(4) or None,
            sources=[source("list.txt", f"2026-0{pick.randrange(1, 4)}-02")][: pick.randrange(2)],
        )

    def _words(self, count: int) -> str:
        return " ".join(self.chance.choices(_WORDS, k=count))

    def _pages(self) -> Sequence[Path]:
        return sorted((self.project / "content/papers").glob("*.md"))

    def _unlinked(self) -> Sequence[Path]:
        """Return the pages of the papers that no notes link to."""
        pages = self._pages()
        texts = "".join(path.read_text(encoding="utf-8") for path in pages)
        return [path for path in pages if f"({path.name})" not in texts]

    def _path(self, paper: Paper) -> Path:
        return self.project / f"content/papers/{paper.slug}.md"

    def _any(self) -> Paper:
        return self.chance.choice(load(self.project / "content").papers)

    def _write(self, made: Paper) -> None:
        path = self._path(made)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_page(made), encoding="utf-8")


EDITS: Final[Sequence[Callable[[EditedArchive], None]]] = (
    *(EditedArchive.add, EditedArchive.change, EditedArchive.change, EditedArchive.retitle),
    *(EditedArchive.annotate, EditedArchive.annotate, EditedArchive.remove, EditedArchive.rename),
    *(EditedArchive.name_topics, EditedArchive.set_up, EditedArchive.override),
    *(EditedArchive.write_about, EditedArchive.lose_cache, EditedArchive.damage_cache),
    *(EditedArchive.leave, EditedArchive.leave, EditedArchive.spoil_site, EditedArchive.cut_off),
)
