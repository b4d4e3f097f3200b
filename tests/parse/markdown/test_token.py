"""Our own tokens: to their readers, what the library's are."""

from markdown_it.token import Token

from generator.parse.markdown.token import token_of


def test_a_token_of_ours_is_shown_as_one_of_the_library() -> None:
    theirs = Token("a", "b", 1, level=2, content="c", markup="d", map=[3, 4], children=[Token("e", "", 0)], block=True)
    ours = token_of("a", "b", 1, 2, "c", "d", [3, 4], [token_of("e", "", 0, 0)], True)
    for token in (theirs, ours):
        token.attrSet("class", "f")
        token.attrJoin("class", "g")
        token.attrJoin("id", "h")
    assert ours.as_dict() == theirs.as_dict()
    assert [token.attrGet("class") for token in (ours, theirs)] == ["f g", "f g"]


def test_no_two_tokens_share_what_may_be_written() -> None:
    one, other = token_of("a", "", 0, 0), token_of("a", "", 0, 0)
    one.attrSet("class", "b")
    one.meta["c"] = "d"
    assert (other.attrs, other.meta) == ({}, {})


def test_a_copy_is_another_token() -> None:
    one = token_of("a", "", 0, 0, "b")
    other = one.copy(content="c")
    assert (one.content, other.content, other.type) == ("b", "c", "a")
