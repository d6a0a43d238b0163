"""Read one file as an import reads it, and print what that took.

    python benchmarks/sources/reading.py FILE

Prints JSON: format, records, papers, problems, seconds of the processor, and the peak of the
process in bytes.
"""

import json
import resource
import sys
import time
from pathlib import Path

from paper_archive.errors import Where
from paper_archive.sources import read_source
from paper_archive.sources.format import Rejected
from paper_archive.sources.outcomes import Admitted, Reported
from paper_archive.sources.source_file import SourceFile


def main() -> None:
    """Read the file; nothing of a record is kept."""
    path = Path(sys.argv[1])
    began = time.process_time()
    source = read_source(SourceFile(Where(path.name), lambda: path.open("rb")))
    papers = rejected = problems = 0
    for outcome in source.outcomes:
        papers += isinstance(outcome, Admitted)
        rejected += isinstance(outcome, Rejected)
        problems += isinstance(outcome, (Rejected, Reported))
    unit = 1 if sys.platform == "darwin" else 1024
    result = {
        "format": source.format,
        "records": papers + rejected,
        "papers": papers,
        "problems": problems,
        "seconds": time.process_time() - began,
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
