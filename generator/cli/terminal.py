"""What the terminal at the other end wants."""

import os
from typing import TextIO


def wants_colour(stream: TextIO) -> bool:
    """True for a terminal that can show colours, unless NO_COLOR is set (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") != "dumb"
