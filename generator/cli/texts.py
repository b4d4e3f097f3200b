"""Reading texts without making a page of them, as `lint` and `read` do."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.disk.find import SitePath
    from generator.engine.understand import Understood


def understand_texts(
    site: "SitePath", select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), remembered: bool = False
) -> "Understood":
    """Everything about the texts of `site` now, or at the instant that SOURCE_DATE_EPOCH names.

    `select` and `ignore` are codes that the command line gives beside the settings. `remembered`: with what is known
    of the texts from before.
    """
    from generator.engine.understand import Wishes, understand

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    clock = datetime.now(UTC)
    wishes = Wishes(clock, epoch=epoch, themed=False, select=select, ignore=ignore)
    if not remembered:
        return understand(site, wishes)
    from generator.engine.workshop import Means, open_workshop

    # Open until the command ends: whole posts are fetched when somebody asks for them.
    workshop = click.get_current_context().with_resource(open_workshop(site, clock, Means(0), painted=False))
    return understand(site, wishes, workshop=workshop)
