"""What search engines read of a page: JSON-LD."""

from markupsafe import Markup

from generator.model.config import Config
from generator.model.site import Entry
from generator.render.addresses import Base, feed_base, picture_address
from generator.render.wording import clipped, rfc3339
from generator.render.xml import script_json, xml_text

HEADLINE = 110
Value = str | int | tuple["Value", ...] | dict[str, "Value"]


def posting(entry: Entry, config: Config, description: str) -> Markup:
    """The post as a `BlogPosting`, with its trail from the home page."""
    base = feed_base(config)
    url = base.of(entry.url)
    modified = entry.updated or entry.date
    about: dict[str, Value] = {
        "@type": "BlogPosting",
        "@id": url,
        "headline": clipped(entry.title, HEADLINE),
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": entry.language or config.language,
        "description": description,
        "publisher": {"@type": "Organization", "name": config.author or config.title, "url": base.of("")},
        "author": tuple({"@type": "Person", "name": author} for author in entry.authors),
        "datePublished": rfc3339(entry.date) if entry.date is not None else "",
        "dateModified": rfc3339(modified) if modified is not None else "",
        "image": tuple(lead_picture(entry, base)[:1]),
        "keywords": entry.tags,
    }
    trail: dict[str, Value] = {
        "@type": "BreadcrumbList",
        "itemListElement": (
            {"@type": "ListItem", "position": 1, "name": config.title, "item": base.of("")},
            {"@type": "ListItem", "position": 2, "name": entry.title, "item": url},
        ),
    }
    graph: tuple[Value, ...] = ({key: value for key, value in about.items() if value}, trail)
    return script_json(_clean({"@context": "https://schema.org", "@graph": graph}))


def lead_picture(entry: Entry, base: Base) -> tuple[str, ...]:
    """The absolute address and alt text of the cover, else of the first picture that is there; empty if none is."""
    for picture in (*((entry.cover,) if entry.cover is not None else ()), *entry.pictures):
        url = "" if picture.missing else picture_address(picture.url, picture.remote, base)
        if url:
            return url, picture.alt
    return ()


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return xml_text(value)
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return value if isinstance(value, int) else tuple(_clean(item) for item in value)
