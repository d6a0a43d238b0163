"""Mistakes in templates that a person wrote."""

import os
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from paper_archive.package_folders import THEME


def template_fault(error: Exception, folder: str | None) -> str:
    """Return file, line and cause of a mistake in a template; empty if it is not the person's.

    `folder` is the `custom_dir` of the theme, if there is one. A template that does not exist is
    named in a page or in another template.
    """
    if isinstance(error, TemplateNotFound):
        is_ours = error.name and (THEME / error.name).is_file()
        return "" if is_ours else f"there is no template {error.name}"
    file, line = _place(error)
    if not folder or not file or not Path(file).resolve().is_relative_to(Path(folder).resolve()):
        return ""
    return f"{os.path.relpath(file)}:{line}: {error}"


def _place(error: Exception) -> tuple[str, int]:
    """Return file and line of the template in which it happened; an empty name if in none."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or "", error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    if not isinstance(error, TemplateError):  # else it was raised in what the template called
        frames = traceback.StackSummary(frames[-1:])
    templates = [frame for frame in frames if frame.filename.endswith(".html")]
    return (templates[-1].filename, templates[-1].lineno or 0) if templates else ("", 0)
