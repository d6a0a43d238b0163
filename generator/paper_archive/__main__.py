"""The program `paper-archive`, also run by `python -m paper_archive`."""

import gc
import os
import signal
import sys


def main() -> None:
    """Run a command; Ctrl-C shows no traceback, even while the commands are being loaded."""
    # Records form no cycles; looking for some takes a tenth of the time of large archives.
    gc.disable()
    try:
        from paper_archive.cli import main as run_command  # noqa: PLC0415
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    try:
        run_command()
    finally:
        _drop_unprinted()


def _drop_unprinted() -> None:
    """Drop what could not be printed, which was reported: Python would fail at it once more."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream and not stream.closed:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
