"""Our search beside Pagefind, MiniSearch and stock Lunr, in a real browser.

    python benchmarks/bench_search.py [--papers bundled 5000 20000] [--corpus FILE] [--json FILE]

Prints a Markdown table for each corpus. Exit codes: 0 within the budget; 1 with a sentence for
each miss.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from report import print_table
from search import chromium
from search.chromium import Answer, Box
from search.comparison import Comparison
from search.corpora import BUNDLED, Corpus, open_corpus
from search.engines import ENGINES, PAGE, Engine, write_inputs
from search.known_items import KNOWN_ITEMS, OTHER_ITEMS, TYPED, Query, draw_queries
from search.results import Result
from search.server import host

_TYPED_PER_KIND: Final = 10
_LONG_BUILD_S: Final = 30
"""A build that takes longer is not repeated."""


def main() -> None:
    """Measure, print the tables, and end with 1 if the budget is missed."""
    options = _options()
    comparisons = []
    with tempfile.TemporaryDirectory() as folder, chromium.started() as browser:
        for size in options.papers:
            corpus = open_corpus(size, options.corpus)
            place = Path(folder) / size
            place.mkdir()
            write_inputs(place, corpus)
            comparison = _compare(browser, place, corpus, options)
            print_table(comparison.rows())
            sys.stdout.flush()
            comparisons.append(comparison)
    misses = [miss for comparison in comparisons for miss in comparison.misses()]
    if options.json:
        found = {"corpora": [each.as_json() for each in comparisons], "misses": misses}
        text = json.dumps(found, indent=1, ensure_ascii=False)
        options.json.write_text(f"{text}\n", encoding="utf-8")
    if misses:
        sys.exit("\n".join(misses))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--papers",
        type=_size,
        nargs="+",
        default=[BUNDLED],
        metavar="N",
        help=f"how many papers to search in; {BUNDLED}, if not given: those of this archive",
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        metavar="FILE",
        help="papers, one JSON object per line, gzip; made up if not given",
    )
    parser.add_argument("--queries", type=_positive, default=200, help="per kind; default 200")
    parser.add_argument("--runs", type=_positive, default=3, help="of each build; default 3")
    parser.add_argument(
        "--patience",
        type=_positive,
        default=240,
        metavar="SECONDS",
        help="after which an engine gets no further queries to be timed; default 240",
    )
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all that was measured")
    return parser.parse_args()


def _size(text: str) -> str:
    return text if text == BUNDLED else str(_positive(text))


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be 1 or more, not {number}")
    return number


def _compare(
    browser: Browser, place: Path, corpus: Corpus, options: argparse.Namespace
) -> Comparison:
    known = draw_queries(corpus.papers, {**KNOWN_ITEMS, **OTHER_ITEMS}, options.queries)
    typed = draw_queries(corpus.papers, TYPED, 2 * _TYPED_PER_KIND)
    results = {}
    for name in options.engines:
        print(f"{corpus.name}: {name}", file=sys.stderr)
        engine = ENGINES[name](place)
        builds = _builds(engine, options.runs)
        with host(engine.served) as address:
            results[name] = Result(
                engine=name,
                bytes=engine.bytes,
                builds=builds,
                ranks=chromium.ranks(browser, address + PAGE, known),
                **_timed(browser, Box(address + engine.box, engine.needed), typed, options),
            )
    return Comparison(corpus, known, results)


def _timed(
    browser: Browser,
    box: Box,
    typed: Mapping[str, Sequence[Query]],
    options: argparse.Namespace,
) -> dict[str, list[Answer]]:
    first = _texts(typed, slice(_TYPED_PER_KIND))
    # The one before the others makes the page warm.
    further = [first[0], *_texts(typed, slice(_TYPED_PER_KIND, None))]
    patience = options.patience
    return {
        "first": chromium.first_answers(browser, box, first, patience),
        "slow": chromium.first_answers(browser, box, first, patience, is_slow=True),
        "further": chromium.further_answers(browser, box, further, patience),
    }


def _builds(engine: Engine, runs: int) -> list[float]:
    """Return the seconds of each build; a long one is not repeated."""
    builds = [engine.build()]
    while len(builds) < runs and builds[-1] < _LONG_BUILD_S:
        builds.append(engine.build())
    return builds


def _texts(typed: Mapping[str, Sequence[Query]], part: slice) -> list[str]:
    """Return queries of each kind in turn."""
    turns = zip(*(queries[part] for queries in typed.values()), strict=True)
    return [query.text for query in chain.from_iterable(turns)]


if __name__ == "__main__":
    main()
