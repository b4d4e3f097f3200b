"""The page of a text with notes is the page of that text as an editor would have left it, the notes cut by hand.

Between blocks white space does not count. The HTML of both is well formed, as html5lib judges it.
"""

import re

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.config import Reading
from generator.model.post import Html, ImageSlot, LinkSlot, Post
from generator.model.text import Source
from generator.parse.post import parse_post

BETWEEN = re.compile(r"(?<=>)\s+(?=<)")
BLOCK = (
    r"(?:p|li|ul|ol|div|pre|h[1-6]|blockquote|dl|dt|dd|table|tr|td|th|thead|tbody|details|summary|section|figure|br)"
)
AROUND = re.compile(rf"\s*(</?{BLOCK}\b[^<>]*>)\s*")


def post_of(markdown: str) -> Post:
    return parse_post(Source.of("content/posts/ring.md", markdown), Reading())


def page(markdown: str) -> str:
    shown = {ImageSlot: "[image]", LinkSlot: "[link]"}
    segments = [segment for part in post_of(markdown).parts for segment in part.segments]
    html = "".join(s.html if isinstance(s, Html) else shown.get(type(s), "") for s in segments)
    return AROUND.sub(r"\1", html).strip()


def assert_well_formed(html: str) -> None:
    html5lib.HTMLParser(strict=True).parseFragment(html)


