"""Count what fetching costs the services: requests, the pauses between them, and bytes.

    python benchmarks/bench_network.py

The services are a server on 127.0.0.1. Pauses are those of the real services; they are counted, not
sat out. Answers are made up, and smaller than real ones: a real list of Daily Papers has 6 to
7.5 kB for each paper.
"""

import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from made_up_services import (  # noqa: E402  # modules of the tests
    arxiv_answer,
    arxiv_id,
    crossref_answer,
    daily,
    doi,
    openalex_answer,
    semantic_scholar_answer,
)
from paper_archive.errors import Where  # noqa: E402  # likewise
from paper_archive.network import daily_papers  # noqa: E402  # after the path is set
from paper_archive.network.client import Client  # noqa: E402  # likewise
from paper_archive.network.parts import Outcome, Part  # noqa: E402  # likewise
from paper_archive.network.settings import Settings  # noqa: E402  # likewise
from paper_archive.workflows.asking import naming  # noqa: E402  # likewise
from paper_archive.workflows.asking.captures import Captures  # noqa: E402  # likewise
from paper_archive.workflows.asking.naming import Catalog, Name  # noqa: E402  # likewise
from service_server import Asked, FakeClock, Reply, service_server  # noqa: E402  # likewise

PAPERS: Final = 501
A_DAY: Final = 40
WORKING_DAYS: Final = [f"2026-10-{day:02}" for day in range(1, 32) if (day + 3) % 7 < 5]
LISTED: Final = {
    day: range(number * A_DAY, (number + 1) * A_DAY) for number, day in enumerate(WORKING_DAYS)
}
KNOWN: Final = range(PAPERS)


def all_of(catalog: Catalog, name: Callable[[int], str]) -> Callable[[Client], Iterable[Outcome]]:
    """Return what asks for 501 papers by name."""
    names = [Name(name(number), Where("benchmark")) for number in KNOWN]
    return lambda client: naming.papers(client, catalog, names)


def days(first: str, last: str) -> Callable[[Client], Iterable[Outcome]]:
    """Return what asks for the lists of days, one by one."""
    return lambda client: [
        each for day in daily_papers.days(first, last) for each in daily_papers.listed(client, day)
    ]


QUESTIONS: Final[
    dict[str, tuple[Callable[[Asked], Reply], Callable[[Client], Iterable[Outcome]]]]
] = {
    "Daily Papers of a day": (daily(LISTED), days("2026-10-01", "2026-10-01")),
    "of a month, as such": (
        daily(LISTED),
        lambda client: daily_papers.listed(client, daily_papers.month("2026-10")),
    ),
    "of a month, by day": (daily(LISTED), days("2026-10-01", "2026-10-31")),
    "501 papers of arXiv": (
        lambda asked: arxiv_answer(asked, KNOWN),
        all_of(naming.ARXIV, arxiv_id),
    ),
    "501 works by DOI": (lambda asked: crossref_answer(asked, KNOWN), all_of(naming.DOI, doi)),
    "501 works of OpenAlex": (
        lambda asked: openalex_answer(asked, KNOWN),
        all_of(naming.OPENALEX, doi),
    ),
    "501 papers of Semantic Scholar": (
        lambda asked: semantic_scholar_answer(asked, KNOWN),
        all_of(naming.SEMANTIC_SCHOLAR, arxiv_id),
    ),
}


def measure(name: str) -> str:
    """Return the row of a question."""
    reply, ask = QUESTIONS[name]
    clock = FakeClock()
    with service_server() as server, tempfile.TemporaryDirectory() as folder:
        server.reply = reply
        settings = Settings(environment=server.environment, clock=clock.clock)
        captures = Captures(Path(folder) / "content", "2026-11-27", print)
        size = 0
        with Client(settings) as client:
            for outcome in ask(client):
                if isinstance(outcome, Part):
                    captures.keep(outcome)
                    size += len(outcome.answer.body)
        return f"{name:32}{len(server.asked):8,}{sum(clock.slept):10.1f}{size / 1000:10,.0f}"


def main() -> None:
    """Print a table."""
    print(f"{'':32}{'requests':>8}{'pauses s':>10}{'kB':>10}")
    for name in QUESTIONS:
        print(measure(name), flush=True)


if __name__ == "__main__":
    main()
