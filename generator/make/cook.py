"""A page, or a file as it is -> its bytes, or the problem that keeps it from being made."""

from msgspec import Struct

from generator.make.closures import template_of
from generator.make.pictures import is_picture
from generator.make.templates import Templates, render
from generator.model.plan import Copy
from generator.model.problem import Problem, Rule
from generator.model.text import Place

PICTURE_ERROR = Rule(
    "MK001",
    "picture-error",
    "error",
    "build",
    "A picture cannot be published: what it says besides its pixels could not be taken out.",
)


def cook_page(output: str, templates: Templates, view: Struct) -> bytes | Problem:
    """The bytes of a page of the kind `output` that shows `view`."""
    text = render(templates, template_of(output), view)
    return text if isinstance(text, Problem) else text.encode("utf-8", "replace")


def cook_copy(recipe: Copy, data: bytes) -> bytes | Problem:
    """The bytes of a file of the site, which holds `data`, as it is published."""
    # Once more by its first bytes: whatever a picture is called, it goes out without its metadata or not at all.
    if not (recipe.picture or is_picture(data, recipe.source)):
        return data
    from generator.make.metadata import without_metadata  # with Pillow, which takes its time

    try:
        return without_metadata(data)
    except ValueError as error:
        hint = "save it again from a picture editor, or take it out of the site"
        return Problem.of(PICTURE_ERROR, f"this picture cannot be used: {error}", Place(recipe.source), hint=hint)
