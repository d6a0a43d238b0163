from pathlib import Path

from paper_archive.archive.files.folders import all_below, tar_sizes
from paper_archive.publish.site_size import size_warning

MB = 1_000_000
SIZES = [
    ("index.html", 5 * MB),
    ("authors/a/feed.xml", 2 * MB),
    ("authors/a/feed.json", 2 * MB),
    ("authors/a/index.html", 3 * MB),
    ("tags/a/feed.xml", 3 * MB),
    ("export/papers.bib", 9 * MB),
    ("cards/a.png", 3 * MB),
    ("papers/a/index.md", 2_000),
]


def test_a_large_site_says_what_can_be_left_out_the_largest_first() -> None:
    assert size_warning(SIZES, 20 * MB) == (
        "The site has 27 MB as a tar; GitHub Pages serves 1 GB. "
        "In mkdocs.yml, exports: false saves 9.0 MB, author_feeds: false saves 4.0 MB, "
        "cards: 0 saves 3.0 MB."
    )
    assert size_warning(SIZES[:1], 5 * MB).endswith("serves 1 GB. No setting makes it smaller.")


def test_nothing_is_said_of_a_site_that_is_small_enough() -> None:
    assert size_warning(SIZES, 28 * MB) == ""
    assert size_warning(SIZES) == ""


def test_a_tar_takes_blocks_of_512_bytes_and_a_header_for_each_file_and_folder(
    tmp_path: Path,
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one").write_bytes(b"x")
    (tmp_path / "two").write_bytes(b"x" * 512)
    (tmp_path / "none").write_bytes(b"")
    assert dict(tar_sizes(all_below(tmp_path))) == {
        "a": 512,
        "a/one": 1024,
        "two": 1024,
        "none": 512,
    }
