"""The captures and the topics that tests make promises about, and the archive that they become.

They are not those of `content/`, which belong to whoever keeps an archive there.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from paper_archive.archive import store
from paper_archive.workflows.import_report import ImportReport
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.progress import Progress

_FIXTURES: Final = Path(__file__).parent / "fixtures"
CAPTURES: Final = sorted((_FIXTURES / "captures").glob("*.txt"))
PAGES: Final = _FIXTURES / "captures/papers.list"
TOPICS: Final = _FIXTURES / "topics/topics.yml"
LABELS: Final = _FIXTURES / "topics/labels.json"


def import_into(content: Path, captures: Iterable[Path]) -> ImportReport:
    """Import captures into a content folder, which gets the topics if it has none."""
    content.mkdir(parents=True, exist_ok=True)
    if not (content / store.TOPICS).exists():
        shutil.copy(TOPICS, content)
    return import_files(captures, content, ImportOptions(), Progress())
