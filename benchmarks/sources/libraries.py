"""How many entries of a BibTeX library each reader recovers.

    python benchmarks/sources/libraries.py FILE

An entry is recovered if it comes with a title. All readers get the same text, decoded as an import
decodes it. Prints JSON: reader → entries, or the error with which it gave up.
"""

import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bibtexparser.entrypoint import parse_string as parse_blocks
from pybtex.database import PybtexError, parse_string
from pybtex.errors import capture

from paper_archive.errors import Where
from paper_archive.sources import read_source
from paper_archive.sources.outcomes import Admitted
from paper_archive.sources.source_file import SourceFile


def ours(file: SourceFile) -> int:
    """Count the papers of an import."""
    return sum(isinstance(each, Admitted) for each in read_source(file, "bibtex").outcomes)


def with_bibtexparser(file: SourceFile) -> int:
    """Count the entries of bibtexparser, including those with a repeated key or field."""
    library = parse_blocks(file.western_text()[0])
    blocks = [getattr(block, "ignore_error_block", block) for block in library.failed_blocks]
    entries = [*library.entries, *blocks]
    names = ({field.key.lower() for field in getattr(each, "fields", ())} for each in entries)
    return sum("title" in each for each in names)


def with_pybtex(file: SourceFile) -> int | str:
    """Count the entries of pybtex in its lenient mode, or tell why it has none."""
    try:
        with capture():
            library = parse_string(file.western_text()[0], "bibtex")
    except PybtexError as error:
        return type(error).__name__
    return sum("title" in each.fields for each in library.entries.values())


READERS: Final[dict[str, Callable[[SourceFile], int | str]]] = {
    "ours": ours,
    "bibtexparser": with_bibtexparser,
    "pybtex": with_pybtex,
}


def main() -> None:
    """Read the library with each reader."""
    logging.disable()
    path = Path(sys.argv[1])
    file = SourceFile(Where(path.name), lambda: path.open("rb"))
    print(json.dumps({name: read(file) for name, read in READERS.items()}))


if __name__ == "__main__":
    main()
