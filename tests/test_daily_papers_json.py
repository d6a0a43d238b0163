"""Days of the API of Daily Papers say what the saved page of the same day says."""

import json

from paper_archive.errors import Where
from reading import read_whole


def test_tex_is_restored_as_in_a_saved_page() -> None:
    paper = {
        "id": "2405.14906",
        "title": r"Code with \textsc{Sand}",
        "summary": r"Find \emph{50\%}.",
    }
    day = json.dumps([{"paper": paper, "title": paper["title"], "publishedAt": "2024-05-27"}])
    ((found, _),) = read_whole(day.encode(), Where("2024-05-27.json")).papers
    assert (found.title, found.abstract) == ("Code with Sand", "Find 50%.")
