"""The tree of blocks and the prose mask: every word at its exact place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parse.reading import block_of, document_of

MARKDOWN = st.text(alphabet=st.sampled_from("ab \n\n*_`[]()!<>#-+1.|:&;{}^~\\\"'=\té"), max_size=160)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("plain words", "plain words"),
        ("some *emphasised* and **bold** words", "some  emphasised  and   bold   words"),
        ('a [link](https://x.example "t") here', "a  link                         here"),
        ("code `TODO` is no prose", "code        is no prose"),
        ("![alt](x.png) after", "              after"),
        ("an \\* escape", "an    escape"),
        ("> quoted\n> twice", "  quoted\n  twice"),
        ("- item\n  goes on", "  item\n  goes on"),
        ("## Closed heading ##", "   Closed heading   "),
        ("see <https://x.example/> now", "see  https://x.example/  now"),
        ("see http://x.example/%22a%22 now", "see http://x.example/%22a%22 now"),
        ("see <https://x.example/%5Ba> now", "see  https://x.example/%5Ba  now"),
        ("a <b>bold</b> tag", "a    bold     tag"),
        ("```\nTODO\n```\nafter", "   \n    \n   \nafter"),
    ],
)
def test_the_mask_has_the_words_that_readers_see_at_their_own_offsets(markdown: str, words: str) -> None:
    assert document_of(markdown).mask == words


def test_table_cells_stand_at_their_own_columns_even_equal_ones() -> None:
    markdown = "| a | b |\n|---|---|\n| same | same |\n| x \\| y | z |\n"
    spans = [
        [(piece.text, piece.span.start) for piece in cell.pieces]
        for cell in document_of(markdown).walk()
        if cell.kind == "cell"
    ]
    assert spans[2:4] == [[("same", 22)], [("same", 29)]]
    assert spans[5] == [("z", markdown.index("z"))]


def test_pieces_know_marks_links_and_places() -> None:
    markdown = "- **10:02** see [the *run*](/runs/1/) `x`"
    pieces = block_of(markdown, "paragraph").pieces
    assert [(p.kind, p.text, p.bold, p.italic, p.href) for p in pieces] == [
        ("text", "10:02", True, False, ""),
        ("text", " see ", False, False, ""),
        ("text", "the ", False, False, "/runs/1/"),
        ("text", "run", False, True, "/runs/1/"),
        ("text", " ", False, False, ""),
        ("code", "x", False, False, ""),
    ]
    assert all(markdown[p.span.start : p.span.end] == p.text for p in pieces)


def test_two_bare_links_and_a_bracketed_one_keep_their_places() -> None:
    markdown = "https://a.example/x then <https://b.example/> then www.c.example end"
    pieces = block_of(markdown, "paragraph").pieces
    assert [markdown[p.span.start : p.span.end] for p in pieces] == [p.text for p in pieces]
    assert "".join(p.text for p in pieces).endswith("then www.c.example end")


def test_task_items_and_rows_say_what_they_are() -> None:
    assert block_of("- [x] done\n- [ ] open", "item", 0).info == "checked"
    assert block_of("- [x] done\n- [ ] open", "item", 1).info == "unchecked"
    rows = [b.info for b in document_of("|a|\n|-|\n|b|\n").walk() if b.kind == "row"]
    assert rows == ["head", "body"]


def test_lines_are_inclusive_and_blank_last_lines_do_not_count() -> None:
    item = block_of("- one\n  more\n\n- two\n", "item")
    assert (item.line, item.end_line) == (1, 2)


@settings(max_examples=400, deadline=None)
@given(MARKDOWN)
def test_any_text_has_a_document_whose_pieces_stand_where_they_say(markdown: str) -> None:
    document = document_of(markdown)
    assert len(document.mask) == len(markdown)
    for index, character in enumerate(document.mask):
        assert character in (" ", markdown[index])
    for block in document.walk():
        assert 1 <= block.line <= block.end_line <= document.text.line_count


CELLS = st.lists(st.text(alphabet=st.sampled_from("ab \\|`*[](!^"), max_size=20), min_size=1, max_size=3)


@settings(max_examples=400, deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=3), st.sampled_from(["", "> ", "- "]))
def test_any_table_has_a_mask_of_its_own_length_with_words_at_their_places(rows: list[list[str]], sign: str) -> None:
    lines = ["| a | b | c |", "|---|---|---|", *("| " + " | ".join(cells) + " |" for cells in rows)]
    markdown = sign + f"\n{'  ' if sign == '- ' else sign}".join(lines)
    mask = document_of(markdown).mask
    assert len(mask) == len(markdown)
    assert all(character in (" ", markdown[index]) for index, character in enumerate(mask))


def test_escaped_bars_in_a_cell_leave_everything_at_its_place() -> None:
    markdown = "| h | i |\n|---|---|\n| x \\| y \\| z \\| w (TODO: ask Robert Smith) | z |\n"
    mask = document_of(markdown).mask
    assert len(mask) == len(markdown)
    assert mask.index("(TODO: ask Robert Smith)") == markdown.index("(TODO")


def test_a_tangled_paragraph_in_a_quote_has_its_words_at_their_places() -> None:
    markdown = "> ab\n>   cd\n> " + "[" * 3100
    mask = document_of(markdown).mask
    assert len(mask) == len(markdown)
    assert mask.startswith("  ab\n    cd\n  [[")


def test_an_inline_footnote_is_a_block_with_its_words_at_their_places() -> None:
    markdown = "> We saw it^[ TODO: check *this*\n> number] and ^[a ^[b] c] more.\n"
    document = document_of(markdown)
    notes = [block for block in document.walk() if block.kind == "footnote"]
    assert [note.text for note in notes] == [" TODO: check this\nnumber", "a  c", "b"]
    assert document.mask.index("TODO: check") == markdown.index("TODO")
    assert [piece.text for piece in notes[2].walk()[1].pieces] == ["b"]
    assert [note.walk()[1].pieces[0].span.start for note in notes] == [13, markdown.index("a ^["), markdown.index("b]")]
    assert block_of(markdown, "paragraph").text == "We saw it and  more."
