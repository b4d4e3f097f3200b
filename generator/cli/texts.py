"""Reading texts without making a page of them, as `lint` and `read` do."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.disk.find import SitePath
    from generator.engine.understand import Understood


def understand_texts(site: "SitePath", select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> "Understood":
    """Everything about the texts of `site` now, or at the instant that SOURCE_DATE_EPOCH names.

    `select` and `ignore` are codes that the command line gives beside the settings.
    """
    from generator.engine.understand import Wishes, understand

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return understand(site, Wishes(datetime.now(UTC), epoch=epoch, themed=False, select=select, ignore=ignore))
