"""Lists of papers in YAML: data only, without aliases and tags of Python."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Final

import yaml

from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.sources.json_documents import Object, walk
from paper_archive.sources.source_file import SourceFile

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY: Final = re.compile(
    r"^(?:[ \t-]*|- \{(?:[^\n]*[ \t,])?)[\"']?(?:title|Title|paper_title|name)[\"']?\s*:\s*\S",
    re.MULTILINE,
)
_FIRST: Final = re.compile(r"(?:[^\S\n]*+(?:#.*|---.*)?\n)*+(?:- |[\w\"'][^\n]*:)", re.MULTILINE)
_DEPTH: Final = 50


def is_yaml_list(text: str) -> bool:
    """Tell whether a text is YAML with titles: a list, or keys and values."""
    is_page = text.startswith("---\n") and "\n---\n" in text[4:]
    return not is_page and bool(_FIRST.match(text)) and bool(_KEY.search(text))


def objects_in_yaml(
    file: SourceFile, is_record: Callable[[Object], bool]
) -> Iterator[tuple[Object, Where]]:
    """Yield the objects that are records, and their places.

    Raises:
        ArchiveError: when the file is no YAML, or holds aliases or tags.

    """
    text = file.text()
    try:
        _refuse(text, file.where)
        document = yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "a value is none"
        place = Where(file.where.path, mark.line + 1 if mark else None)
        raise ArchiveError([Problem(place, "yaml", f"not YAML: {reason}")]) from error
    plain = json.loads(json.dumps(document, default=str, skipkeys=True))
    for path, found in walk(plain, is_record):
        yield found, Where(file.where.path, None, path or None)


def _refuse(text: str, where: Where) -> None:
    """Refuse what is no data: aliases, which can grow without end, tags, and too deep nesting."""
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
