"""A passage that is hidden from an audience is in no byte of the site that is built for it.

Every hidden thing carries a word of its own, the canary. Each law is tried both ways: who may see it does.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.canary import CANARY, PICTURE, PUBLIC_POST, QUICK, assert_clean
from tests.law.sites import CONFIG, EVERYBODY, found_in, site_of

# Passages that are hidden in a post that is not. `§` is the canary; each form is a block of Markdown of its own.
BLOCKS = [
    "::: internal\n§\n:::",
    "::: {.internal}\n§\n:::",
    "::: { .internal }\n§\n:::",
    "::: {#x .internal}\n§\n:::",
    "::: {.note .internal}\n§\n:::",
    ":::: internal Words §\n§\n::::",
    "::: internal\n```\n:::\n```\n§\n:::",
    "::: internal\n> :::\n\n§\n:::",
    "::: internal\n\n      :::\n\n§\n:::",
    "::: internal\n::: note\n§\n:::\n§\n:::",
    "::: internal\n![§](§.png)\n\n[§](§.md)\n\n## §\n\n- 10:00 UTC §\n:::",
    "::: note\n::: internal\n§\n:::\n:::",
    "> ::: internal\n> §\n> :::",
    "- ::: internal\n  §\n  :::\n- next",
    "1. ::: internal\n   §\n   :::",
    "term\n: ::: internal\n  §\n  :::",
    "Words.[^n]\n\n[^n]: ::: internal\n    §\n    :::",
    "The [§]{.internal} said.",
    "The [two\nlines §]{.internal} said.",
    "The [§ [§](http://e.org/§) `]` §]{.internal} said.",
    "The [§]{class=internal} and the [§]{#§ .x .internal} said.",
    "The *§*{.internal} said.",
    "A [§](http://e.org/§){.internal} and `§`{.internal} and ![§](§.png){.internal}.",
    "{.internal}\nA paragraph §.",
    "{.internal}\n## §",
    "{.internal}\n- §\n- §",
    "## § {.internal}",
    "!!! internal\n    §",
    "| a | b |\n|---|---|\n| [§]{.internal} | [x § [y]]{.internal} |",
    "![[§]{.internal}](/x.png)",
    "![a [§ [x]]{.internal}](x.png '§')",
    '![a](/x.png "[§]{.internal}") and [b](https://example.org/ "[§]{.internal}")',
    '[t][r]\n\n[r]: https://example.org/ "[§]{.internal}"',
    "> [!INTERNAL]\n> §\n>\n> - §",
    "> [!internal]- §\n> ![§](/§.png)\n§",
    "> [!NOTE]\n> > [!Internal] §\n> > §",
    '<div class="internal">§</div>',
    '<div class="internal">\n\n## §\n\n![§](/§.png)\n\n<div>§</div>\n\n[§](§.md)\n\n</div>',
    "- <DIV CLASS='note internal'>\n\n  §\n\n  </DIV>\n- next",
    '<details class="internal"><summary>§</summary>\n\n- 10:00 UTC §\n\n</details>',
    'Words <span class="internal">§ *§*</span> words.',
    "Words^[one <b class=internal>§</b>] and <img class=internal src='/§.png' alt='§'>.",
    "| a | b |\n|---|---|\n| <span class='internal'>§ | §</span> |",
    "<p>Words [§]{.internal}</p>",
    "``` {.internal}\n§\n```",
    "~~~sh {.x .internal}\n§\n~~~",
    "- ```internal\n  §\n  ```\n- next",
    "## §\n{: .internal}",
    "- §\n- §\n{.internal}",
    '!!! runbook internal "§"\n    §',
]
COMMENTS = [
    "<!-- § -->",
    "Words <!-- § --> words.",
    "<!--\n§\n\n§\n-->",
    "Words <!--\n§\n--> words.",
    "<div>\n<!-- § -->\n</div>",
    "- item <!-- § -->",
    "## Heading <!-- § -->",
    "| a |\n|---|\n| x <!-- § --> |",
    "[//]: # (§)",
    "[//]: # (TODO: §)",
    "<div><!--\n\n§\n\n--></div>",
    "<div>\n<!--\n§\n\n§\n\n-->\n</div>",
    "<details><summary>x</summary><!--\n\n- §\n\n-->\n\n</details>",
    "- <div><!--\n\n  §\n\n  --></div>\n- next",
    "> <div><!--\n>\n> §\n>\n> --></div>",
    "<!-- a --> <!-- b\n\n§\n\n-->",
    "<div><!-- a\n\n§ --> <!-- b\n\n§ --></div>",
    "<div><script>\n\nvar §\n\n</script></div>",
    "<div><style>\n\n.§ {}\n\n</STYLE ></div>",
    "<div><!--\n\n```\n§\n```\n\n## §\n\n--!></div>",
    "Words <!-- §\n\n§ --> words.",
    "Words <!-- § was\n§",
    "## Words <!-- §\n\n- §\n\n§ -->",
    "- Words <!-- §\n- § -->\n- words",
    "> Words <!-- §\n>\n> § -->",
    "| a | b |\n|---|---|\n| x <!-- § | § |\n| § --> | x |",
    "Words <!-- §\n\n```\na --> §\n```\n\n§ -->",
    "Words^[one <!-- §] words.",
    "::: note Title <!-- §\nWords.\n:::",
    '!!! note "Title <!-- §"\n    Words.',
    "![a <!-- § --> b](/x.png '<!-- § -->')",
    "![a <!-- § b](/§.png)",
    '[a](https://example.org/ "<!-- §") and [b][r]\n\n[r]: https://example.org/ "<!-- § -->"',
    "Words.\n[//]: # (§)",
    "Words.\n[comment]: <> (§\n§)",
    "[//]: # (§ (§) §)",
    "- Words.\n  [//]: # '§'",
    "<details>\n</details>\n[//]: # (§)",
]
NOTES = [
    "> TODO: §",
    "TODO: §",
    "FIXME(anna): §",
    "Words are here (TODO: §).",
    "Words are here [TODO: §].",
    "- Words are here. (TODO: §)",
    "- TODO: §",
    "## Heading (TODO: §)",
    "| a | b |\n|---|---|\n| words | TODO: § |",
    "<!-- TODO: § -->",
    "Words {>>§<<} here.",
    "Words {++§++} here.",
    "Words %% § it %% here.",
    "**Bold words (TODO: §)**",
    "[Words (TODO: §)](https://example.org/)",
    "Words.[^n]\n\n[^n]: A footnote (TODO: §)",
    "> A quote.\n>\n> TODO: §",
    "## What we learned\n\n- Learned. (TODO: §)",
    "## Timeline\n\n- 10:00 UTC It began. (TODO: §)\n- 10:10 UTC It ended.",
    "## Glossary\n\n- **CDN**: a network (TODO: §)",
    "We saw it^[TODO: §]. And ^[words (TODO: §) more].",
    "> We saw it ^[one ^[TODO: §] two].",
    "| a | b |\n|---|---|\n| x \\| y \\| z \\| w (TODO: ask §) | z |",
    "> | a | b |\n> |---|---|\n> | x | w (TODO: ask §) |",
    '[t](/ "TODO: §") and ![TODO: §](x.png "TODO: §")',
    "![A graph (TODO: §)](x.png 'A caption. TODO: §')",
    '![g](x.png){title="TODO: §"} [w](https://example.org/){title="TODO: §"}',
    '<p><img alt="TODO: §" title="FIXME: §" src="x.png"> <abbr title="TODO: §">A</abbr></p>',
    'Words <img alt="A graph (TODO: §)" src="x.png"> <abbr title="TODO: §">A</abbr>.',
    '[t][r] ![g][r]\n\n[r]: https://example.org/ "TODO: §"',
    '> [t][r]\n>\n> [r]: https://example.org/\n>   "TODO: §"',
]
# What may stand before a passage and lead a reader of it astray.
BEFORE = [
    "Plain words.",
    "> ```\n> a fence that its quote ends",
    "- item\n\n  ```\n  a fence that its item ends",
    "Words.\n\n    ```",
    "\t~~~",
    "``` not ``` a fence",
    "<!--\n```\n-->",
    "~~~\n```\n~~~",
    "````\n```\n::: internal\n````",
    "::: note\nA box.\n:::",
    "::: note\nA box that nobody closes.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "1. one\n2. two",
    "[ref]: https://example.org 'title'",
    "<details>\n<summary>More</summary>",
    "## Timeline\n\n- 09:00 UTC First.",
    "Setext\n------",
    "*unclosed [words `and ticks",
]


def page_with(*passages: str) -> dict[str, str | bytes]:
    body = "\n\n".join(passages).replace("§", CANARY)
    return {"content/posts/open.md": PUBLIC_POST.format(links="none.", passage=body)}


@pytest.mark.parametrize("form", [*BLOCKS, *COMMENTS, *NOTES])
def test_a_hidden_passage_is_in_no_byte(form: str) -> None:
    site = site_of(page_with(form))
    assert_clean(site)
    assert b"The end." in site.files["posts/open/index.html"]


@settings(max_examples=30, deadline=None, phases=QUICK)
@given(
    st.lists(st.sampled_from(BEFORE), max_size=3),
    st.lists(st.sampled_from([*BLOCKS, *COMMENTS]), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_stands_before_an_internal_passage_it_stays_hidden(
    before: list[str], hidden: list[str], end: str
) -> None:
    files = page_with(*before, *hidden)
    assert_clean(site_of({path: str(text).replace("\n", end) for path, text in files.items()}))


@pytest.mark.parametrize(
    ("form", "open_form"),
    [
        ("::: internal\n§\n:::", "::: note\n§\n:::"),
        ("The [§]{.internal} said.", "The [§]{.loud} said."),
        ("> TODO: §", "> So it went: §"),
        ("Words are here (TODO: §).", "Words are here (that is, §)."),
        ("<!-- § -->", "<b>§</b>"),
        ("Words <!-- §\n\nwords -->", "Words &lt;!-- §\n\nwords -->"),
        ("Words\n[//]: # (§)", "Words\n[/]: # (§)"),
        ('<div class="internal">\n\n§\n\n</div>', '<div class="loud">\n\n§\n\n</div>'),
        ("> [!INTERNAL]\n> §", "> [!NOTE]\n> §"),
        ("```{.internal}\n§\n```", "```{.loud}\n§\n```"),
        ("![[§]{.internal}](/x.png)", "![[§]{.loud}](/x.png)"),
        ("[Words (TODO: §)](https://example.org/)", "[Words (so, §)](https://example.org/)"),
    ],
)
def test_the_same_words_unhidden_are_seen(form: str, open_form: str) -> None:
    assert not found_in(site_of(page_with(form)), CANARY)
    assert "posts/open/index.html" in found_in(site_of(page_with(open_form)), CANARY)


FRONT = """---
title: In the open <!-- §title --> [§title]{.internal}
date: 2025-02-03
description: Read [§description]{.internal} it
tags: [common, "[§tag]{.internal}"]
authors: ["Mira <!-- §author -->"]
cover: {src: /x.png, alt: "Alt [§alt]{.internal} <!-- §alt -->", caption: "<!-- §caption -->"}
glossary:
  "CDN [§term]{.internal}": a network <b class="internal">§meaning</b>
