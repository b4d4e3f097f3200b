"""The kinds of change that a site goes through between two builds, one function each: `(site, one, two)`.

`one` picks what is changed, `two` what it becomes, by numbers of any size. Values come from small pools, so that
what was there before comes back: that is when something out of date would be taken for new. A change may find
nothing to do.
"""

import os
from collections.abc import Sequence
from pathlib import PurePosixPath

from tests.law.changes_of_files import OF_FILES, WORDS, other
from tests.law.living_site import BEGINNING, POSTS, Change, LivingSite, Text

TITLES = ("The pump", "A gate & its <keeper>", "High water")
BROKEN = "["
DATES = ("2024-05-01", "2024-07-01", "2023-01-05T10:00:00Z", "2026-02-20", "2026-01-10")
TAGS = ("[pumps, Storage]", "[pumps]", "[storage]", "[Pumps, gates]", "[]")
INSTANTS = (BEGINNING, 1_770_033_600, 1_772_452_800, 1_700_000_000)  # then after the tide, after the ebb, before most
STRAY = "TODO: ask Vera."


def body_edited(site: LivingSite, one: int, two: int) -> None:
    path = site.text(one)
    body = site.texts[path].body
    last = body.pop() if body[-1].startswith("Later on.") else ""
    body.append(other([f"Later on. {words}" for words in WORDS], two, last))
    site.save(path)


def first_words_edited(site: LivingSite, one: int, two: int) -> None:
    path = site.text(one)
    body = site.texts[path].body
    body[0] = other(WORDS, two, body[0])
    site.save(path)


def title_edited(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "title", TITLES, two)


def date_edited(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "date", DATES, two)


def tags_edited(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "tags", TAGS, two)


def tag_spelled_otherwise(site: LivingSite, one: int, two: int) -> None:
    path = site.text(one)
    front = site.texts[path].front
    front["tags"] = front.get("tags", "[pumps]").swapcase()
    site.save(path)


def slug_given(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "slug", ("", "harbour", "quay"), two)


def address_given(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "url", ("", "/elsewhere/", "/posts/missing/"), two)


def old_address_given(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "aliases", ("", "[/old/one/]", "[/old/one/, /old/two.html]", "[/posts/missing/]"), two)


def draft_toggled(site: LivingSite, one: int, two: int) -> None:
    _toggle(site, one, "draft", "true")


def visibility_toggled(site: LivingSite, one: int, two: int) -> None:
    _toggle(site, one, "visibility", "internal")


def expiry_given(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "expires", ("", "2026-03-01", "2026-01-01"), two)


def publication_given(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "publishDate", ("", "2026-02-01", "2024-01-01"), two)


def update_told(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "updated", ("", "2025-12-24", "2026-01-02T10:00:00Z"), two)


def description_edited(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "description", ("", *WORDS), two)


def authors_edited(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "authors", ("", "[Mira]", "[Mira, Sven]"), two)


def language_of_a_text_edited(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "language", ("", "de", "fr"), two)


def incident_edited(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "incident", ("", "{severity: SEV1}", "{severity: SEV2, services: [weir], impact: Wet feet.}"), two)


def cover_edited(site: LivingSite, one: int, two: int) -> None:
    _set(site, one, "cover", ("", "/logo.png", "gone.png"), two)


def front_matter_broken_or_mended(site: LivingSite, one: int, two: int) -> None:
    path = site.text(one)
    front = site.texts[path].front
    front["title"] = "Mended" if front.get("title") == BROKEN else BROKEN
    site.save(path)


def note_toggled(site: LivingSite, one: int, two: int) -> None:
    _toggle_paragraph(site, one, STRAY)


def suppression_toggled(site: LivingSite, one: int, two: int) -> None:
    _toggle_paragraph(site, one, f"<!-- afterword: allow-file ED002 we want it so {two % 2} -->")


def internal_passage_toggled(site: LivingSite, one: int, two: int) -> None:
    _toggle_paragraph(site, one, "::: internal\nKim did it.\n:::")


def timeline_toggled(site: LivingSite, one: int, two: int) -> None:
    _toggle_paragraph(site, one, f"## Timeline\n\n- 2024-05-01 10:0{two % 3} UTC It begins.\n- 12:00 UTC It ends.")


def link_toggled(site: LivingSite, one: int, two: int) -> None:
    here, there = site.text(one), site.text(two)
    _toggle_paragraph(site, one, f"See [there]({os.path.relpath(there, PurePosixPath(here).parent)}).")


def link_target_made_or_removed(site: LivingSite, one: int, two: int) -> None:
    _toggle_text(site, f"{POSTS}/missing.md", Text({"title": "Found", "date": "2024-02-03"}, WORDS[two % 4]))


def text_added(site: LivingSite, one: int, two: int) -> None:
    path = f"{POSTS}/added-{one % 3}.md"
    site.texts[path] = Text(
        {"title": f"Added {two % 2}", "date": DATES[two % 5], "tags": TAGS[one % 5]}, WORDS[two % 4]
    )
    site.save(path)


def text_deleted(site: LivingSite, one: int, two: int) -> None:
    if len(site.texts) > 4:
        path = site.text(one)
        del site.texts[path]
        (site.root / path).unlink()


def text_renamed(site: LivingSite, one: int, two: int) -> None:
    old, new = site.text(one), f"{POSTS}/{('renamed', 'pump', '2025-03-05-dated')[two % 3]}.md"
    if new not in site.texts:
        site.texts[new] = site.texts.pop(old)
        (site.root / old).rename(site.root / new)


