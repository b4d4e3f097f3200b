"""Front matter that nothing reads as such: it never publishes what it hides, and prose is left alone."""

import pytest

from generator.model.config import Reading
from generator.model.post import Post
from generator.model.text import Source
from generator.parse.post import parse_post


def post_of(text: str) -> Post:
    return parse_post(Source.of("a.md", text), Reading())


def blocking(post: Post) -> list[str]:
    return [problem.code for problem in post.problems if problem.blocks == "build"]


@pytest.mark.parametrize(
    "text",
    [
        "---yaml\ntitle: x\ndraft: true\n---\nsecret",
        "--- yaml\ndraft: true\n---\nsecret",
        '---json\n{"draft": true}\n---\nsecret',
        '---json\n{"title": "x",\n "draft": true}\n---\nsecret',
        "---  # fm\ntitle: x\ndraft: true\n---\nsecret",
        "----\ntitle: x\ndraft: true\n----\nsecret",
        "--\ndraft: yes\n--\nsecret",
        "***\ntitle: x\ndraft: true\n***\nsecret",
        "* * *\ndraft: true\n* * *\nsecret",
        "—\ntitle: x\ndraft: true\n—\nsecret",
        "—-\ndraft: true\n—-\nsecret",
        "===\ndraft: true\n===\nsecret",
        ";;;\ndraft: true\n;;;\nsecret",
        "++++\ndraft = true\n++++\nsecret",
        "draft: true\n\nsecret",
        "draft:\n  true\n\nsecret",
        "draft = true\n\nsecret",
        "draft : true\n\nsecret",
        "draft：true\n\nsecret",
        "\u200bdraft: true\n\nsecret",
        "dr\u00adaft: true\n\nsecret",
        '"draft": true\n\nsecret',
        "  draft: true  # not yet\n\nsecret",
        "Draft: treu\n\nsecret",
        "darft: true\n\nsecret",
        "published: false\n\nsecret",
        "pubished: false\n\nsecret",
        "publish: no\n\nsecret",
        "private: true\n\nsecret",
        "private:\n  true\n\nsecret",
        "visibility: internal\n\nsecret",
        "visibility: interal\n\nsecret",
        "status: draft\n\nsecret",
        "Status: Draft<br>\nDate: 2020-01-01\n\nsecret",
        "headless: true\n\nsecret",
        "is_draft: true\n\nsecret",
        "----\nconfidential: yes\n----\nsecret",
        "build:\n  render: never\n\nsecret",
        "expires: 2020-01-01\n\nsecret",
        "date: 2020-01-01\ndraft: true\n\nsecret",
        "Some words,\nand then\ndraft: true\n\nsecret",
        "---\n\ndraft:true\n---\nsecret",
        "---\n\n{draft: true\n---\nsecret",
        "---\n\ndraft:true\n\nsecret",
        "# T\n\n---\ndraft: true\n---\nsecret",
        "# T\n\n---\ntitle: x\n\ndraft: true\n---\nsecret",
        "# T\n\n***\n\nstatus: draft\n\nsecret",
        "# T\n\ndraft: true\n\nsecret",
        "# T\ndraft: true\n\nsecret",
        "T\n===\n\ndraft: true\n\nsecret",
        "{draft: true}\n\nsecret",
        "? draft\n: true\n\nsecret",
        "<!-- draft: true -->\n\nsecret",
        "<!--\n.. title: x\n.. draft: true\n-->\n\nsecret",
        "---\ntitle: x\n---\ndraft: true\n\nsecret",
        "title: x\n\ndraft: true\n\nsecret",
        "incident: {visibility: internal}\n\nsecret",
        "incident:\n  visibility: internal\n\nsecret",
        "--- draft: true ---\n\nsecret",
        "%YAML 1.2\n---\ndraft: true\n---\nsecret",
        "\ufffd---\ndraft: true\n---\nsecret",
        "---\n---\ndraft: true\n\nsecret",
        "---\ntitle: x\n---\n\n---\nstatus: draft\n---\n\nsecret",
        "----\n" + "".join(f"key{n}: x\n" for n in range(30)) + "draft: true\n----\nsecret",
    ],
)
def test_what_hides_outside_of_front_matter_is_an_error_and_withholds_the_post(text: str) -> None:
    post = post_of(text)
    assert post.header.withheld
    assert blocking(post)


