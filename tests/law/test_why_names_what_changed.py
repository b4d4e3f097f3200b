"""`afterword why` names the input that changed, for each kind of change, before the site is built anew."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.law import changes, changes_of_files
from tests.law.building import ran_here
from tests.law.changes import OF_SOURCES
from tests.law.living_site import (
    ABOUT,
    BUOY,
    EBB,
    HOME,
    PIER,
    POSTS,
    PUMP,
    SLUICE,
    TEMPLATES,
    THEME,
    TIDE,
    VALVE,
    Change,
    LivingSite,
)

PAGES = {PUMP: "posts/pump/index.html", VALVE: "posts/valve/index.html", SLUICE: "posts/sluice/index.html"}
PAGES |= {PIER: "posts/pier/index.html", BUOY: "posts/buoy/index.html", EBB: "posts/ebb/index.html"}
PAGES |= {ABOUT: "about/index.html", HOME: "index.html"}
MISSING = f"{POSTS}/missing.md"


def edit(change: Change, text: str = PUMP, two: int = 1) -> Callable[[LivingSite], str]:
    """That kind of change of a text."""

    def act(site: LivingSite) -> str:
        change(site, site.names().index(text), two)
        return change.__name__

    act.__name__ = change.__name__
    return act


def act(change: Change, one: int = 0, two: int = 1) -> Callable[[LivingSite], str]:
    """That kind of change, with these numbers."""

    def run(site: LivingSite) -> str:
        change(site, one, two)
        return change.__name__

    run.__name__ = change.__name__
    return run


def template(name: str) -> Callable[[LivingSite], str]:
    """A change of that template."""
    return act(changes_of_files.template_edited, sorted(TEMPLATES).index(name))


# Of a change: the page that is asked about, the kinds that its input may be of, and how its name may end.
Row = tuple[Callable[[LivingSite], str], str, str, str]
OF_A_TEXT: tuple[Change, ...] = (
    changes.body_edited, changes.first_words_edited, changes.title_edited, changes.tags_edited,
    changes.tag_spelled_otherwise, changes.old_address_given, changes.expiry_given, changes.update_told,
    changes.description_edited, changes.authors_edited, changes.language_of_a_text_edited, changes.incident_edited,
    changes.cover_edited, changes.note_toggled, changes.suppression_toggled, changes.internal_passage_toggled,
    changes.timeline_toggled, changes.link_toggled, changes.text_made_older, changes.date_edited,
)  # fmt: skip
ROWS: tuple[Row, ...] = (
    *((edit(change), PAGES[PUMP], "text", PUMP) for change in OF_A_TEXT),
    (edit(changes.publication_given, PUMP, 2), PAGES[PUMP], "text", PUMP),
    (edit(changes.body_edited, ABOUT), PAGES[ABOUT], "text", ABOUT),
    (edit(changes.body_edited, HOME), PAGES[HOME], "text", HOME),
    (edit(changes.body_edited), "feed.xml", "list text", PUMP),
    (edit(changes.title_edited), PAGES[HOME], "list", PUMP),
    (edit(changes.title_edited), "tags/pumps/index.html", "list", PUMP),
    (edit(changes.title_edited), PAGES[VALVE], "neighbour", PUMP),
    (edit(changes.draft_toggled, VALVE), PAGES[PUMP], "neighbour", f"{VALVE} {SLUICE}"),
    (edit(changes.text_deleted, VALVE), PAGES[SLUICE], "neighbour", f"{VALVE} {PUMP}"),
    (edit(changes.tags_edited, BUOY), PAGES[SLUICE], "tag", "gates"),
    (edit(changes.visibility_toggled, VALVE), PAGES[HOME], "list", VALVE),
    (act(changes.text_added), PAGES[HOME], "list", f"{POSTS}/added-0.md"),
    (act(changes.link_target_made_or_removed), PAGES[BUOY], "text", MISSING),
    (act(changes.texts_swapped, 6, 9), PAGES[PUMP], "text", PUMP),
    (act(changes.texts_swapped, 7, 6), PAGES[PUMP], "text", PUMP),
    (template("post.html"), PAGES[PUMP], "template", "post.html"),
    (template("base.html"), PAGES[PUMP], "template", "base.html"),
    (template("base.html"), "404.html", "template", "base.html"),
    (template("tags-of.html"), PAGES[PUMP], "template", "tags-of.html"),
    (template("list.html"), PAGES[HOME], "template", "list.html"),
    (template("feed.xml"), "feed.xml", "template", "feed.xml"),
    (template("sitemap.xml"), "sitemap.xml", "template", "sitemap.xml"),
    (act(changes_of_files.template_broken_or_mended), PAGES[PUMP], "template", "post.html"),
    (act(changes_of_files.template_that_was_missing_appears_or_goes), PAGES[PUMP], "template", "extra.html"),
    (act(changes_of_files.template_that_was_missing_appears_or_goes, 2), PAGES[PUMP], "template", "article.html"),
    (act(changes_of_files.style_edited), PAGES[PUMP], "asset", "10.css"),
    (act(changes_of_files.icon_edited), PAGES[PUMP], "asset", "icon.svg"),
    (act(changes_of_files.picture_repainted), PAGES[PUMP], "asset", "gauge.png"),
    (act(changes_of_files.picture_resized), PAGES[PUMP], "asset", "gauge.png"),
    (act(changes_of_files.picture_toggled), PAGES[PUMP], "asset", "gauge.png"),
    (act(changes_of_files.picture_spoilt), PAGES[PUMP], "asset", "gauge.png"),
    (act(changes_of_files.missing_picture_toggled), PAGES[BUOY], "asset", "gone.png"),
    (act(changes_of_files.static_file_edited), "data.txt", "asset", "data.txt"),
    (act(changes_of_files.glossary_edited), PAGES[PIER], "settings text", "glossary.yaml"),
    (act(changes_of_files.glossary_toggled), PAGES[PIER], "settings text", "glossary.yaml"),
    (act(changes.site_renamed), PAGES[PUMP], "settings", "site.yaml"),
    (act(changes.author_of_the_site_edited, 0, 2), PAGES[PUMP], "settings", "site.yaml"),
    (act(changes.menu_edited), PAGES[PUMP], "settings menu", ""),
    (act(changes.address_of_the_site_edited), PAGES[PUMP], "settings", "site.yaml"),
    (act(changes.language_of_the_site_edited), PAGES[PUMP], "settings", "site.yaml"),
    (act(changes.zone_of_the_site_edited, 0, 2), PAGES[PUMP], "settings", "site.yaml"),
    (act(changes.html_trusted_or_not), PAGES[PUMP], "settings", "site.yaml"),
    (act(changes.theme_chosen), PAGES[PUMP], "settings template", ""),
    (act(changes.clock_moved), PAGES[HOME], "settings list", ""),
)  # fmt: skip

# After these a page may say what it said before.
UNSEEN = {
    "tag_spelled_otherwise", "old_address_given", "expiry_given", "publication_given", "note_toggled",
    "suppression_toggled", "internal_passage_toggled", "zone_of_the_site_edited", "html_trusted_or_not",
}  # fmt: skip
# After these the page of the text is no page of the site any more, or stands elsewhere.
GONE = (
    edit(changes.slug_given), edit(changes.address_given), edit(changes.draft_toggled), edit(changes.text_deleted),
    edit(changes.visibility_toggled), edit(changes.text_renamed, PUMP, 0), act(changes.permalinks_edited),
    edit(changes.expiry_given, PUMP, 2), edit(changes.publication_given, PUMP, 1), edit(changes.date_edited, PUMP, 3),
)  # fmt: skip
NEW = ((act(changes.text_added), "posts/added-0/index.html"), (act(changes.clock_moved), "posts/tide/index.html"))
# Nothing of a page has changed after these.
FRESH = (
    act(changes.text_touched, 6), act(changes.texts_copied), edit(changes.body_edited, SLUICE),
    act(changes_of_files.theme_of_the_same_name_appears_or_goes), act(changes.rules_ignored_or_not),
    act(changes_of_files.static_file_edited), act(changes_of_files.static_file_toggled),
    edit(changes.body_edited, TIDE),
)  # fmt: skip
# The first two stop a build, whatever the page; the last two are of the command line, and `why` has no such flags.
NOT_ASKED = {
    "front_matter_broken_or_mended", "settings_broken_or_mended", "theme_asset_toggled", "audience_changed",
    "address_of_the_build_changed",
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> LivingSite:
    """A site that was built."""
    (tmp_path / "site").mkdir()
    site = LivingSite(tmp_path / "site")
    assert ran_here(site.root, str(site.epoch)).code == 0
    return site


def why(site: LivingSite, file: str) -> dict[str, Any]:
    ran = ran_here(site.root, str(site.epoch), file, "--format", "json", command="why")
    assert ran.code == 0, ran.err
    told: dict[str, Any] = json.loads(ran.out)
    assert (told["version"], told["file"]) == (1, file)
    return told


def changed(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [(put["kind"], put["name"]) for put in told["inputs"] if put["changed"]]


@pytest.mark.parametrize(("edit", "file", "kinds", "name"), ROWS)
def test_what_changed_is_named(
    site: LivingSite, edit: Callable[[LivingSite], str], file: str, kinds: str, name: str
) -> None:
    assert why(site, file)["state"] == "fresh"
    before = {path: text.data() for path, text in site.texts.items()}
    done = edit(site)
    told = why(site, file)
    assert told["state"] == "stale" or (done in UNSEEN and told["state"] == "fresh")
    ends = tuple(name.split()) or ("",)
    assert any(kind in kinds.split() and put.endswith(ends) for kind, put in changed(told)), changed(told)
    edited = {path for path in before.keys() | site.texts.keys() if before.get(path) != _data(site, path)}
    texts = {put for kind, put in changed(told) if kind == "text"} - {"glossary.yaml"}
    assert texts <= edited, "it blames a text that nobody changed"
    # Once it is built all is well.
    if ran_here(site.root, str(site.epoch)).code == 0:
        assert changed(why(site, file)) == []


@pytest.mark.parametrize("edit", GONE)
def test_a_page_that_nothing_wants_any_more_is_told_as_gone(
    site: LivingSite, edit: Callable[[LivingSite], str]
) -> None:
    edit(site)
    assert why(site, PAGES[PUMP])["state"] == "gone"


@pytest.mark.parametrize(("edit", "file"), NEW)
def test_a_page_that_was_not_there_yet_is_told_as_new(
    site: LivingSite, edit: Callable[[LivingSite], str], file: str
) -> None:
    edit(site)
    assert why(site, file)["state"] == "new"


@pytest.mark.parametrize("edit", FRESH)
def test_what_a_page_does_not_show_is_not_blamed(site: LivingSite, edit: Callable[[LivingSite], str]) -> None:
    edit(site)
    told = why(site, PAGES[PUMP])
    # Something of the settings may have changed that no page shows.
    assert (told["state"], [put for put in changed(told) if put[0] != "settings"]) == ("fresh", [])


def test_a_file_of_the_theme_that_is_gone_is_a_reason_too(site: LivingSite) -> None:
    changes_of_files.theme_asset_toggled(site, 0, 0)
    assert ran_here(site.root, str(site.epoch)).code == 0
    assert changed(why(site, PAGES[PUMP])) == []
    changes_of_files.theme_asset_toggled(site, 0, 0)
    told = why(site, PAGES[PUMP])
    assert (told["state"], changed(told)) == ("stale", [("asset", "files of the theme that are gone")])


def test_where_no_page_will_be_made_it_says_so(site: LivingSite) -> None:
    assert ran_here(site.root, str(site.epoch), PAGES[PUMP], command="why").err == ""
    changes.front_matter_broken_or_mended(site, 0, 0)
    ran = ran_here(site.root, str(site.epoch), PAGES[VALVE], command="why")
    assert (ran.code, ran.err) == (0, "The next build makes nothing: 1 problem to solve first.\n")


def test_a_page_is_found_by_its_address_too(site: LivingSite) -> None:
    for address in ("/posts/pump/", "posts/pump/", "https://low.example/notes/posts/pump/"):
        ran = ran_here(site.root, str(site.epoch), address, "--format", "json", command="why")
        assert json.loads(ran.out)["file"] == PAGES[PUMP]


def test_every_kind_of_change_is_asked_about(tmp_path: Path) -> None:
    asked = set(NOT_ASKED)
    for number, acts in enumerate([*(row[0] for row in ROWS), *GONE, *(row[0] for row in NEW), *FRESH]):
        (tmp_path / str(number)).mkdir()
        asked.add(acts(LivingSite(tmp_path / str(number))))
    assert {change.__name__ for change in OF_SOURCES} == asked
    assert (tmp_path / "0" / THEME).is_dir()


def _data(site: LivingSite, path: str) -> bytes | None:
    return site.texts[path].data() if path in site.texts else None
