"""What the terminal at the other end wants."""

import os
from typing import TextIO

import click


def given(_context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A value as it was given. An empty one is what a script passes whose variable was never set: a mistake."""
    if value is not None and not value.strip():
        raise click.BadParameter("is empty", param=parameter)
    return value


def each_given(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Values as they were given, none of them empty: an empty path would be the whole current folder."""
    for value in values:
        given(context, parameter, value)
    return values


def wants_colour(stream: TextIO) -> bool:
    """True for a terminal that can show colours, unless NO_COLOR is set (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") != "dumb"
