"""While the papers of an archive are in memory, Python does not look among them for cycles."""

import gc
import weakref
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from paper_archive.plugin import cycles
from paper_archive.plugin.processes import shared_work


class Knot:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.held = self


@pytest.fixture(autouse=True)
def _nothing_aside() -> Iterator[None]:
    """A build of another test in this process has set aside what was there."""
    gc.unfreeze()
    yield
    gc.enable()
    gc.unfreeze()


def test_nothing_is_collected_while_papers_are_read() -> None:
    cycles.begin_build()
    assert not gc.isenabled()
    cycles.end_reading(is_last=True)
    assert gc.isenabled()


def test_what_was_made_before_is_set_aside_in_the_last_build_of_a_process() -> None:
    cycles.begin_build()
    cycles.end_reading(is_last=True)
    assert gc.get_freeze_count() > 0


def test_nothing_is_set_aside_while_a_site_is_served() -> None:
    cycles.begin_build()
    cycles.end_reading(is_last=False)
    assert gc.get_freeze_count() == 0


def test_work_in_several_processes_leaves_aside_what_was_set_aside() -> None:
    cycles.begin_build()
    cycles.end_reading(is_last=True)
    list(shared_work([-1], abs, 1))
    assert gc.get_freeze_count() > 0


@pytest.mark.parametrize("error", [None, ValueError])
def test_work_in_several_processes_sets_nothing_aside_for_good(
    error: type[Exception] | None,
) -> None:
    def work(_: int) -> None:
        assert gc.get_freeze_count() > 0
        if error:
            raise error

    with pytest.raises(error) if error else nullcontext():
        list(shared_work([1], work, 1))
    assert gc.get_freeze_count() == 0


def test_another_build_in_the_process_collects_what_was_set_aside() -> None:
    cycles.begin_build()
    knot = Knot()
    left = weakref.ref(knot)
    cycles.end_reading(is_last=True)
    del knot
    gc.collect()
    assert left() is not None
    cycles.begin_build()
    assert left() is None
