"""Text that must stand in XML and in script elements, whatever it holds."""

from typing import Any

import msgspec
from markupsafe import Markup

from generator.model import lazy_re as re

# What is forbidden, one by one: to say what is allowed takes ten times as long to compile.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
PLANE_ENDS = re.compile(
    "[" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)) + "]"
)
SCRIPT_ESCAPES = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def xml_text(text: str) -> str:
    """`text` without what XML 1.0 forbids or discourages: control characters, surrogates, noncharacters."""
    if text.isascii() and text.isprintable():  # as nearly every word of a page is
        return text
    return PLANE_ENDS.sub("", NOT_XML.sub("", text))


def script_json(value: Any) -> Markup:
    """JSON for a script element: nothing in it can end the element, start a comment or break a line of script."""
    text = msgspec.json.encode(value).decode()
    return Markup(text.translate(SCRIPT_ESCAPES))  # escaped on the line itself