# A text with notes, and what an editor would have left of it.
EMPHASIS = {
    "bold with a stop": ("**Done.** (TODO: by whom) Next.", "**Done.** Next."),
    "bold with a stop, the note to its end": ("**Gone.** TODO: more. Next", "**Gone.** Next"),
    "bold label that goes on": ("- **Owner.** (too vague?) Ann", "- **Owner.** Ann"),
    "italic with a colon": ("_Note:_ (TODO: x) the ring", "_Note:_ the ring"),
    "struck": ("~~Old.~~ (TODO: x)", "~~Old.~~"),
    "quoted": ("**“Quoted”** (TODO: x) it was", "**“Quoted”** it was"),
    "brackets": ("**Impact (EU)** (TODO: x) was small", "**Impact (EU)** was small"),
    "glued on": ('*"q"*(TODO) it was', '*"q"* it was'),
    "at the end, glued on": ('It was *"q"*(TODO)', 'It was *"q"*'),
    "opening after it": ('Was (TODO: x) *"q"* said', 'Was *"q"* said'),
    "opening right after it": ("Was (TODO: x)**loud** then", "Was **loud** then"),
    "opening right after it, at the start": ('(TODO: x)*"q"* said', '*"q"* said'),
    "inside, at its end": ("**The ring (TODO: x)** broke", "**The ring** broke"),
    "inside, at its end, after a stop": ("**The ring. (TODO: x)** Broke", "**The ring.** Broke"),
    "inside, at its start": ("*(TODO: x) The ring* broke", "*The ring* broke"),
    "all of it": ("The ring **TODO** broke", "The ring broke"),
    "a line in signs of a highlight": ("One\n==TODO: x==\ntwo", "One\ntwo"),
    "an item in signs of a highlight": ("- One\n- ==TODO==", "- One"),
    "two of them": ("**a.** (TODO: x) **b.** (TODO: y) **c.**", "**a.** **b.** **c.**"),
    "a list": ("- **a.** (TODO: x)\n- **b.** (TODO: y)", "- **a.**\n- **b.**"),
    "a heading": ("## **Impact.** (TODO: x)\n\nSmall.", "## **Impact.**\n\nSmall."),
    "a cell": ("| a |\n|---|\n| **b.** (TODO: x) |", "| a |\n|---|\n| **b.** |"),
    "in a link": ("See [**it.** (TODO: x)](https://e.example/).", "See [**it.**](https://e.example/)."),
}
ADDRESSES = {
    "after a bare one": ("See https://e.example/x (TODO: y) now.", "See https://e.example/x now."),
    "after one with www": ("See www.e.example (TODO: y), too.", "See www.e.example, too."),
    "after an e-mail": ("Ask a@e.example (TODO: y).", "Ask a@e.example."),
    "before a bare one": ("(TODO: y) https://e.example/x is it.", "https://e.example/x is it."),
    "between two": ("https://e.example (TODO: y) https://f.example", "https://e.example https://f.example"),
    "in a tag": ('A <a href="TODO">ring</a> broke.', "A <a>ring</a> broke."),
    "in a block of HTML": ('<p>\nA <a href="TODO">ring</a>.\n</p>', "<p>\nA <a>ring</a>.\n</p>"),
}
HTML = {
    "code": ("It had <code>TODO: fix</code> in it. And on.",) * 2,
    "code, spelled otherwise": ("Press <KBD class=x>TODO: fix</KBD> twice. And on.",) * 2,
    "code that is never closed": ("It had <samp>TODO: fix in it.\n\nAnd on.",) * 2,
    "preformatted in a line": ("It had <tt>FIXME: x</tt> and <var>TODO</var> in it. And on.",) * 2,
    "preformatted in a block": ("<div>\n<pre>\nTODO: fix\n\nTODO: that\n</pre>\n</div>\n\nAnd on.",) * 2,
    "code in a block": ("<div>\nIt had <code>TODO: fix</code>. And on.\n</div>",) * 2,
    "a paragraph": (
        "<div>\n<p>TODO: fill</p>\n<p>The ring broke.</p>\n</div>",
        "<div>\n<p>The ring broke.</p>\n</div>",
    ),
    "a paragraph with words": (
        "<div>\n<p>It broke. (TODO: when)</p>\n<p>The ring.</p>\n</div>",
        "<div>\n<p>It broke.</p>\n<p>The ring.</p>\n</div>",
    ),
    "a summary": (
        "<details>\n<summary>TODO: check this</summary>\nThe ring broke.\n</details>",
        "<details>\n<summary></summary>\nThe ring broke.\n</details>",
    ),
    "a summary on one line": (
        "<details><summary>Why (TODO: check)</summary>It broke.</details>",
        "<details><summary>Why</summary>It broke.</details>",
    ),
    "a cell": (
        "<table>\n<tr><td>TODO: a</td><td>b</td></tr>\n</table>",
        "<table>\n<tr><td></td><td>b</td></tr>\n</table>",
    ),
    "an item": ("<ul>\n<li>TODO: a</li>\n<li>b</li>\n</ul>", "<ul>\n<li>b</li>\n</ul>"),
    "emphasis": ("It <b>TODO: y</b> broke.", "It broke."),
    "emphasis with blanks in it": ("It <b> TODO: y </b> broke.", "It broke."),
    "emphasis with words": ("It <b>broke. TODO: y</b> and on.", "It <b>broke.</b> and on."),
    "a pair in a note": ("It broke. TODO: use <b>bold</b> here.", "It broke."),
    "a line break after it": ("Words.\n\nTODO: more<br>\n\nOn.", "Words.\n\nOn."),
    "a line break": ("It broke.<br>TODO: more<br>And on.", "It broke.<br>And on."),
}
SIGNS = {
    "entity brackets": ("The sign &lt;TODO&gt; is one.",) * 2,
    "an entity letter": ("The sign &#84;ODO: is one.",) * 2,
    "escaped brackets": ("The sign \\[TODO\\] is one.",) * 2,
    "escaped brackets with words": ("The sign \\[TODO: here\\] is one.",) * 2,
    "escaped round ones": ("The sign \\(TODO\\) is one.",) * 2,
    "an entity in a note": ("It broke (TODO: R&amp;D?) again.", "It broke again."),
    "an entity at its end": ("It broke. TODO: ask R&amp;D", "It broke."),
    "an entity before it": ("R&amp;D (TODO: who) broke it.", "R&amp;D broke it."),
}
LISTS = {
    "a first ordered item": ("1. TODO: a\n2. Two\n3. Three", "1. Two\n2. Three"),
    "a middle ordered item": ("1. One\n2. TODO: a\n3. Three", "1. One\n2. Three"),
    "a last ordered item": ("1. One\n2. TODO: a", "1. One"),
    "an ordered list that goes on": ("4. TODO: a\n5. Five", "4. Five"),
    "a first item": ("- TODO: a\n- b", "- b"),
    "a first item after words": ("Words:\n- TODO: a\n- b", "Words:\n- b"),
    "all items": ("Words.\n\n- TODO: a\n- TODO: b\n\nMore.", "Words.\n\nMore."),
    "an item with a list": ("- One\n  1. TODO: a\n  2. b\n- Two", "- One\n  1. b\n- Two"),
    "a list below": ("- One\n  - TODO: a\n- Two", "- One\n- Two"),
    "an item with a sign": ("- ❗TODO: x\n- b", "- b"),
    "a paragraph of an item": ("1. One\n\n   TODO: a\n\n   More.\n2. Two", "1. One\n\n   More.\n2. Two"),
    "an item in a quote": ("> 1. TODO: a\n> 2. b", "> 1. b"),
}
BLOCKS = {
    "a sign and a note": ("Words.\n\n🚧 TODO: x\n\nMore.", "Words.\n\nMore."),
    "a quote in a quote": ("> He said\n>\n> > TODO: x", "> He said"),
    "a quote": ("Words.\n\n> TODO: x\n> y\n\nMore.", "Words.\n\nMore."),
    "a callout": ("Words.\n\n> [!TODO]\n> write it\n>\n> - a\n\nMore.", "Words.\n\nMore."),
    "a callout in an item": ("- One\n\n  > [!todo]\n  > write it\n- Two", "- One\n\n- Two"),
    "an alert": ("> [!NOTE]\n> TODO: x\n\nMore.", "More."),
    "a colon before it": ("Words.\n\n***\n\n: TODO: x", "Words.\n\n***"),
    "lines with breaks": ("**A**: b  \n**C**: TODO  \n**D**: e", "**A**: b  \n**D**: e"),
    "a box": ("::: note\nTODO: x\n:::\n\nMore.", "More."),
    "the title of a box": ('!!! note "TODO: title"\n    Words.', '!!! note ""\n    Words.'),
    "the title of a box with words": ('!!! note "Mind (TODO: title)"\n    Words.', '!!! note "Mind"\n    Words.'),
    "a definition": ("Words.\n\nTerm\n: TODO: define", "Words."),
    "one of two definitions": ("One\n: TODO: define\n\nTwo\n: it is", "Two\n: it is"),
    "one meaning of two": ("One\n: TODO: define\n: it is", "One\n: it is"),
    "a heading": ("Words.\n## TODO: x\nMore.", "Words.\n\nMore."),
    "a comment between": ("Words.\n<!-- TODO: x -->\nMore.", "Words.\n\nMore."),
    "a comment alone": ("Words.\n\n<!-- TODO: x\ny -->\n\nMore.", "Words.\n\nMore."),
    "a comment at the start": ("<!-- TODO: x -->\nWords *a*.", "Words *a*."),
    "a comment and words in an item": ("- One\n- <!-- TODO: x --> two", "- One\n- two"),
    "a comment and a paragraph in an item": ("- One\n- <!-- TODO: x -->\n\n  two", "- One\n\n- two"),
    "a comment in an item": ("- One\n- <!-- TODO: x -->\n- Two", "- One\n- Two"),
    "a line": ("One.\nTODO: x\nTwo.", "One.\nTwo."),
    "a line with a break": ("One.  \n(TODO: x)", "One."),
    "a first line with a break": ("(TODO: x)  \nTwo.", "Two."),
}
FOOTNOTES = {
    "a note": ("It broke[^1] then.\n\n[^1]: TODO: find source", "It broke then."),
    "one of two": ("It[^1] broke[^2].\n\n[^1]: TODO: find\n[^2]: Here.", "It broke[^2].\n\n[^2]: Here."),
    "twice referred to": ("It[^a] broke [^a].\n\n[^a]: (TODO: find)", "It broke."),
    "in a cell": ("| a |\n|---|\n| b[^1] |\n\n[^1]: TODO: find", "| a |\n|---|\n| b |"),
    "shown in code": ("It[^1] is `[^1]`.\n\n[^1]: TODO: find", "It is `[^1]`."),
    "within a line": ("It broke ^[TODO: find source] then.", "It broke then."),
    "within a line, with words": ("It broke^[Here (TODO: when).] then.", "It broke^[Here.] then."),
    "within a line, with words before": ("It broke^[Here. TODO: when] then.", "It broke^[Here.] then."),
    "within a line, in code": ("It is `^[TODO: x]`.",) * 2,
    "words and a note": ("It[^1].\n\n[^1]: Here. (TODO: find)", "It[^1].\n\n[^1]: Here."),
}
LABELS = {
    "alone": ("Words.\n\n**Root cause**: TODO\n\n## Next\n\nx", "Words.\n\n## Next\n\nx"),
    "with words": ("Words.\n\nImpact: TODO: n", "Words."),
    "in brackets": ("Words.\n\n**Impact:** (TODO: numbers)", "Words."),
    "in an item": ("- Owner: TODO\n- Due: now", "- Due: now"),
    "on a line": ("Owner: Ann\nDue: TODO\nState: done", "Owner: Ann\nState: done"),
    "on the first line": ("Due: TODO\nState: done", "State: done"),
    "one after the other": ("**A**: TODO\n\n**B**: it is", "**B**: it is"),
    "before a list": ("**Impact:** (TODO: numbers)\n\n- five\n- six", "**Impact:**\n\n- five\n- six"),
    "before code": ("The log: (TODO: which)\n\n```\nx\n```", "The log:\n\n```\nx\n```"),
    "before words": ("**Impact:** (TODO: numbers)\n\nFive were out.", "**Impact:**\n\nFive were out."),
    "a sentence": (
        "Words.\n\nWe looked for the cause of it all night: TODO: which",
        "Words.\n\nWe looked for the cause of it all night:",
    ),
    "a heading": ("## Root cause: TBD\n\nWords.", "## Root cause\n\nWords."),
    "a heading without words": ("Words.\n\n## Root cause: TBD\n\nTODO: write", "Words."),
}
SECTIONS = {
    "an empty one": ("# T\n\nWords.\n\n## A\n\nTODO: write\n\n## B\n\nx", "# T\n\nWords.\n\n## B\n\nx"),
    "the last one": ("# T\n\nWords.\n\n## A\n\nTODO: write\n", "# T\n\nWords."),
    "with one below": ("# T\n\n## A\n\nTODO: write\n\n### B\n\nx", "# T\n\n## A\n\n### B\n\nx"),
    "with an empty one below": ("# T\n\nx\n\n## A\n\n### B\n\nTODO: write\n\n## C\n\ny", "# T\n\nx\n\n## C\n\ny"),
    "with a list of notes": ("# T\n\nx\n\n## A\n\n- TODO: a\n- TODO: b\n\n## C\n\ny", "# T\n\nx\n\n## C\n\ny"),
    "with a comment": ("# T\n\nx\n\n## A\n\n<!-- TODO: a -->\n\n## C\n\ny", "# T\n\nx\n\n## C\n\ny"),
    "that its author left empty": ("# T\n\n## A\n\n## B\n\nx (TODO: y)", "# T\n\n## A\n\n## B\n\nx"),
    "with a table": ("# T\n\n## A\n\n| a |\n|---|\n| TODO |", "# T\n\n## A\n\n| a |\n|---|\n|  |"),
}
LEFTOVERS = {
    "quotes": ("It “(TODO: z)” broke.", "It broke."),
    "straight quotes": ('It "(TODO: z)" broke.', "It broke."),
    "brackets": ("It ((TODO: z)) broke.", "It broke."),
    "a comma before a stop": ("It broke, [TODO: t](u).", "It broke."),
    "commas in a row": ("See the paper, (cite?), (ref?).", "See the paper."),
    "a comma before a comma": ("The ring, (TODO: which), broke.", "The ring, broke."),
    "a comma at the end": ("The ring broke, (TODO: why)", "The ring broke"),
    "a comma that parts words": ("The ring, (TODO: which) the old one.", "The ring, the old one."),
    "a dash": ("It broke — TODO: fix.", "It broke"),
    "a marker at the end of a heading": ("## Part - TODO\n\nIt.\n", "## Part\n\nIt.\n"),
    "a marker at the end of a heading, bare": ("## Part TODO\n\nIt.\n", "## Part\n\nIt.\n"),
    "a link without words": ("[TODO](x) and more.\n", "and more.\n"),
    "a callout with a title": ("It.\n\n> [!todo] Ask\n> Kim\n\nEnd.\n", "It.\n\nEnd.\n"),
    "a crossed-out time": ("- **Began:** 2024-02-03 09:XX:XX UTC\n- It\n", "- **Began:** 2024-02-03\n- It\n"),
    "an editor's note": ("It.\n\n*[Editor's note: add rings.]*\n\nEnd.\n", "It.\n\nEnd.\n"),
    "a word for a source": ("It was huge {{cn}}.\n", "It was huge.\n"),
    "a note between dashes": ("It — TODO: fix — broke.", "It — broke."),
    "a dash between dashes": ("It — (TODO: fix) — broke.", "It — broke."),
    "no blank": ("The ring(TODO: x) broke.", "The ring broke."),
    "a blank on either side of a line end": ("The ring (TODO: x)\nbroke.", "The ring\nbroke."),
}
TABLES = {
    "emphasis": EMPHASIS,
    "addresses": ADDRESSES,
    "html": HTML,
    "signs": SIGNS,
    "lists": LISTS,
    "blocks": BLOCKS,
    "footnotes": FOOTNOTES,
    "labels": LABELS,
    "sections": SECTIONS,
    "leftovers": LEFTOVERS,
}
CASES = {f"{kind}: {name}": pair for kind, table in TABLES.items() for name, pair in table.items()}
# What these texts have of HTML is not well formed before anything is cut.
AS_WRITTEN = ("html: code that is never closed", "html: preformatted in a block")


