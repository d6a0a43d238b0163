"""The commands: they read options, print what was done, and choose the exit code."""

import io
import signal
import sys
from typing import Any

import click

from paper_archive.cli.checking import check
from paper_archive.cli.deciding import merge, split
from paper_archive.cli.digesting import digest
from paper_archive.cli.enriching import enrich
from paper_archive.cli.exporting import export
from paper_archive.cli.fetching import fetch
from paper_archive.cli.importing import import_command
from paper_archive.cli.offline import offline
from paper_archive.cli.proposing import propose
from paper_archive.cli.renaming import rename
from paper_archive.cli.starting import new
from paper_archive.cli.suggesting import topics
from paper_archive.cli.tagging import tag
from paper_archive.cli.updating import update
from paper_archive.cli.writing import write


class _Commands(click.Group):
    """Commands that can print any text to any stream, and stop on Ctrl-C without a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; what a stream cannot encode is printed as an escape, not an error."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # it is None if the stream is closed
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that the context names."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\ninterrupted", err=True)
            ctx.exit(128 + signal.SIGINT)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="paper-archive")
def main() -> None:
    """Turn a pile of papers into a website of plain text that you own.

    Exit codes: 0 no problems; 1 problems in the input, each shown with its place; 2 wrong usage.
    """


main.add_command(new)
main.add_command(import_command)
main.add_command(fetch)
main.add_command(enrich)
main.add_command(update)
main.add_command(check)
main.add_command(tag)
main.add_command(topics)
main.add_command(merge)
main.add_command(split)
main.add_command(export)
main.add_command(digest)
main.add_command(offline)
main.add_command(write)
main.add_command(rename)
main.add_command(propose)
