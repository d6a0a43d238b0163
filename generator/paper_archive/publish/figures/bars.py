"""The bars of a chart, and what stands beside them: round numbers, labels, and a description."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from paper_archive.text import counted

_MONTH_STEPS: Final = (1, 3, 6, 12)
_NAMED: Final = 2
"""Bars that a description names."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A count, and of what it is one."""

    label: str
    value: int
    address: str = ""
    """Where what is counted is listed, below the root of the site; empty if nowhere."""
    tick: str = ""
    """A shorter label for below the bar; empty if the label is short."""

    @property
    def name(self) -> str:
        """What stands below the bar."""
        return self.tick or self.label


@dataclass(frozen=True, slots=True)
class Series:
    """The bars of one thing among others; all have bars of the same labels."""

    title: str
    address: str
    bars: Sequence[Bar]


def description(values: Sequence[Bar], unit: str) -> str:
    """Return in words what a chart shows: how many, from when to when, the peak and the gaps."""
    said = [counted(sum(bar.value for bar in values), unit)]
    if len(values) == 1:
        return f"{said[0]} in {values[0].label}."
    said[0] += f" from {values[0].label} to {values[-1].label}."
    most = max(bar.value for bar in values)
    peaks = [bar.label for bar in values if bar.value == most]
    if len(peaks) == len(values):
        return f"{said[0]} Each has {most:,}."
    said.append(f"The peak is {most:,}, in {_some(peaks)}.")
    if gaps := [bar.label for bar in values if not bar.value]:
        said.append(f"None in {_some(gaps)}.")
    return " ".join(said)


def gridlines(top: int, most: int) -> list[int]:
    """Return at most so many round numbers up to the top, each as far from the next."""
    step = next(step for step in _round_steps() if top // step <= most)
    return list(range(step, top + 1, step))


def ticks(names: Sequence[str], most: int) -> list[int]:
    """Return the places of names to show: round years, or else every third, sixth, … month.

    A name that is a number among others that are not, as that of a year's first month, is shown.
    """
    numbers = [name.isdecimal() for name in names]
    if all(numbers):
        for step in _round_steps():
            found = [place for place, name in enumerate(names) if not int(name) % step]
            if len(found) <= most:
                return found
    first = numbers.index(True) if any(numbers) else 0
    steps = (*_MONTH_STEPS, len(names))
    step = next(step for step in steps if -(-len(names) // step) <= most)
    return list(range(first % step, len(names), step))


def _some(labels: Sequence[str]) -> str:
    """Return the first labels as a list in a sentence, and how many more there are."""
    more = len(labels) - _NAMED
    shown = [*labels[:_NAMED], f"{more} more"] if more > 0 else labels
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _round_steps() -> Iterator[int]:
    return (digit * 10**power for power in count() for digit in (1, 2, 5))
