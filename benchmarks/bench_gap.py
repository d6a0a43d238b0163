"""Save one page again and again from two sides, and count the edits that are lost.

    python benchmarks/bench_gap.py [--edits 2000] [--compare-only]

A process adds one line after another to a page, as an editor does: it reads the page and saves it,
in place in two pieces, or by renaming a file. Meanwhile we write the page as commands do, without a
pause. As only that process adds lines, every line must be there in the end. The command ends with
exit code 1 if one is not.
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Final
from unittest.mock import patch

from paper_archive.archive import store
from paper_archive.archive.ledger.entry import Entry
from paper_archive.archive.markdown.page import write_page
from paper_archive.archive.writing import replacing
from paper_archive.archive.writing.saving import Change, save, writing
from paper_archive.errors import Where
from paper_archive.paper import admit

PAPER: Final = admit({"title": "A title", "slug": "a-title"}, Where("made-up.md"))


def add_lines(page: Path, count: int) -> None:
    """Add numbered lines to the notes of a page, each as an edit of its own."""
    beside = page.with_name(".editor")
    for number in range(count):
        text = f"{page.read_text('utf-8')}\nLine {number}.\n"
        if number % 2:
            beside.write_text(text, "utf-8")
            beside.replace(page)
        else:
            with page.open("w", encoding="utf-8") as stream:
                stream.write(text[: len(text) // 2])
                stream.flush()  # half of it is on the disk for a moment
                stream.write(text[len(text) // 2 :])
        time.sleep(0.0005)


def write_meanwhile(content: Path, editor: multiprocessing.Process) -> tuple[int, int]:
    """Write the page as long as it is edited; return how often that was done, and how often not."""
    written = left = 0
    with writing(content, "bench", print):
        while editor.is_alive():
            page = store.load(content).pages.get(PAPER.slug)
            if page is None:  # it is being saved
                continue
            paper = replace(page.paper, comments=written)
            ledger = store.load_ledger(content)
            entry = Entry(replace(paper, abstract="", notes=""))
            change = Change(paper=paper, page=page, entry=entry)
            saved = save(content, [change], ledger, {PAPER.slug: entry}, lambda *_: None)
            written += saved.written
            left += len(saved.unsaved)
    return written, left


def main() -> None:
    """Edit and write, print what came of it, and exit with whether all is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--compare-only", action="store_true", help="as where nothing is exchanged")
    options = parser.parse_args()
    cannot_exchange = patch.object(replacing, "exchange", lambda *_: False)
    with (
        cannot_exchange if options.compare_only else nullcontext(),
        tempfile.TemporaryDirectory() as folder,
    ):
        content = Path(folder)
        page = store.place_of(content, PAPER, None)
        page.parent.mkdir(parents=True)
        page.write_text(write_page(PAPER) + "\n## Notes\n", "utf-8")
        editor = multiprocessing.Process(target=add_lines, args=(page, options.edits))
        editor.start()
        written, left = write_meanwhile(content, editor)
        lines = set(page.read_text("utf-8").splitlines())
    lost = sum(f"Line {number}." not in lines for number in range(options.edits))
    print(
        f"{options.edits} edits, {lost} lost; page written {written} times, left alone {left} times"
    )
    sys.exit(bool(lost or editor.exitcode))


if __name__ == "__main__":
    main()
