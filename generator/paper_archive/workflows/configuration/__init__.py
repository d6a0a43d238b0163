"""`archive.yml`: what `paper-archive update` does, written by a person.

    contact: you@example.org
    sources:
      - fetch: arxiv
        category: cs.CL
        since: 2026-11-01
        topics: [attention]
      - import: inbox/*.bib
    enrich: true

A section is added as a key of `_SECTIONS`, with a field of `Configuration`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from paper_archive.archive import store
from paper_archive.archive.files import disk
from paper_archive.archive.markdown.yaml_nodes import Node, plain
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.network.services import is_contact
from paper_archive.workflows.configuration.digest_settings import DigestSettings, read_digest
from paper_archive.workflows.configuration.settings_file import Key, SettingsFile, pairs
from paper_archive.workflows.configuration.sources import Source, read_sources
from paper_archive.workflows.enriching import BY_SERVICE

_NAME: Final = "archive.yml"
_CONTACT: Final = Key("a mail address, or an http(s) address", is_contact)
_SERVICES: Final = Key(
    f"true, false or some of {', '.join(BY_SERVICE)}", BY_SERVICE.__contains__, is_list=True
)
_SECTIONS: Final = ("contact", "sources", "enrich", "digest")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the file says."""

    folder: Path = Path()
    """The folder of the file, where the paths in it begin."""
    contact: str = ""
    sources: list[Source] = field(default_factory=list)
    enrich: tuple[str, ...] | None = None
    """The services that complete pages; empty for the usual ones, None for no completion."""
    digest: DigestSettings = field(default_factory=DigestSettings)


def file_of(content: Path) -> Path:
    """Return where the file of an archive is: beside its content folder."""
    return content.parent / _NAME


def read_configuration(path: Path, content: Path, today: str) -> Configuration:
    """Return what the file says about the archive in a content folder.

    Raises:
        ArchiveError: with every mistake in it.

    """
    where = Where(path.as_posix())
    if not disk.is_there(path):
        what = "there is no such file; the README.md of the archive says how to write one"
        raise ArchiveError([Problem(where, "file-read", what)])
    file = SettingsFile(disk.read_text(path), where)
    sections = file.entries(file.root, _SECTIONS, "file")
    found = Configuration(
        folder=path.parent,
        contact=_contact(file, sections),
        sources=read_sources(file, sections.get("sources"), path.parent, today),
        enrich=_services(file, sections.get("enrich")),
        digest=read_digest(file, sections.get("digest")),
    )
    _check_topics(file, found.sources, content)
    file.check()
    return found


def mistakes_in(path: Path, content: Path, today: str) -> list[Problem]:
    """Return every mistake in the file; none if it does not exist."""
    try:
        if disk.is_there(path):
            read_configuration(path, content, today)
    except ArchiveError as error:
        return list(error.problems)
    return []


def contact_in(path: Path) -> str:
    """Return the contact that the file names; empty if it names none, or does not exist.

    Raises:
        ArchiveError: when the file is not YAML, or the contact is not valid.

    """
    if not disk.is_there(path):
        return ""
    file = SettingsFile(disk.read_text(path), Where(path.as_posix()))
    contact = _contact(file, {key: node for key, node in pairs(file.root) if key == "contact"})
    file.check()
    return contact


def digest_in(path: Path) -> DigestSettings:
    """Return what the file says of digests; nothing if it does not exist.

    Raises:
        ArchiveError: when the file is not YAML, or with every mistake in its section.

    """
    if not disk.is_there(path):
        return DigestSettings()
    file = SettingsFile(disk.read_text(path), Where(path.as_posix()))
    settings = read_digest(file, dict(pairs(file.root)).get("digest"))
    file.check()
    return settings


def _contact(file: SettingsFile, sections: Mapping[str, Node]) -> str:
    values = file.values(sections, {"contact": _CONTACT})
    return next((each.text for each in values.get("contact", ())), "")


def _services(file: SettingsFile, node: Node | None) -> tuple[str, ...] | None:
    value = plain(node) if node else False
    if isinstance(value, bool) or not node:
        return () if value else None
    return tuple(
        each.text for each in file.values({"enrich": node}, {"enrich": _SERVICES})["enrich"]
    )


def _check_topics(file: SettingsFile, sources: list[Source], content: Path) -> None:
    named = [each for source in sources for each in source.values.get("topics", ())]
    known = {topic.slug for topic in store.load_topics(content)} if named else set()
    for each in named:
        if each.text not in known:
            message = f"topics must be topics of topics.yml, not {shown(each.text)}"
            file.problems.append(Problem(each.where, "setting", message))
