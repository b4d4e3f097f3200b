"""Reading texts without making a page of them, as `lint` and `read` do."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.disk.find import SitePath
    from generator.engine.understand import Understood


def understand_texts(site: "SitePath", remembered: bool = False) -> "Understood":
    """Everything about the texts of `site` now, or at the instant that SOURCE_DATE_EPOCH names.

    `remembered`: with what is known of them from before.
    """
    from generator.engine.understand import Wishes, understand

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return understand(site, Wishes(datetime.now(UTC), epoch=epoch, themed=False, remembered=remembered))
