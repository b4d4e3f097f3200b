"""Jinja's immutable sandbox, which decides once for each type what a template may ask of it.

Whatever is not decided here is left to Jinja. What is decided is decided as Jinja does: a page asks for two hundred
attributes, and looking at each anew costs more than all the rest of the page.
"""

from typing import Any

from jinja2 import Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from msgspec import Struct

# They format by a pattern of the template's own, which can name attributes too: Jinja hands out guarded ones.
GUARDED = frozenset({"format", "format_map"})


class _Allowed(dict[type, frozenset[str]]):
    """The attributes that need no second look, by the type of what they are asked of: each type is decided once.

    The type must be exactly one of those known here. A subclass may bring whatever it likes, and is Jinja's to judge.
    """

    def __missing__(self, kind: type) -> frozenset[str]:
        self[kind] = allowed = _allowed(kind)
        return allowed


def _allowed(kind: type) -> frozenset[str]:
    """The names of plain data that `kind` gives: the fields of a frozen view, the methods of a text.

    Of any other type: none.
    """
    names: tuple[str, ...] = ()
    if kind in (str, Markup):
        names = tuple(frozenset(dir(kind)) - GUARDED)
    elif issubclass(kind, Struct) and kind.__struct_config__.frozen:
        names = kind.__struct_fields__
    return frozenset(name for name in names if not name.startswith("_"))


class _Steady(Template):
    """A template that no page leaves otherwise than it was.

    What one imports, Jinja makes once and keeps: a `cycler`, a `namespace` or what is left of a filtered list would go
    on from page to page, and a page would hang on which ones are made before it.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        module = super()._get_default_module(ctx)
        self._module = None
        return module


class Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox that templates run in."""

    template_class = _Steady

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._allowed = _Allowed()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute` in a template."""
        if attribute in self._allowed[type(obj)]:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`obj[argument]` in a template; filters that are given the name of an attribute ask in this way too."""
        if type(argument) is str and isinstance(obj, Struct) and argument in self._allowed[type(obj)]:
            return getattr(obj, argument)
        return super().getitem(obj, argument)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """`obj(…)` in a template. A macro takes nothing of the context but whether it escapes."""
        if type(obj) is not Macro:
            return super().call(context, obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(context.eval_ctx, *args, **kwargs)
