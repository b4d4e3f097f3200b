"""What `lint` does with fixes: show them as a difference, or make them and say so."""

import sys
from typing import TYPE_CHECKING

import click

from generator.cli.refusals import say_outside, say_refusal
from generator.report.escape import escaped
from generator.report.text import counted

if TYPE_CHECKING:
    from generator.engine.mend import Mended


def show_fixes(mended: "tuple[Mended, ...]") -> int:
    """Shows what the fixes would do to their files, and writes nothing. Gives 1 where there is anything to do."""
    from generator.report.diff import show_diff

    for one in mended:
        changed = one.changed
        if changed.refusal is not None:
            say_refusal(changed.refusal, one.shown)
        click.echo(show_diff(changed.before, changed.after, one.shown, sys.stdout.isatty()), nl=False)
    return int(any(one.changed.after != one.changed.before for one in mended))


def make_fixes(mended: "tuple[Mended, ...]") -> int:
    """Writes the mended files, and says what was done, on standard error. Gives 1 where one cannot be written."""
    from generator.disk.errors import OutsideError
    from generator.engine.mend import write

    failed = False
    for one in mended:
        if one.changed.refusal is not None:
            say_refusal(one.changed.refusal, one.shown)
        if one.changed.after != one.changed.before:
            try:
                write(one)
            except OutsideError as error:  # the other files are none the worse for it
                say_outside(error)
                failed = True
                continue
            click.echo(escaped(f"{one.shown}: {counted(one.changed.count, 'problem')} mended"), err=True)
    return int(failed)