timeline:
  - "10:00": It began <!-- §event -->
learnings: ["Learned [§ [learning]]{.internal}"]
actions:
  - text: Do it <!-- §action -->
    owner: "[§owner]{.internal}"
incident:
  impact: One in three [§impact]{.internal}
  services: ["login <!-- §service -->"]
---

Words.
"""


def test_hidden_words_in_front_matter_are_in_no_byte() -> None:
    site = site_of({"content/posts/open.md": FRONT.replace("§", CANARY), "static/x.png": PICTURE})
    assert_clean(site)
    page = site.files["posts/open/index.html"]
    assert all(word in page for word in (b"In the open", b"Mira", b"It began", b"Do it", b"One in three", b"login"))


def test_how_internal_words_are_written_can_be_shown_in_code() -> None:
    shown = "```\n::: internal\n§\n:::\n\n[§]{.internal}\n```\n\nWrite `[§]{.internal}`."
    page = site_of(page_with(shown), EVERYBODY).files["posts/open/index.html"].decode()
    assert page.count(CANARY) == 3


@pytest.mark.parametrize(
    "form",
    [
        '![TODO: §](/x.png "TODO: §")',
        "![A graph (TODO: §)](/x.png)",
        '<img src="/x.png" alt="TODO: §" title="FIXME: §">',
    ],
)
@pytest.mark.parametrize("config", [CONFIG, f"{CONFIG}html: trusted\n"])
def test_a_note_in_the_words_of_a_picture_is_in_no_byte(form: str, config: str) -> None:
    site = site_of({**page_with(f"{form}\n\nWords {form} here."), "static/x.png": PICTURE}, config=config)
    assert_clean(site)
    assert b"<img " in site.files["posts/open/index.html"]
