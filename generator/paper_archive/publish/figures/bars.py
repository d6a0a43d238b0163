"""The bars of a chart, its gridlines, labels and description."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from paper_archive.publish.languages.language import ENGLISH, Language

_MONTH_STEPS: Final = (1, 3, 6, 12)
_NAMED: Final = 2
"""How many bars a description names."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled count."""

    label: str
    value: int
    address: str = ""
    """The address of a page that lists what is counted; empty if there is none."""
    tick: str = ""
    """A shorter label for the axis; empty if `label` is short enough."""

    @property
    def name(self) -> str:
        """The label for the axis."""
        return self.tick or self.label


@dataclass(frozen=True, slots=True)
class Series:
    """The bars of one of several charts; all have the same labels."""

    title: str
    address: str
    bars: Sequence[Bar]


def description(values: Sequence[Bar], unit: str, language: Language = ENGLISH) -> str:
    """Return a text version of a chart: total, range, peak and gaps."""
    say = language.say
    total = language.counted(sum(bar.value for bar in values), unit)
    first, last = values[0].label, values[-1].label
    if len(values) == 1:
        return say("{count} in {period}.", count=total, period=first)
    said = [say("{count} from {first} to {last}.", count=total, first=first, last=last)]
    highest = max(bar.value for bar in values)
    most = language.number(highest)
    peaks = [bar.label for bar in values if bar.value == highest]
    if len(peaks) == len(values):
        return f"{said[0]} {say('Each has {number}.', number=most)}"
    said.append(
        say("The peak is {number}, in {periods}.", number=most, periods=_some(peaks, language))
    )
    if gaps := [bar.label for bar in values if not bar.value]:
        said.append(say("None in {periods}.", periods=_some(gaps, language)))
    return " ".join(said)


def gridlines(top: int, most: int) -> list[int]:
    """Return at most `most` round, evenly spaced numbers up to `top`."""
    step = next(step for step in _round_steps() if top // step <= most)
    return list(range(step, top + 1, step))


def ticks(names: Sequence[str], most: int) -> list[int]:
    """Return the indexes of the labels to show: round years, or every third, sixth, … month.

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


def _some(labels: Sequence[str], language: Language) -> str:
    """Return the first labels and the number of the rest, as part of a sentence."""
    more = len(labels) - _NAMED
    shown = labels
    if more > 0:
        shown = [*labels[:_NAMED], language.say("{number} more", number=language.number(more))]
    if len(shown) == 1:
        return shown[0]
    return language.say("{these} and {that}", these=", ".join(shown[:-1]), that=shown[-1])


def _round_steps() -> Iterator[int]:
    return (digit * 10**power for power in count() for digit in (1, 2, 5))