@pytest.mark.parametrize("name", CASES)
def test_the_page_is_that_of_the_text_as_an_editor_would_have_left_it(name: str) -> None:
    noted, edited = CASES[name]
    assert page(noted) == page(edited)
    if name not in AS_WRITTEN:
        assert_well_formed(page(noted))


@pytest.mark.parametrize("name", [name for name in CASES if not name.startswith(("sections", "labels: a heading"))])
def test_the_same_between_other_blocks(name: str) -> None:
    noted, edited = CASES[name]
    around = "First.\n\n{}\n\n---\n\nLast *words*.\n"
    assert page(around.format(noted)) == page(around.format(edited))


@pytest.mark.parametrize("name", SECTIONS)
def test_the_contents_are_those_of_the_page(name: str) -> None:
    noted, edited = SECTIONS[name]
    assert [heading.anchor for heading in post_of(noted).headings] == [h.anchor for h in post_of(edited).headings]


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_that_only_notes_stand_in_is_still_read_as_one(name: str) -> None:
    """Lint and `read` tell of the text as it is, the page of what is left of it."""
    noted, edited = SECTIONS[name]
    lines = {heading.place.line for heading in post_of(noted).headings}
    read = [section for section in post_of(noted).sections if section.place.line in lines]
    assert [(section.level, section.role) for section in read] == [
        (section.level, section.role) for section in post_of(edited).sections
    ]