def texts_swapped(site: LivingSite, one: int, two: int) -> None:
    first, second = site.text(one), site.text(two)
    site.texts[first], site.texts[second] = site.texts[second], site.texts[first]
    if one % 2:
        site.save(first)
        site.save(second)
    elif first != second:
        # The files change places, each with its times and its number.
        aside = site.root / "aside"
        (site.root / first).rename(aside)
        (site.root / second).rename(site.root / first)
        aside.rename(site.root / second)


def text_made_older(site: LivingSite, one: int, two: int) -> None:
    """Other bytes, as many as before, with the time of the old ones or an earlier one."""
    path = site.text(one)
    before = (site.root / path).stat().st_mtime_ns
    site.texts[path].body[0] = site.texts[path].body[0].swapcase()
    site.save(path)
    os.utime(site.root / path, ns=(before, before - two % 2 * 3_600_000_000_000))


def text_touched(site: LivingSite, one: int, two: int) -> None:
    (site.root / site.text(one)).touch()


def texts_copied(site: LivingSite, one: int, two: int) -> None:
    """As after a fresh check-out: the same bytes in other files."""
    for path in site.names():
        (site.root / path).unlink()
        site.save(path)


def site_renamed(site: LivingSite, one: int, two: int) -> None:
    _configure(site, "title", ("Low water", "High water", '"TODO: name it"'), two)


def author_of_the_site_edited(site: LivingSite, one: int, two: int) -> None:
    _configure(site, "author", ("", "The watch", "Others"), two)


def permalinks_edited(site: LivingSite, one: int, two: int) -> None:
    _configure(site, "permalinks", ("", "{posts: /:year/:slug/}", "{posts: /posts/:slug/}", "/:slug/"), two)


def menu_edited(site: LivingSite, one: int, two: int) -> None:
    _configure(site, "menu", ("", "[{title: Here, url: /}]", "[{title: Buoy, url: /posts/buoy/}]"), two)


def address_of_the_site_edited(site: LivingSite, one: int, two: int) -> None:
    _configure(site, "base_url", ("https://low.example/notes/", "https://high.example/", ""), two)


def language_of_the_site_edited(site: LivingSite, one: int, two: int) -> None:
    _configure(site, "language", ("en", "de"), two)


def zone_of_the_site_edited(site: LivingSite, one: int, two: int) -> None:
    _configure(site, "timezone", ("", "Europe/London", "Pacific/Auckland"), two)


def html_trusted_or_not(site: LivingSite, one: int, two: int) -> None:
    _configure(site, "html", ("clean", "trusted"), two)


def rules_ignored_or_not(site: LivingSite, one: int, two: int) -> None:
    _configure(site, "editorial", ("", "{ignore: [ED]}", "{products: [The Pump], acronyms: [BGP]}"), two)


def settings_broken_or_mended(site: LivingSite, one: int, two: int) -> None:
    key, pool = (("titel", ("", "Misspelt")), ("language", ("en", "[en]")))[one % 2]
    _configure(site, key, pool, two)


def theme_chosen(site: LivingSite, one: int, two: int) -> None:
    _configure(site, "theme", ("own", "default"), two)


def audience_changed(site: LivingSite, one: int, two: int) -> None:
    site.flags ^= {("--drafts", "--future", "--expired", "--strict")[one % 4]}


def address_of_the_build_changed(site: LivingSite, one: int, two: int) -> None:
    site.base_url = other(("", "https://other.example/", "https://low.example/notes/"), two, site.base_url)


def clock_moved(site: LivingSite, one: int, two: int) -> None:
    site.epoch, site.written_as_of = other(INSTANTS, two, site.epoch), bool(one % 2)


OF_SOURCES: tuple[Change, ...] = (
    body_edited, first_words_edited, title_edited, date_edited, tags_edited, tag_spelled_otherwise, slug_given,
    address_given, old_address_given, draft_toggled, visibility_toggled, expiry_given, publication_given,
    update_told, description_edited, authors_edited, language_of_a_text_edited, incident_edited, cover_edited,
    front_matter_broken_or_mended, note_toggled, suppression_toggled, internal_passage_toggled, timeline_toggled,
    link_toggled, link_target_made_or_removed, text_added, text_deleted, text_renamed, texts_swapped,
    text_made_older, text_touched, texts_copied, site_renamed, author_of_the_site_edited, permalinks_edited,
    menu_edited, address_of_the_site_edited, language_of_the_site_edited, zone_of_the_site_edited,
    html_trusted_or_not, rules_ignored_or_not, settings_broken_or_mended, theme_chosen, audience_changed,
    address_of_the_build_changed, clock_moved,
    *OF_FILES,
)  # fmt: skip
"""What an author changes, and what a command line does."""


def _set(site: LivingSite, pick: int, key: str, pool: Sequence[str], two: int) -> None:
    path = site.text(pick)
    front = site.texts[path].front
    front[key] = other(pool, two, front.get(key, ""))
    if not front[key]:
        del front[key]
    site.save(path)


def _toggle(site: LivingSite, pick: int, key: str, value: str) -> None:
    _set(site, pick, key, ("", value), 0)


def _toggle_paragraph(site: LivingSite, pick: int, paragraph: str) -> None:
    path = site.text(pick)
    body = site.texts[path].body
    if paragraph in body[1:]:
        body.remove(paragraph)
    else:
        body.append(paragraph)
    site.save(path)


def _toggle_text(site: LivingSite, path: str, text: Text) -> None:
    if path in site.texts:
        del site.texts[path]
        (site.root / path).unlink()
    else:
        site.texts[path] = text
        site.save(path)


def _configure(site: LivingSite, key: str, pool: Sequence[str], two: int) -> None:
    site.settings[key] = other(pool, two, site.settings.get(key, ""))
    if not site.settings[key]:
        del site.settings[key]
    site.save_settings()
