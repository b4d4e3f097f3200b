"""What a post's HTML carries of what was understood of its timeline and its actions."""

from generator.model.config import Reading
from generator.model.post import Html
from generator.model.text import Source
from generator.parse.post import parse_post


def body(markdown: str) -> str:
    post = parse_post(Source.of("content/posts/x.md", markdown.encode()), Reading())
    return "".join(part.html for chapter in post.parts for part in chapter.segments if isinstance(part, Html))


def test_a_day_is_marked_where_the_clock_passes_midnight_and_nothing_says_so() -> None:
    html = body("# X\n\n## Timeline\n\n- 2024-06-01 23:50 UTC It begins.\n- 00:10 It goes on.\n- 00:20 It ends.\n")
    assert html.count("data-day") == 1
    assert 'data-day="2024-06-02"><time datetime="2024-06-02T00:10+00:00">00:10</time>' in html


def test_no_day_is_marked_where_the_text_names_it() -> None:
    lists = "- 2024-06-01 23:50 UTC It begins.\n- 2024-06-02 00:10 UTC It ends.\n"
    headed = "### 1 June 2024\n\n- 23:50 It begins.\n\n### 2 June 2024\n\n- 00:10 It ends.\n"
    assert "data-day" not in body(f"# X\n\n## Timeline\n\n{lists}")
    assert "data-day" not in body(f"# X\n\n## Timeline\n\n{headed}")


def test_a_day_by_which_something_is_due_is_a_time() -> None:
    table = "| Action | Due |\n| --- | --- |\n| Watch the queue | 2024-06-28 |\n| Watch the pool | soon |\n"
    html = body(f"# X\n\n## Action items\n\n{table}")
    assert '<td><time datetime="2024-06-28">2024-06-28</time></td>' in html
    assert "<td>soon</td>" in html
