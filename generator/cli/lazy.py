"""Commands that are loaded when they are asked for: to run one needs none of the others."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group whose commands stand each in a module of `generator.cli` under its own name (`-` is `_` there)."""

    def __init__(self, *arguments: Any, commands_here: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._here = frozenset(commands_here)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in order."""
        return sorted({*self._here, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded now."""
        if cmd_name not in self._here:
            return super().get_command(ctx, cmd_name)
        name = cmd_name.replace("-", "_")
        command = getattr(import_module(f"generator.cli.{name}"), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"generator.cli.{name} holds no command of its name")
        return command
