"""Lists of papers in YAML: data only, without aliases and tags of Python."""

import re
from collections.abc import Callable, Iterator
from typing import Final

import yaml

from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.sources.format import Warned
from paper_archive.sources.json_documents import Object, walk
from paper_archive.sources.source_file import SourceFile

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads each value as text: `1984`, `No` and `2306.10000` stay what the file says."""
_KEY: Final = re.compile(
    r"^(?:[ \t-]*|- \{(?:[^\n]*[ \t,])?)[\"']?(?:title|Title|paper_title|name)[\"']?\s*:\s*\S",
    re.MULTILINE,
)
_FIRST: Final = re.compile(r"(?>(?:[^\S\n]*+(?:#.*|---.*)?\n)*)(?:- |[\w\"'][^\n]*:)", re.MULTILINE)
_DEPTH: Final = 50


def is_yaml_list(text: str) -> bool:
    """Tell whether a text is YAML with titles: a list, or keys and values."""
    is_page = text.startswith("---\n") and "\n---\n" in text[4:]
    return not is_page and bool(_FIRST.match(text)) and bool(_KEY.search(text))


def objects_in_yaml(
    file: SourceFile, is_record: Callable[[Object], bool]
) -> Iterator[tuple[Object, Where] | Warned]:
    """Yield the objects that are records, and their places; all values in them are text.

    Raises:
        ArchiveError: when the file is not YAML, or has aliases or tags.

    """
    text, warning = file.western_text()
    if warning:
        yield Warned(warning)
    try:
        _refuse(text, file.where)
        document = yaml.load(text, Loader=_LOADER)  # noqa: S506  # makes text, lists and objects only
    except UnicodeEncodeError as error:
        raise ArchiveError(filter(None, [file.undecodable()])) from error
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        message = f"not YAML: {error.reason}"
        raise ArchiveError([Problem(Where(file.where.path, line), "yaml", message)]) from error
    except yaml.MarkedYAMLError as error:
        place = Where(file.where.path, error.problem_mark.line + 1 if error.problem_mark else None)
        raise ArchiveError([Problem(place, "yaml", f"not YAML: {error.problem}")]) from error
    for path, found in walk(document, is_record, with_siblings=True):
        yield found, Where(file.where.path, None, path or None)


def _refuse(text: str, where: Where) -> None:
    """Refuse what is not plain data: aliases, which can grow endlessly, tags, and deep nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.AliasEvent):
            raise ArchiveError(
                [Problem(Where(where.path, line), "yaml", "aliases are not allowed")]
            )
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        if depth > _DEPTH:
            raise ArchiveError([Problem(Where(where.path, line), "yaml", "nested too deeply")])
        if getattr(event, "tag", None):
            raise ArchiveError([Problem(Where(where.path, line), "yaml", "tags are not allowed")])
