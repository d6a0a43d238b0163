"""When Python looks for garbage, cycles of objects that nothing else holds: not among the papers.

Papers form no cycles, and looking at all of them again and again takes a tenth of a build's time.
"""

import gc


def begin_build() -> None:
    """Stop looking for cycles, but first look for those that an earlier build here left."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()


def end_reading(*, is_last: bool) -> None:
    """Look for cycles again; if the process ends with this build, only among what is new.

    What was made before is then not even looked at, and not taken apart, when the process ends.
    """
    if is_last:
        gc.freeze()
    gc.enable()
