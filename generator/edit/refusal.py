"""Why a change is not made."""

from msgspec import Struct

from generator.model.text import Place


class Refusal(Struct, frozen=True):
    """One reason, the place that it is about, and what to do about it."""

    place: Place
    message: str
    hint: str = ""
