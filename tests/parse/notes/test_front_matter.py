"""Notes in front matter: found in any value, at their places, and in nothing that a reader gets."""

import pytest

from generator.model.config import Reading
from generator.model.post import Post
from generator.model.text import Source, Words
from generator.parse.post import parse_post


def post_of(front: str, body: str = "The disk was full.\n", fence: str = "---") -> Post:
    return parse_post(Source.of("content/posts/disk.md", f"{fence}\n{front}\n{fence}\n\n{body}"), Reading())


def notes_of(front: str, fence: str = "---") -> list[tuple[str, str, str]]:
    """Code, confidence and source words of each note."""
    post = post_of(front, fence=fence)
    return [(note.code, note.confidence, post.prose.text.cut(note.span)) for note in post.notes]


def public(words: Words | None) -> str | None:
    """What everybody may read of some words."""
    return None if words is None else "".join(run.text for run in words.runs if run.tag == "public").strip()


FOUND = {
    "a marker before its words": ("title: 'TODO: find a better title'", "certain", "TODO: find a better title"),
    "a marker after words": ("title: 'The ring TODO: shorter'", "certain", "TODO: shorter"),
    "a marker in brackets": ("title: 'The ring (TODO: better title)'", "certain", "(TODO: better title)"),
    "a marker alone": ("description: TODO", "certain", "TODO"),
    "a softer marker alone": ("description: TBD", "likely", "TBD"),
    "in lower case, alone": ("summary: fixme", "certain", "fixme"),
    "a word of other languages": ("summary: todo", "hint", "todo"),
    "an editor's question": ("summary: The ring closed (reword?).", "likely", "(reword?)"),
    "an order": ("summary: The ring closed (rephrase this).", "likely", "(rephrase this)"),
    "words instead of others": ("summary: to be written", "likely", "to be written"),
    "an entry of the timeline": ("timeline:\n- at: 10:30\n  text: It broke (TODO).", "certain", "(TODO)"),
    "a line of the timeline": ("timeline:\n- 10:30: It broke (TODO).", "certain", "(TODO)"),
    "a time nobody knows": ("timeline:\n- at: 14:??\n  text: It broke.", "likely", "14:??"),
    "a learning": ("learnings:\n- Watch it.\n- Sleep (at what?).", "likely", "(at what?)"),
    "an impact": ("incident:\n  impact: TBD", "likely", "TBD"),
    "a severity": ("incident:\n  severity: TODO", "certain", "TODO"),
    "a moment": ("incident:\n  resolved: TODO", "certain", "TODO"),
    "a tag": ("tags: [dns, TODO]", "certain", "TODO"),
    "a tag among commas": ("tags: dns, TODO, disk", "certain", "TODO"),
    "an author": ("author: TODO", "certain", "TODO"),
    "an owner": ("actions:\n- text: Rotate the keys\n  owner: TODO", "certain", "TODO"),
    "a meaning": ("glossary:\n  TLB: a cache (TODO check)", "certain", "(TODO check)"),
    "a term": ("glossary:\n  TLB (TODO): a cache", "certain", "(TODO)"),
    "an alt text": ("cover:\n  src: a.png\n  alt: TODO", "certain", "TODO"),
    "a slug": ("slug: TODO", "certain", "TODO"),
    "a comment": ("title: The ring <!-- TODO x --> closed", "certain", "<!-- TODO x -->"),
    "the state of an incident": (
        "incident:\n  status: 'draft - TODO ask legal whether we may publish'",
        "certain",
        "TODO ask legal whether we may publish",
    ),
    "the state of a task": (
        "actions:\n- text: Rotate\n  status: 'open (TODO: since when?)'",
        "certain",
        "(TODO: since when?)",
    ),
    "initials instead of words": ("title: TK", "certain", "TK"),
    "crosses in a sentence": ("title: 'Why XXX: the outage'", "hint", "XXX"),
    "a statement in another language": ("incident:\n  impact: 'Todo: everything was down'", "hint", "Todo"),
    "a key of another tool": ("subtitle: The ring (TODO)", "certain", "(TODO)"),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_note_is_found_in(name: str) -> None:
    front, confidence, words = FOUND[name]
    assert notes_of(front) == [("ED130", confidence, words)]


NONE = {
    "writing about markers": "title: Why a TODO list failed",
    "a code span": "title: What `TODO: fix` cost us",
    "a tag that is a word": "tags: [todo, wip]",
    "a comma list of words": "tags: todo, dns",
    "a term": "glossary:\n  TBD: to be decided by the team",
    "a rhetorical question": "title: Too big to fail (who knew?)",
    "a status": "actions:\n- text: Rotate the keys\n  status: TODO",
    "the state of an incident": "incident:\n  status: WIP",
    "the state of a task with words": "actions:\n- text: Rotate\n  status: TODO - when the vendor is back",
    "initials of an author": "authors: [TK]",
    "initials of an owner": "actions:\n- text: Rotate\n  owner: TK",
    "what another tool reads": "params:\n  layout: to be written",
}


@pytest.mark.parametrize("name", NONE)
def test_it_is_not(name: str) -> None:
    assert notes_of(NONE[name]) == []


def test_a_state_with_a_note_is_the_state() -> None:
    assert post_of("incident:\n  status: 'resolved - TODO: ask legal'").header.incident.status == "resolved"
    assert post_of("incident:\n  status: 'draft - TODO ask legal'").header.withheld


def test_the_text_of_an_action_may_say_its_state() -> None:
    post = post_of("actions:\n- TODO rotate the keys")
    assert [(note.code, note.left_out) for note in post.notes] == [("ED004", False)]
    assert public(post.actions[0].text) == "TODO rotate the keys"


def test_a_value_keeps_its_other_words() -> None:
    post = post_of("title: 'The ring (TODO: better title) closed'")
    assert public(post.title) == "The ring closed"
    assert [run.tag for run in post.title.runs] == ["public", "note", "public"]


@pytest.mark.parametrize("key", ["description", "summary"])
def test_a_value_that_is_only_a_note_is_not_there(key: str) -> None:
    assert getattr(post_of(f"{key}: TODO").header, key) is None


def test_without_its_title_a_post_has_that_of_its_heading_or_its_file() -> None:
    assert post_of("title: TODO", "# The ring\n\nIt closed.\n").title.raw == "The ring"
    assert post_of("title: TODO").title.raw == "Disk"
    assert [problem.code for problem in post_of("title: TODO").problems] == []


def test_a_heading_that_says_the_title_again_is_its_heading() -> None:
    post = post_of("title: 'The ring (TODO: better)'", "# The ring\n\nIt closed.\n")
    assert post.headings == ()


def test_names_without_their_markers() -> None:
    header = post_of(
        "tags: [dns, TODO]\ncategories: a, TODO, b\nauthors: [Kim, TODO]\nslug: TODO\n"
        "incident:\n  severity: TODO\n  status: TODO\n  services: db (TODO), web\n"
        "actions:\n- text: Rotate\n  owner: TODO\n  link: TODO"
    ).header
    assert (header.tags, header.categories, header.authors, header.slug) == (("dns",), ("a", "b"), ("Kim",), "")
    assert (header.incident.severity, header.incident.status, header.incident.services) == ("", "", ("db", "web"))
    assert [(action.owner, action.link) for action in header.actions or ()] == [("", "")]


def test_a_list_of_nothing_but_notes_leaves_the_word_to_the_body() -> None:
    post = post_of("learnings: [TODO]\ntimeline: TODO", "## Lessons learned\n\n- Watch the disk.\n")
    assert [learning.text.raw for learning in post.learnings] == ["Watch the disk."]


@pytest.mark.parametrize("front", ["draft: TODO", "date: TODO", "visibility: TODO", "status: draft", "expires: TBD"])
def test_a_value_that_decides_who_sees_the_post_is_no_note(front: str) -> None:
    post = post_of(front)
    assert post.notes == ()
    assert post.problems or post.header.withheld


def place_of(front: str, fence: str = "---") -> tuple[int, int, int, int]:
    (note,) = post_of(front, fence=fence).notes
    return note.place.line, note.place.column, note.place.end_line, note.place.end_column


PLACES = {
    "plain": ("summary: The ring (TODO x)", (2, 19, 2, 27)),
    "quoted": ("summary: 'The ring (TODO: x)'", (2, 20, 2, 29)),
    "after an escape": ('summary: "Caf\\xe9 \\u2014 of the ring (TODO: x)"', (2, 38, 2, 47)),
    "with an escape in it": ('summary: "The ring (TODO: \\"x\\") closed"', (2, 20, 2, 33)),
    "with doubled quotes": ("summary: 'It''s the ring (TODO: x)'", (2, 26, 2, 35)),
    "folded": ("summary: >\n  The ring\n  closed\n  (TODO: x) at night", (5, 3, 5, 12)),
    "kept as lines": ("summary: |\n  The ring\n  closed (TODO: x)", (4, 10, 4, 19)),
    "over two lines": ("summary: The ring (TODO\n  add x) closed", (2, 19, 3, 9)),
    "the second of two equal words": ("tags: [TODOS, TODO]", (2, 15, 2, 19)),
}


@pytest.mark.parametrize("name", PLACES)
def test_its_place_in_a_value_that_is(name: str) -> None:
    front, place = PLACES[name]
    assert place_of(front) == place


def test_its_place_in_toml() -> None:
    assert place_of('title = "The ring (TODO: x)"', "+++") == (2, 19, 2, 28)
    assert place_of('title = "Ring"\ntags = ["dns", "TODO"]', "+++") == (3, 17, 3, 21)
    assert place_of('summary = """\nThe ring\nclosed (TODO: x)"""', "+++") == (4, 8, 4, 17)


def test_what_an_alias_repeats_is_one_note() -> None:
    assert notes_of("title: &t The ring (TODO)\nsummary: *t") == [("ED130", "certain", "(TODO)")]
    assert public(post_of("title: &t The ring (TODO)\nsummary: *t").header.summary) == "The ring"


def test_what_it_is_about() -> None:
    (inline,) = post_of("title: The ring (TODO better)").notes
    assert (inline.target.kind, inline.target.line, inline.target.about) == ("inline-previous", 2, "title")
    (alone,) = post_of("incident:\n  impact: TODO").notes
    assert (alone.target.kind, alone.target.line, alone.target.about) == ("enclosing-block", 3, "incident.impact")
