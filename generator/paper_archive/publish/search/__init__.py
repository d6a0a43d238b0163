"""The files of the search index, in the folder `search/` of the site."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from paper_archive.publish.languages.language import ENGLISH, Language
from paper_archive.publish.scale import records_per_file
from paper_archive.publish.search.files.columns import columns_of
from paper_archive.publish.search.files.numerals import distances, write_numbers
from paper_archive.publish.search.files.records import (
    common_tags,
    record_files,
    written_tag,
)
from paper_archive.publish.search.files.term_shards import (
    Shard,
    ending_shards,
    identifier_shards,
    separators,
    term_shards,
    word_shards,
)
from paper_archive.publish.search.files.written_postings import (
    abstract_lengths,
    known_lengths,
    title_counts,
)
from paper_archive.publish.search.identifiers import identifiers
from paper_archive.publish.search.indexed_texts import FIELDS
from paper_archive.publish.search.postings import Index


def search_files(  # noqa: PLR0913  # as many as there are parts beside the index
    index: Index,
    topic_names: Mapping[str, str],
    version: str,
    recent: Collection[str] = frozenset(),
    *,
    language: Language = ENGLISH,
    unlisted: Collection[str] = frozenset(),
) -> dict[str, bytes]:
    """Return address → file for search; `topic_names` is tag → name, `recent` slugs of new papers.

    `unlisted` are the tags that have no page.

    The manifest carries the `version` of the scripts that read it: others do not. It says where the
    shards of lists begin that most queries need.

    The folder of the shards is named by what they hold, and only the manifest says its name: an
    old manifest never meets new shards.
    """
    terms = list(term_shards(index))
    entries = {term: index.entries(term) for term in index.terms()}
    words, endings = list(word_shards(entries)), list(ending_shards(entries))
    files = {f"terms-{number}.json": shard.data for number, shard in enumerate(terms)}
    files |= {f"words-{number}.json": shard.data for number, shard in enumerate(words)}
    files |= {f"endings-{number}.json": shard.data for number, shard in enumerate(endings)}
    ids = list(identifier_shards(identifiers(index.papers)))
    files |= {f"ids-{number}.json": shard.data for number, shard in enumerate(ids)}
    seldom = {"endings": endings, "ids": ids}
    files |= {f"{name}.json": _begins(shards) for name, shards in seldom.items()}
    records = record_files(index.papers, topic_names, language, unlisted)
    files |= {f"papers-{number}.json": data for number, data in enumerate(records)}
    columns = columns_of(index.papers, topic_names, recent, language)
    files |= {f"{name}.json": column.data() for name, column in columns.items()}
    manifest = _manifest(index, topic_names, unlisted) | {
        "version": version,
        "columns": {name: column.weight for name, column in columns.items()},
        "terms": separators(terms),
        "words": separators(words),
    }
    digest = hashlib.sha256(json.dumps(manifest).encode())
    for data in files.values():
        digest.update(data)
    folder = digest.hexdigest()[:12]
    manifest["folder"] = folder
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    return {
        "search/manifest.json": text.encode(),
        **{f"search/{folder}/{name}": data for name, data in files.items()},
    }


def _begins(shards: Iterable[Shard]) -> bytes:
    """Return the file that says where shards begin."""
    return json.dumps(separators(shards), ensure_ascii=False).encode()


def _manifest(
    index: Index, topic_names: Mapping[str, str], unlisted: Collection[str]
) -> dict[str, Any]:
    """Return what a client needs before the first shard.

    `terms` of a field are those of all papers together. `bare` is how many papers have no
    abstract: the first ones. `titles` are how many of them have a title of no terms, of one, and so
    on, and how many of the others. `lengths` are of abstracts, for each of those counts anew: each
    stands for as many papers, and all but the first are how much longer it is than the one before.
    """
    count = len(index.papers)
    return {
        "papers": count,
        "records": records_per_file(count),
        "fields": [
            {
                "name": field.name,
                "boost": field.boost,
                "terms": sum(lengths),
                "longest": max(lengths, default=0),
            }
            for field, lengths in zip(FIELDS, known_lengths(index), strict=True)
        ],
        "bare": sum(not paper.abstract for paper in index.papers),
        "titles": [write_numbers(counts) for counts in title_counts(index)],
        "lengths": write_numbers(distances(abstract_lengths(index))),
        "tags": [written_tag(tag, topic_names, unlisted) for tag in common_tags(index.papers)],
    }
