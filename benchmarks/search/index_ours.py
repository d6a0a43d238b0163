"""Write our search index, as a process of its own.

python -m search.index_ours PAPERS TOPIC_NAMES FOLDER
"""

import json
import sys
from pathlib import Path

from paper_archive.publish.search import search_files
from paper_archive.publish.search.postings import build_index
from search.paper_lines import read_papers


def main() -> None:
    """Write the files that search fetches below a folder."""
    papers, topic_names, folder = map(Path, sys.argv[1:])
    names = json.loads(topic_names.read_text(encoding="utf-8"))
    index = build_index(list(read_papers(papers)), names)
    for address, data in search_files(index, names, "benchmark").items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