@pytest.mark.parametrize(
    "text",
    [
        "---\u00a0\ntitle: x\ndraft: true\n---\nsecret",
        "\u200b---\ntitle: x\ndraft: true\n---\nsecret",
        "---\u200b\ndraft: true\n\u200b---\u00a0\nsecret",
        "\ufeff\ufeff---\ndraft: true\n---\nsecret",
        "---\n\n{draft: true}\n---\nsecret",
        "---\n\n? draft\n: true\n---\nsecret",
        "---\ndr\u200baft: true\n---\nsecret",
    ],
)
def test_what_nobody_sees_in_a_fence_does_not_spoil_it(text: str) -> None:
    post = post_of(text)
    assert post.header.draft
    assert blocking(post) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("----\ntitle: x\n----\nsecret", 1),
        ("---yaml\ntitle: x\n---\nsecret", 1),
        ("\n***\ntitle: x\ndate: 2099-01-01\n***\nsecret", 2),
        ("—\ntitle: x\ntags: [a]\n\nsecret", 1),
    ],
)
def test_a_fence_that_is_none_is_named_where_keys_stand_below_it(text: str, line: int) -> None:
    post = post_of(text)
    assert [(p.code, p.place.line) for p in post.problems if p.blocks == "build"] == [("FM002", line)]
    assert post.header.withheld


def test_the_problem_is_at_the_line_that_hides() -> None:
    (problem,) = [p for p in post_of("# T\n\nIt was dark.\n\n---\n\npublished: false\n").problems if p.code == "FM002"]
    assert (problem.place.line, problem.place.column, problem.text) == (7, 1, "published: false")
    assert "published: false" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "Status: final<br>\nAuthor: Mira\n\nBody",
        "**Status**: draft\n\nBody",
        "# T\n\n**Date**: 2021-10-03\n\n**Status**: Complete, action items in progress\n\nBody",
        "# T\n\nStatus: Draft of the fix merged\n\nBody",
        "published: 2020\n\nBody",
        "Published: March 2020\n\nBody",
        "Date: 2022-03-03\n\nBody",
        "Status: Resolved\n\nBody",
        "Date: 2022-03-03\n\nStatus: draft of the fix merged\n\nBody",
        "Summary: one line\n\nPrivate: beta users only.\n\nBody",
        "Internal: Kafka lost a disk.\n\nBody",
        "Private: beta users saw errors.\n\nBody",
        "Public: everybody saw errors.\n\nBody",
        "Visibility: public\n\nBody",
        "Drift: the clocks were wrong.\n\nBody",
        "draft: false\n\nBody",
        "published: true\n\nBody",
        "```yaml\n---\ndraft: true\n---\n```\n\nBody",
        "# T\n\n```\ndraft: true\n```\n",
        "~~~\ndraft: true\n~~~\n",
        "`draft: true` keeps a post out.\n\nBody",
        "# T\n\nAll was well.\n\ndraft: true\n\nwas what the file said.\n",
        "---\n\nA post that begins with a line.\n\n---\n\nAnd has another.\n",
        "---\ntitle: x\n---\n\n## Summary\n\n---\n\nStatus: done\n",
        "***\n\n**Summary**: one line\n\n***\n",
        "***\nSummary of it all\n***\n",
        "Title\n=====\n\nStatus: draft\n",
        "<!-- do not write draft here -->\n\nBody",
        "# T\n\n" + "One line.\n\n" * 20 + "---\ndraft: true\n---\n",
    ],
)
def test_prose_and_code_are_left_alone(text: str) -> None:
    post = post_of(text)
    assert (post.header.draft, post.header.withheld, blocking(post)) == (False, "", [])
