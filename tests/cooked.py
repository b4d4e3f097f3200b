"""A recipe to its bytes in one step, where a build goes by way of subjects that it may send elsewhere."""

from collections.abc import Callable

from msgspec import Struct

from generator.make.cook import cook_copy, cook_page
from generator.make.templates import Templates
from generator.model.plan import Body, Copy, Page, Recipe
from generator.model.problem import Problem
from generator.model.project import Theme
from generator.model.site import Site
from generator.render.contract import AnyPage
from generator.render.shell import shell_of
from generator.render.subjects import subjects
from generator.render.views import ArticleOf, view_of


def viewer(site: Site, theme: Theme, article: ArticleOf) -> Callable[[Page], AnyPage]:
    """A function from page to view for one site; `article` gives an entry its body."""
    shell = shell_of(site, theme)
    subject_of = subjects(site, shell)
    return lambda page: view_of(shell, subject_of(page), article)


def cook(
    recipe: Recipe, templates: Templates, view: Callable[[Page], Struct], read: Callable[[str], bytes]
) -> bytes | Problem:
    """The bytes that `recipe` makes; `view` makes a page's view, `read` gives the bytes of a file by its path."""
    if isinstance(recipe, Body):
        return recipe.body
    if isinstance(recipe, Copy):
        return cook_copy(recipe, read(recipe.source))
    return cook_page(recipe.output, templates, view(recipe))
