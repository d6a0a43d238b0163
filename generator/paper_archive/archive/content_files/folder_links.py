"""Links to folders that contain the link itself, which MkDocs would follow forever."""

from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path


def endless_link(links: Sequence[Path]) -> Path | None:
    """Return a link that leads back to itself, if there is one."""
    homes = {link: link.parent.resolve() for link in links}
    targets = {link: link.resolve() for link in links}
    below = {
        link: [other for other in links if homes[other].is_relative_to(targets[link])]
        for link in links
    }
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        cycle: Sequence[Path] = error.args[1]
        return min(cycle)
    return None
