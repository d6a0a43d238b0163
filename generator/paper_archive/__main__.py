"""The program `paper-archive`, also run by `python -m paper_archive`."""

import gc
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
    run_command()


if __name__ == "__main__":
    main()
