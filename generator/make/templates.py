"""A theme's templates, run in Jinja's immutable sandbox; what is wrong with one is a problem at its file and line."""

from collections.abc import Callable
from traceback import walk_tb
from types import TracebackType

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
)
from msgspec import Struct

from generator.make.closures import reached_from
from generator.make.sandbox import Sandbox
from generator.model import lazy_re as re
from generator.model.problem import Problem, Rule
from generator.model.project import Theme
from generator.model.text import Place

TEMPLATE_ERROR = Rule("TH001", "template-error", "error", "build", "A template of the theme cannot be run.")

# What could make one site's pages differ between two builds.
UNSTEADY_GLOBALS = ("lipsum",)
UNSTEADY_FILTERS = ("random",)
MESSAGE = 300
ADDRESS_START = " at 0x"
ADDRESS = re.compile(ADDRESS_START + r"[0-9a-fA-F]{6,16}")
NO_FIELD = re.compile(r"'generator\.[\w.]*?(\w+) object' has no attribute '(\w+)'")


class Templates(Struct, frozen=True):
    """The templates of one theme, ready to run. `lines` are the source lines of each, by file."""

    source: Theme
    environment: Environment
    lines: dict[str, tuple[str, ...]]

    @property
    def theme(self) -> str:
        """The name of the theme."""
        return self.source.name


class ThemeLoader(BaseLoader):
    """Templates by their names in the theme, from memory: a template can reach no file."""

    def __init__(self, theme: Theme) -> None:
        self._texts = {source.path: _text(source.data) for source in theme.templates}
        self._broken = frozenset(source.path for source in theme.templates if not _is_utf8(source.data))
        self._name = theme.name

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, and the file that errors name."""
        if template not in self._texts:
            raise TemplateNotFound(template)
        file = template_file(self._name, template)
        if template in self._broken:
            line = self._texts[template].partition("\N{REPLACEMENT CHARACTER}")[0].count("\n") + 1
            raise TemplateSyntaxError("this template is not UTF-8", line, template, file)
        return self._texts[template], file, lambda: True

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return sorted(self._texts)


def load_templates(theme: Theme, compiled: BytecodeCache | None = None) -> Templates:
    """The theme's templates. Nothing is compiled before it is used, so an unused broken template stops no build.

    What is in `compiled` is not compiled again.
    """
    environment = Sandbox(
        loader=ThemeLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=printable,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    for name in UNSTEADY_GLOBALS:
        environment.globals.pop(name, None)
    for name in UNSTEADY_FILTERS:
        environment.filters.pop(name, None)
    lines = {
        template_file(theme.name, source.path): tuple(_text(source.data).splitlines()) for source in theme.templates
    }
    return Templates(theme, environment, lines)


def printable(value: object) -> object:
    """`value`, if it is one that a page can show; raises TypeError on any other.

    What Python would print of a generator or a macro is an address in memory, other at each build.
    """
    if type(value) is str:  # as nearly all are
        return value
    # An unknown name says so itself, when it is printed.
    if value is None or isinstance(value, str | int | float | Undefined):
        return value
    raise TypeError(f"this is no text but a {type(value).__name__}; print its parts one by one")


def render(templates: Templates, name: str, view: Struct) -> str | Problem:
    """The template `name` applied to the fields of `view`; whatever goes wrong in it is the theme's problem."""
    own = template_file(templates.theme, name)
    try:
        template = templates.environment.get_template(name)
        text = template.render({field: getattr(view, field) for field in view.__struct_fields__})
    except TemplateNotFound as error:
        missing = template_file(templates.theme, str(error.name or name))
        asked = _line_in(error.__traceback__, templates)
        place = asked or (own, 1)
        return _problem(f"there is no template {missing}", *place, templates)
    except TemplateSyntaxError as error:
        return _problem(error.message or "syntax error", error.filename or own, error.lineno, templates)
    except Exception as error:  # whatever a template's expression raises: a view is plain data and raises nothing
        file, line = _line_in(error.__traceback__, templates) or (own, 1)
        return _problem(_said(error), file, line, templates)
    if _shows_address(text, view, name, templates):
        return _problem("the page would show the address of something in memory", own, 1, templates)
    return text


def template_file(theme: str, name: str) -> str:
    """The path of a template as problems name it."""
    return f"themes/{theme}/templates/{name}"


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace")


def _shows_address(text: str, view: Struct, name: str, templates: Templates) -> bool:
    """Whether `text` shows an address that neither the view nor a template of `name` says: filters print, too.

    Only those that the page depends on count: it must be refused or not whatever else the theme has.
    """
    if ADDRESS_START not in text:
        return False
    found = frozenset(match[0] for match in ADDRESS.finditer(text))
    reached = (template_file(templates.theme, each) for each in reached_from(templates.source, name))
    said = [repr(view), *(line for file in reached for line in templates.lines.get(file, ()))]
    return any(not any(address in words for words in said) for address in found)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _said(error: Exception) -> str:
    """What an error in an expression says to the author of a theme."""
    words = NO_FIELD.sub(r"\1 has no field '\2'", str(error))
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _line_in(traceback: TracebackType | None, templates: Templates) -> tuple[str, int] | None:
    """The innermost template line of a traceback: Jinja gives templates' frames their own files and lines."""
    frames = ((frame.f_code.co_filename, line) for frame, line in walk_tb(traceback))
    found = [(file, line) for file, line in frames if file in templates.lines]
    return found[-1] if found else None


def _problem(message: str, file: str, line: int, templates: Templates) -> Problem:
    lines = templates.lines.get(file, ())
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    start = len(text) - len(text.lstrip()) + 1
    place = Place(file, line, start if text else 1, line, len(text.rstrip()) + 1 if text else 1)
    words = " ".join(message.split())
    return Problem.of(TEMPLATE_ERROR, words[:MESSAGE], place, line_text=text)
