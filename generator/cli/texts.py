"""Reading texts without making a page of them, as `lint` and `read` do."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

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
    wishes = Wishes(clock, epoch=epoch, themed=False, select=select, ignore=ignore, remembered=remembered)
    return understand(site, wishes)
