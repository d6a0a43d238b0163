"""`topics suggest` prints phrases to choose from, or entries that topics.yml takes."""

from pathlib import Path

import pytest

from command_line import put, run
from paper_archive.archive.topics.topics_file import read_topics
from paper_archive.errors import Where


@pytest.fixture(autouse=True)
def _archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(120):
        title = f"Notes{number} on Honey Bees" if number < 8 else f"Story{number} n{number}"
        put(Path(f"content/papers/p{number}.md"), f"---\ntitle: {title}\n---\n\n# {title}\n")


def test_phrases_are_printed_with_counts_and_an_example() -> None:
    assert run("topics", "suggest").output.splitlines() == [
        "Phrases that may be topics:",
        "  honey bees: 8 papers, 8 in the title; such as “Notes0 on Honey Bees”",
    ]


def test_printed_entries_are_topics_that_find_the_papers() -> None:
    printed = run("topics", "suggest", "--entries").output
    (topic,) = read_topics(printed.encode(), Where("topics.yml"))
    assert (topic.name, topic.slug, topic.phrases) == ("Honey Bees", "honey-bees", ("honey bees",))
    put(Path("content/topics.yml"), printed)
    assert "8 papers" in run("tag").output
    assert "no phrases found" in run("topics", "suggest").output


def test_a_single_word_is_a_mention_in_printed_entries() -> None:
    for number in range(6):
        text = f"---\ntitle: Dunes in {number} deserts\n---\n\n# Dunes\n\nA dune moves.\n"
        put(
            Path(f"content/papers/dunes-{number}.md"),
            text.replace("# Dunes", f"# Dunes in {number} deserts"),
        )
    printed = run("topics", "suggest", "--entries").output
    topics = read_topics(printed.encode(), Where("topics.yml"))
    assert {topic.slug: (topic.phrases, topic.mentions) for topic in topics} == {
        "honey-bees": (("honey bees",), ()),
        "dune": ((), ("dune",)),
    }


def test_a_broken_page_is_named_and_the_others_are_read() -> None:
    put(Path("content/papers/broken.md"), "---\ntitle: 5\n---\n")
    result = run("topics", "suggest")
    assert result.exit_code == 1
    assert "honey bees" in result.output
    assert "broken.md" in result.output
