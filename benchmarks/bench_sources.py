"""How fast each format is read, and how much of BibTeX libraries beside other readers.

    python benchmarks/bench_sources.py [--records N] [--corpus FILE] [--libraries FOLDER]

Prints Markdown tables. Exit codes: 0; 1 with a sentence for each format or library in which records
are lost.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from report import print_table

_PARTS: Final = Path(__file__).parent / "sources"
_MB: Final = 1_000_000


def main() -> None:
    """Measure, print the tables, and end with 1 if anything is lost."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        _run(
            "files.py", str(options.records), folder, *([options.corpus] if options.corpus else [])
        )
        read = {
            path.name: (path, _json("reading.py", path)) for path in sorted(Path(folder).iterdir())
        }
        table = [("format", "MB of file", "records per second", "peak MB")]
        for name, (path, found) in read.items():
            rate = f"{found['records'] / found['seconds']:,.0f}"
            size, peak = path.stat().st_size / _MB, found["peak_bytes"] / _MB
            table.append((name, f"{size:.1f}", rate, f"{peak:.0f}"))
        print_table(table)
    misses = [
        f"{name}: {found['papers']} of {options.records} records are papers"
        for name, (_, found) in read.items()
        if found["papers"] != options.records
    ]
    if options.libraries:
        misses += _libraries(options.libraries)
    sys.exit("\n".join(misses) or None)


def _libraries(folder: Path) -> list[str]:
    """Print what each reader recovers of each library, and return where ours is not the best."""
    found = {path.name: _json("libraries.py", path) for path in sorted(folder.glob("*.bib"))}
    readers = [*next(iter(found.values()))]
    table = [("library", *readers)]
    table += [(name, *(str(each[reader]) for reader in readers)) for name, each in found.items()]
    whole = {
        reader: sum(each[reader] for each in found.values() if isinstance(each[reader], int))
        for reader in readers
    }
    print_table([*table, ("all", *map(str, whole.values()))])
    return [
        f"{name}: {each}"
        for name, each in found.items()
        if each["ours"] < max(count for count in each.values() if isinstance(count, int))
    ]


def _run(script: str, *arguments: str) -> str:
    command = [sys.executable, (_PARTS / script).as_posix(), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _json(script: str, path: Path) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(_run(script, path.as_posix()))
    return result


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--records", type=int, default=20_000, help="how many in each file")
    parser.add_argument("--corpus", help="papers: gzip, one JSON object per line; else made up")
    parser.add_argument("--libraries", type=Path, help="a folder of .bib files")
    return parser.parse_args()


if __name__ == "__main__":
    main()
