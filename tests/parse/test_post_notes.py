"""What is understood of a post whose entries are notes, and what its notes say."""

from generator.model.config import Reading
from generator.model.post import Post
from generator.model.text import Source
from generator.parse.post import parse_post


def post_of(markdown: str) -> Post:
    return parse_post(Source.of("content/posts/ring.md", markdown), Reading())


def test_an_entry_that_is_only_a_note_is_no_entry() -> None:
    post = post_of(
        "## Timeline\n\n- 10:00 UTC TODO: what\n- 10:05 UTC The ring closed. (TODO: which)\n\n"
        "## Lessons learned\n\n- TODO: write\n- Watch the disk.\n\n"
        "## Action items\n\n- (rephrase this)\n- Buy a disk.\n"
    )
    assert [event.stamp for event in post.timeline] == ["10:05 UTC"]
    assert [learning.text.raw for learning in post.learnings] == ["Watch the disk."]
    assert [action.text.raw for action in post.actions] == ["Buy a disk."]


def test_an_entry_of_front_matter_that_is_only_a_note_is_none() -> None:
    post = post_of(
        "---\ntitle: Ring\ntimeline:\n- time: 2024-01-01T10:00Z\n  text: 'TODO: what'\n"
        "- time: 2024-01-01T10:05Z\n  text: It closed.\n"
        "learnings: ['TODO: write', Watch the disk.]\n---\n\nWords.\n"
    )
    assert [event.text.raw for event in post.timeline] == ["It closed."]
    assert [learning.text.raw for learning in post.learnings] == ["Watch the disk."]


def test_a_note_says_what_its_author_wrote_even_where_that_is_hidden() -> None:
    written = "<!--\nTODO outer\n::: internal\nx\n:::\n-->"
    (note,) = post_of(f"Words.\n\n{written}\n").notes
    assert note.text == written
    assert "\ufdd0" not in note.message + note.text


def test_a_section_that_is_only_notes_is_in_no_contents() -> None:
    post = post_of("# Ring\n\nIt broke.\n\n## Impact\n\nTODO: write\n\n## Cause\n\nA disk.\n")
    assert [heading.text.raw for heading in post.headings] == ["Cause"]


def test_words_for_colleagues_keep_their_section_and_their_footnote() -> None:
    post = post_of("It[^1].\n\n## Who\n\n::: internal\nKim\n:::\n\n(TODO: x)\n\n[^1]: [Kim]{.internal}\n")
    assert [heading.text.raw for heading in post.headings] == ["Who"]
    assert {hidden.tag for hidden in post.hidden} == {"internal", "note"}
