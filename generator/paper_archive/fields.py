"""The table of fields: what each field of a paper must be, how it merges, and where it is used.

One row for each field of `Paper`, in the same order, except `extra`, which holds all other keys.
"""

from collections.abc import Mapping
from typing import Final

from paper_archive import in_print, language_tags, orcids, statuses, values
from paper_archive.field import Field, Merge

FIELDS: Final[Mapping[str, Field]] = {
    "slug": Field(
        meaning="permanent name, used as file name and in the address",
        example="attention-as-an-rnn",
        rule="slug-shape",
        check=values.slug,
        merge=Merge.KEEP,
        location="the name of the file",
        is_exported=True,
    ),
    "title": Field(
        meaning="the title; the heading below repeats it for reading on GitHub",
        example="Attention as an RNN",
        rule="title-text",
        check=values.title,
        merge=Merge.FULLER,
        is_searched=True,
        is_exported=True,
    ),
    "abstract": Field(
        meaning="the abstract, as text",
        example="We show that attention is a recurrent network.",
        rule="abstract-text",
        check=values.paragraphs,
        merge=Merge.DIGEST,
        location="below the heading",
        is_searched=True,
    ),
    "date": Field(
        meaning='publication: a day, or `"2024-05"` or `"2024"` if no more is known',
        example="2024-05-22",
        rule="date-iso",
        check=values.date,
        merge=Merge.FINER,
        is_searched=True,
        is_facet=True,
        is_exported=True,
    ),
    "updated": Field(
        meaning="date of the last revision, in the same form",
        example="2024-09-30",
        rule="date-iso",
        check=values.date,
        merge=Merge.LATEST,
    ),
    "listed": Field(
        meaning="days on which it was on a daily list",
        example=["2024-05-23"],
        rule="listed-days",
        check=values.days,
        merge=Merge.UNITE,
        is_shown=False,
    ),
    "authors": Field(
        meaning="names in printed order",
        example=["Ada Lovelace", "Alan Turing"],
        rule="authors-list",
        check=values.names,
        merge=Merge.FULLER,
        is_searched=True,
        is_facet=True,
        is_exported=True,
    ),
    "et_al": Field(
        meaning="`true` if there are more authors than those in `authors`",
        example=True,
        check=values.yes_or_no,
        merge=Merge.FOLLOW,
        is_exported=True,
    ),
    "author_count": Field(
        meaning="number of authors, if only that is known",
        example=17,
        rule="count-number",
        check=values.count,
        merge=Merge.FILL,
    ),
    "orcids": Field(
        meaning="ORCID iDs of authors, by their names in `authors`",
        example={"Ada Lovelace": "0000-0002-1825-0097"},
        rule="orcids-authors",
        check=orcids.orcids,
        merge=Merge.KEYED,
    ),
    "venue": Field(
        meaning="journal or conference",
        example="ICML",
        rule="venue-text",
        check=values.line,
        merge=Merge.FILL,
        is_searched=True,
        is_facet=True,
        is_exported=True,
    ),
    "type": Field(
        meaning="`article`, `conference`, `preprint`, `book`, `chapter`, `thesis`, `report`, …",
        example="conference",
        rule="type-known",
        check=values.type_,
        merge=Merge.FILL,
        is_shown=False,
        is_exported=True,
    ),
    **in_print.IN_VENUE,
    "language": Field(
        meaning='language of the paper, such as `"en"` or `"zh-Hans"`',
        example="de",
        rule="language-tag",
        check=language_tags.language,
        merge=Merge.FILL,
        is_exported=True,
    ),
    "status": Field(
        meaning="what became of the paper, with date and notice",
        example={"retracted": {"date": "2010", "notice": "https://doi.org/10.1000/notice"}},
        rule="status-known",
        check=statuses.statuses,
        merge=Merge.KEYED,
        is_searched=True,
        is_facet=True,
        is_exported=True,
    ),
    "updates": Field(
        meaning="of a notice: what became of the papers that it is about",
        example={"https://doi.org/10.1000/182": "retracted"},
        rule="status-known",
        check=statuses.updates,
        merge=Merge.KEYED,
    ),
    **{
        name: Field(
            meaning=f"number of {name} on the day of the capture",
            example=example,
            rule="count-number",
            check=values.count,
            merge=Merge.COUNT,
        )
        for name, example in (("upvotes", 31), ("comments", 23), ("citations", 127))
    },
    "tags": Field(
        meaning="topics",
        example=["attention", "transformers"],
        rule="tags-list",
        check=values.tags,
        merge=Merge.UNITE,
        is_searched=True,
        is_facet=True,
    ),
    "citekey": Field(
        meaning="key by which documents cite it, as in the BibTeX of its source",
        example="lovelace2024attention",
        check=in_print.citation_key,
        merge=Merge.FIRST,
        is_shown=False,
        is_exported=True,
    ),
    "ids": Field(
        meaning="identifiers: `arxiv`, `doi`, `openreview`, `acl`, `pmid`, …",
        example={"arxiv": "1706.03762"},
        rule="ids-text",
        check=values.ids,
        merge=Merge.KEYED,
        is_exported=True,
    ),
    "links": Field(
        meaning="addresses on the web: `abstract`, `pdf`, `code`, `project`, …",
        example={"pdf": "https://example.org/rnn.pdf"},
        rule="links-http",
        check=values.links,
        merge=Merge.KEYED,
        is_exported=True,
    ),
    "sources": Field(
        meaning="where the paper was seen",
        example=[{"name": "daily-papers-2025-12-10.txt", "captured": "2025-12-10"}],
        rule="sources-list",
        check=values.sources,
        merge=Merge.UNITE,
    ),
    "redirects": Field(
        meaning="former names of the page, the oldest first; their addresses lead to it",
        example=["attention-as-a-recurrent-network"],
        rule="redirects-list",
        check=values.former_slugs,
        merge=Merge.UNITE,
        is_shown=False,
    ),
    "notes": Field(
        meaning="Markdown written by people",
        example="## Notes\n\nRead with care.\n",
        rule="notes-heading",
        check=values.notes,
        merge=Merge.KEEP,
        location="below the abstract",
    ),
}
"""Field → its row, in the order in which front-matter is written."""

KEYS: Final = tuple(name for name, row in FIELDS.items() if not row.location)
"""The keys of front-matter, in the order in which they are written."""
