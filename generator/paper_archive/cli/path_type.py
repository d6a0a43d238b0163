"""What paths on the command line must be."""

import os
from typing import Any

import click


class PathType(click.Path):
    """A path that is not empty: `""`, as of an unset variable, would be the current folder."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Return the path.

        Raises:
            click.BadParameter: when it is empty, or not as the options of `click.Path` say.

        """
        if not os.fspath(value):
            self.fail("the path is empty; is a variable of the shell not set?", param, ctx)
        return super().convert(value, param, ctx)
