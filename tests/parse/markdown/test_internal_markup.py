"""Internal passages in other forms than `:::` and `[words]{.internal}`: elements, alerts, code, labels."""

import pytest

from generator.model.config import Reading
from generator.model.post import Html, Post
from generator.model.text import Source
from generator.parse.post import parse_post


def read(markdown: str) -> tuple[Post, str]:
    """The post, and all that its page shows to everybody, texts of pictures included."""
    post = parse_post(Source.of("content/a.md", f"---\ntitle: T\n---\n{markdown}"), Reading())
    html = [s.html for part in post.parts for s in part.segments if isinstance(s, Html)]
    runs = [run for image in post.images for words in (image.alt, image.caption) if words for run in words.runs]
    return post, "".join(html) + "".join(run.text for run in runs if run.tag == "public")


@pytest.mark.parametrize(
    "element",
    [
        '<div class="internal">secret</div>',
        "<DIV CLASS='INTERNAL'>secret</DIV>",
        '<div\n class="a internal"\n>secret</div>',
        '<div class="internal">\n\nsecret\n\n</div>',
        '<div class="internal"><div>secret</div>secret</div>',
        '<div class="internal">\n\n```\n</div>\n```\n\nsecret\n\n</div>',
        '<details class="internal"><summary>secret</summary>\n\n- secret\n\n</details>',
        '> <div class="internal">\n> secret\n> </div>',
        '- <div class="internal">\n\n  secret\n\n  </div>\n- next',
        'Words <span class="internal">secret</span> words.',
        "| a | b |\n|---|---|\n| <b class=internal>secret</b> | c |",
        "| a | b |\n|---|---|\n| <b class=internal>secret | secret</b> |",
        "<img class='x internal' alt=secret>",
        "Words <internal>secret</internal> words.",
        "Words^[note <i class=internal>secret</i>] words.",
        "Words[^1]\n\n[^1]: <i class=internal>secret</i>",
    ],
)
def test_an_element_of_the_class_goes_to_where_it_is_closed(element: str) -> None:
    post, seen = read(f"before\n\n{element}\n\nafter")
    assert "secret" not in seen
    assert "before" in seen
    assert "after" in seen
    assert post.problems == ()


@pytest.mark.parametrize("opening", ['<div class="internal">', "words <span class=internal>", "- <p class='internal'>"])
def test_an_element_that_is_never_closed_hides_the_rest_and_stops_the_build(opening: str) -> None:
    post, seen = read(f"before\n\n{opening}\n\nsecret <div>x</div>\n\nsecret")
    assert "before" in seen
    assert "secret" not in seen
    (problem,) = post.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("PA010", 6, opening.index("<") + 1)


@pytest.mark.parametrize(
    "quote",
    [
        "> [!INTERNAL]\n> secret\n>\n> secret",
        "> [!internal] secret\nsecret",
        "> [!INTERNAL]- Title secret\n> - secret",
        "> [!INTERNAL](x) secret",
        "> words secret\n>\n> [!INTERNAL]\n> secret",
        "> [!INTERNAL]\n> ```\n> secret\n> ```",
        "> [!NOTE]\n> > [!INTERNAL]\n> > secret",
        "- > [!INTERNAL]\n  > secret\n- next",
        "[!INTERNAL] secret",
    ],
)
def test_a_quote_that_is_an_internal_alert_is_hidden_whole(quote: str) -> None:
    _, seen = read(f"before\n\n{quote}\n\nafter")
    assert "secret" not in seen
    assert "after" in seen


@pytest.mark.parametrize(
    "info",
    [
        "{.internal}",
        " {.internal}",
        "sh {.internal}",
        "{.sh .internal hl_lines=1}",
        "internal",
        'sh {class="internal"}',
    ],
)
@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_code_that_is_internal_is_hidden_whole(info: str, fence: str) -> None:
    _, seen = read(f"before\n\n{fence}{info}\nsecret\n{fence}\n\nafter")
    assert "secret" not in seen
    assert "after" in seen


@pytest.mark.parametrize("info", ['sh title="the internal api"', "python internal.py", "sh internal-tool", "internals"])
def test_code_that_names_something_internal_is_shown(info: str) -> None:
    assert "shown" in read(f"```{info}\nshown\n```")[1]


@pytest.mark.parametrize(
    "words",
    [
        "![[secret]{.internal}](/a.png)",
        "![a [secret]{.internal} b](/a.png)",
        "![a [secret [x]]{.internal} b](/a.png)",
        "![<b class=internal>secret</b>](/a.png)",
        '![a](/a.png "[secret]{.internal}")',
        '[a](https://example.org/ "[secret]{.internal}")',
        '[a](https://example.org/ "x [secret [y]]{.internal}")',
        '[a][r]\n\n[r]: https://example.org/ "[secret]{.internal}"',
        "<p>[secret]{.internal}</p>",
        '<abbr title="[secret]{.internal}">A</abbr>',
        "Words <span class='internal' secret",
    ],
)
def test_internal_words_in_what_a_page_shows_beside_its_text_are_hidden(words: str) -> None:
    _, seen = read(f"before\n\n{words}\n\nafter")
    assert "secret" not in seen
    assert "after" in seen


def test_the_words_around_those_in_the_text_of_a_picture_stay() -> None:
    assert "a  b" in read("![a [secret]{.internal} b](/a.png)")[1]


@pytest.mark.parametrize(
    "block", ["## secret", "- secret\n- secret", "```\nsecret\n```", "| a |\n|---|\n| secret |", "> secret", "secret"]
)
@pytest.mark.parametrize("line", ["{.internal}", "{: .internal}"])
def test_a_line_of_attributes_right_below_a_block_hides_it(block: str, line: str) -> None:
    _, seen = read(f"before\n\n{block}\n{line}\n\nmeant or not\n\nafter")
    assert "secret" not in seen
    assert "before" in seen
    assert "after" in seen


@pytest.mark.parametrize(
    "shown",
    [
        '`<span class="internal">shown</span>`',
        '```html\n<div class="internal">shown</div>\n```',
        "words\n\n```\n{.internal}\nshown\n```",
        '\\<span class="internal">shown',
        "`> [!INTERNAL]` shown",
        '<div class="internals">shown</div>',
        '<div class="is-internal" id="internal">shown</div>',
    ],
)
def test_how_it_is_written_can_be_shown(shown: str) -> None:
    post, seen = read(shown)
    assert "shown" in seen
    assert post.hidden == ()