WORDS = ("The ring", "**The ring.**", '*"so"*', "~~old~~", "`code`", "https://e.example/x", "[a](https://e.example/)")
WORDS += ("_it._", "**(EU)**", "it broke.", "a<b>c.</b>", "R&amp;D", "\\*", "“q”", "![i](i.png)", "**a *b.* c**", "x")
INLINE_NOTES = ("(TODO: x)", "[TODO: y]", "(too vague?)", "<!-- TODO: z -->", "{>>why<<}", "*(TODO: w)*", "**[TODO]**")
FRAMES = (
    "{}",
    "- {}\n- b",
    "> {}",
    "## {}\n\nx",
    "1. {}\n2. b",
    "| a |\n|---|\n| {} |",
    "T\n: {}",
    "x[^1]\n\n[^1]: {}",
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FRAMES), st.lists(st.sampled_from([*WORDS, *INLINE_NOTES]), min_size=2, max_size=6))
def test_what_stands_around_notes_keeps_its_structure(frame: str, parts: list[str]) -> None:
    words = [part for part in parts if part not in INLINE_NOTES]
    post = post_of(frame.format("x " + " ".join(parts)))
    if len([note for note in post.notes if note.left_out]) != len(parts) - len(words):
        return
    assert page(frame.format("x " + " ".join(parts))) == page(frame.format("x " + " ".join(words)))


