"""Jinja with less work for each value and each call: templates make the same output.

A page prints a hundred values and calls forty functions, and there are a hundred thousand pages.
"""

from functools import partial
from types import BuiltinMethodType, CodeType, FunctionType, MethodType
from typing import Any, Final

import jinja2
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from paper_archive.publish.markup import in_attribute

_PLAIN: Final = frozenset((FunctionType, MethodType, BuiltinMethodType, partial))
"""Types of what is called as it is, unless it is marked as one that Jinja passes something."""


def use_quick_templates(environment: jinja2.Environment) -> None:
    """Let the templates that an environment loads from now on be quick ones.

    They have the globals that it has when they are loaded.
    """
    environment.cache = {}  # Jinja's own puts what it is asked for last at its end, under a lock
    environment.template_class = _QuickTemplate
    environment.context_class = _QuickContext


class _QuickTemplate(jinja2.Template):
    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: Any,  # noqa: A002  # the name that Jinja has
        uptodate: Any = None,
    ) -> jinja2.Template:
        # Globals are copied for each page, and those of Jinja are in a mapping of two layers.
        template = super().from_code(environment, code, dict(globals), uptodate)
        # Where the compiled code of a template looks up what it prints values with.
        template.root_render_func.__globals__["escape"] = _escaped
        return template


def _escaped(value: Any) -> str:
    """Return a value as it is printed; no markup is made of it, since it is only joined."""
    kind = type(value)
    if kind is str:
        return in_attribute(value)
    return value if kind is Markup else escape(value)


class _QuickContext(Context):
    def call(__self, __obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # as in Jinja
        kind = type(__obj)
        if kind is Macro:
            args = (__self.eval_ctx, *args)
        elif kind not in _PLAIN or hasattr(__obj, "jinja_pass_arg"):
            return super().call(__obj, *args, **kwargs)
        # Jinja's code passes them for functions that are given the context.
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)
