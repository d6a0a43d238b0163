"""Which column of a table holds which field, and which hold none."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from paper_archive.sources.json_documents import bare, dicts_in, text_of
from paper_archive.sources.not_kept import is_empty
from paper_archive.sources.table.column_names import AFTER_VOLUME, FIELDS, TITLES, USELESS
from paper_archive.text import fold, listed


class Columns:
    """The columns of one table, learnt row by row."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        """Begin with the columns that a person chose: field → column."""
        self._chosen = {field: _folded(column) for field, column in chosen.items()}
        self._field_of: dict[str, tuple[str, int] | None] = {}
        self._seen: dict[str, None] = {}
        self._used: dict[str, dict[str, None]] = {}
        self._unread: dict[str, None] = {}

    @property
    def are_doubtful(self) -> bool:
        """Whether a column of no field may be that of the authors or the date, which have none."""
        unread = any(_folded(column) not in USELESS for column in self._unread)
        return bool(self._used and unread and not ("authors" in self._used and self._has_date))

    @property
    def _has_date(self) -> bool:
        return any(field in self._used for field in ("date", "year"))

    @property
    def has_title(self) -> bool:
        """Whether any row had a column of titles."""
        return "title" in self._used or not self._seen

    def is_record(self, value: Mapping[str, Any]) -> bool:
        """Tell whether an object has a title, and is not a list of objects that have one.

        A paper is not such a list because its methods, tasks and authors have names.
        """
        own = self._title_rank(value)
        if own is None or self._is_empty_section(value):
            return False
        is_paper = any((found := self._field(str(key))) and found[0] == "authors" for key in value)
        parts = (
            self._title_rank(part)
            for each in value.values()
            if isinstance(each, list)
            for part in dicts_in(each[:1])
        )
        return not any(rank is not None and (rank <= own or not is_paper) for rank in parts)

    def _is_empty_section(self, value: Mapping[str, Any]) -> bool:
        """Tell whether an object has only a title and an empty list, as `papers` of a topic."""
        is_list = any(each == [] and not self._field(str(key)) for key, each in value.items())
        others = (self._field(str(key)) for key, each in value.items() if not is_empty(each))
        return is_list and all(found is None or found[0] == "title" for found in others)

    def _title_rank(self, value: Mapping[str, Any]) -> int | None:
        """Return how likely an object has a title: a lower number is likelier."""
        texts = [str(key) for key in value if text_of(bare(value[key])) or bare(value[key]) == ""]
        self._seen.update(dict.fromkeys(texts))
        found = filter(None, map(self._field, texts))
        return min((rank for field, rank in found if field == "title"), default=None)

    def read(self, row: Mapping[str, object]) -> dict[str, object]:
        """Return field → value of a row: of several columns, the likeliest that is filled."""
        ranks: dict[str, int] = {}
        values: dict[str, object] = {}
        before = ""
        for column, whole in row.items():
            self._seen[column] = None
            self._take_for_issue(column, before)
            before = column
            found, value = self._field(column), bare(whole)
            if is_empty(value):
                continue
            if found is None:
                self._unread[column] = None
                continue
            field, rank = found
            if rank < ranks.get(field, 1_000):
                ranks[field], values[field] = rank, value
                self._used.setdefault(field, {})[column] = None
        return values

    def _take_for_issue(self, column: str, before: str) -> None:
        """Take a column such as `No.` for that of issues if the one before it has volumes."""
        if not before or self._field(column) or "issue" in self._chosen:
            return
        if _folded(column) in AFTER_VOLUME and (self._field(before) or ("",))[0] == "volume":
            self._field_of[column] = ("issue", len(FIELDS))

    def not_kept(self, row: Mapping[str, object], status: object) -> tuple[str, ...]:
        """Return the filled columns of a row of which nothing is kept.

        A column "status" is one of them, unless the `status` of the paper is from there.
        """
        unkept = (None,) if status else (None, FIELDS["status"])
        return tuple(
            column
            for column, value in row.items()
            if not is_empty(bare(value))
            and self._field(column) in unkept
            and _folded(column) not in USELESS
        )

    def named(self, most: int) -> str:
        """Return the names of the columns."""
        return listed([f"“{column}”" for column in self._seen], most)

    def summary(self) -> str:
        """Return which column was read as what."""
        return "read " + ", ".join(
            f"{field} from {' and '.join(f'“{column}”' for column in columns)}"
            for field, columns in self._used.items()
        )

    def _field(self, column: str) -> tuple[str, int] | None:
        """Return which field a column holds, and how likely: a lower number is likelier."""
        if column not in self._field_of:
            name = _folded(column)
            chosen = next((field for field, known in self._chosen.items() if known == name), None)
            found = (chosen, -1) if chosen else FIELDS.get(name) or FIELDS.get(fold(column))
            if found and not chosen and found[0] in self._chosen:
                found = None
            self._field_of[column] = found
        return self._field_of[column]


def has_title(names: list[str], chosen: str = "") -> bool:
    """Tell whether one of the columns is likely to hold titles, or is the one that was chosen."""
    titles = {*TITLES, _folded(chosen)} if chosen else TITLES
    return any(
        (_folded(name) in titles or name.strip() == "TI") and "{" not in name for name in names
    )


@lru_cache(1_000)
def _folded(column: str) -> str:
    """Return the name of a column as folded words: `paperTitle` and `paper_title` alike."""
    spaced = "".join(
        f" {letter}" if letter.isupper() and before.islower() else letter
        for before, letter in zip(f" {column}", column, strict=False)
    )
    return fold(spaced.replace("_", " "))