SAID = ("Words.", "- a\n- b", "1. a\n2. b", "> q", "```\nTODO: x\n```", "| a |\n|---|\n| b |", "T\n: d", "***")
SAID += ("<div>x</div>", "!!! note\n    x", "1) a", "    code", "- a\n\n  b", "::: tip\nx\n:::", "> - q\n> - r")
BLOCK_NOTES = ("TODO: x", "> TODO: x", "- TODO: x\n- TODO: y", "<!-- TODO: x -->", "1. TODO: x", "> [!TODO]\n> x")
BLOCK_NOTES += ("T\n: TODO: x", "🚧 TODO: x", "**TODO: x**", "<p>TODO: x</p>", "> > TODO: x")
BLOCK_NOTES += ("TODO: x\ny", "- > TODO: x", "1. - TODO: x", "!!! note\n    TODO: x", "::: tip\nTODO: x\n:::")
INDENTS = ("", "> ", "  ", "    ")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(INDENTS), st.lists(st.tuples(st.sampled_from(BLOCK_NOTES), st.sampled_from(SAID)), max_size=4))
def test_blocks_around_notes_are_what_they_are_without_them(indent: str, pairs: list[tuple[str, str]]) -> None:
    first = {"  ": "- First.", "    ": "1.  First."}.get(indent, f"{indent}First.")
    said = ["First.", *(block for _, after in pairs for block in ("Between.", after, "After."))]
    noted = ["First.", *(block for note, after in pairs for block in (note, "Between.", after, "After."))]

    def text_of(blocks: list[str]) -> str:
        lines = "\n\n".join(blocks).split("\n")
        return "\n".join([first, *(f"{indent}{line}".rstrip() for line in lines[1:])])

    assert page(text_of(noted)) == page(text_of(said))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([noted for noted, _ in CASES.values()]), min_size=2, max_size=4))
def test_a_page_is_well_formed_whatever_notes_it_had(texts: list[str]) -> None:
    if any(CASES[name][0] in texts for name in AS_WRITTEN):
        return
    assert_well_formed(page("\n\n".join(texts)))
