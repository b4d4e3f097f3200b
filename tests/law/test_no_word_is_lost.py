"""Every word that a reader sees of a source stands in its page, in order, but for reported notes.

The judge is `tests/words_seen.py`, which shares nothing with the program. A page may move chapters about as a whole.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.model.site import Audience
from tests.conftest import ROOT
from tests.law.sites import cooked as cook_all
from tests.law.sites import project_of
from tests.words_seen import Chapter, chapters_of_page, chapters_of_source, emptied, lost, title_of_page, words

ALL = Audience(drafts=True, future=True, expired=True)
SET_ASIDE = frozenset((ROOT / "benchmarks/set_aside.txt").read_text(encoding="utf-8").splitlines())


def lost_in(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """The words that each page of a site of `files` has lost, by path; the notes that were left out are excused."""
    site = cook_all(*project_of(files), ALL)
    outputs = {entry.source: entry.file for entry in (*site.build.site.posts, *site.build.site.pages)}
    found = {}
    for post in site.build.posts:
        html = site.files[outputs[post.path]].decode()
        source = files[post.path].decode("utf-8-sig").replace("\r\n", "\n")
        left_out = [note.removal for note in post.notes if note.left_out]
        gone = [post.prose.text.cut(removal) for removal in left_out]
        gone += emptied(post.prose.text.text, [(removal.start, removal.end) for removal in left_out])
        excused = [word for text in gone for word in words(text)]
        missing = lost(chapters_of_source(source, title_of_page(html)), chapters_of_page(html), excused)
        if missing:
            found[post.path] = sorted(missing.elements())
    return found


def test_no_word_of_any_document_is_lost(corpus: Path, seed: Path) -> None:
    paths = [path for folder in ("postmortems", "more") for path in sorted((corpus / folder).glob("*.md"))]
    assert len(paths) >= 314
    files = {f"content/{path.parent.name}/{path.name}": path.read_bytes() for path in (*paths, seed)}
    # Of what is set aside a failure may tell no word.
    told = [
        f"{path}: {len(missing)} words" + ("" if path.removeprefix("content/") in SET_ASIDE else f" {missing[:9]}")
        for path, missing in lost_in(files).items()
    ]
    assert told == []


def test_no_word_of_the_demo_is_lost() -> None:
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "content/posts").rglob("*.md")}
    assert files
    assert lost_in(files) == {}


@pytest.mark.parametrize(
    "body",
    [
        "See http://logs.example/?q=%22prod%22%0Aerror and <http://a.example/%5Bx%5D>.\n",
        "A <b>bold</b> word<br>and <details><summary>more</summary>\n\nof it\n\n</details>\n",
        "| a | b |\n|---|---|\n| c `d` | e \\| f |\n\n> [!NOTE]\n> g\n\n- [x] h\n  - i[^1]\n\n[^1]: j\n",
        "Term\n: its meaning\n\n~~struck~~ &amp; \\*escaped\\* &#65;\n\n    code **x**\n\nsetext\n---\n\nk\n",
        ':::note\nin a box\n:::\n\n!!! warning "A title"\n    words of it\n',
        "Shipped in {{ version }} and {% if x %}this{% endif %} {: .right}\n",
        "[one]: http://a.example 'title'\n\nSee [one] and [two][nowhere] and ![alt](x.png) there.\n",
        "## A heading\n\n### Timeline\n\n- **10:15 UTC**: a\n\n## Action items\n\n- b (@ann)\n\n## Impact\n\nc\n",
    ],
)
def test_no_word_of_any_construct_is_lost(body: str) -> None:
    assert lost_in({"content/posts/x.md": f"# The ring closed\n\nIt was a Monday.\n\n{body}".encode()}) == {}


class TestTheJudge:
    PAGE = "<h1>Ring</h1><div class=prose><h2>One <a class=anchor>#</a></h2><p>a b c</p><h2>Two</h2><p>d</p></div>"
    TEXT = "---\ntitle: x\n---\n# Ring\n\n## One\n\na b *c*\n\n<!-- e -->\n\n## Two\n\nd\n"

    def missing(self, page: str, *excused: str) -> list[str]:
        return sorted(lost(self.wanted(page), chapters_of_page(page), excused).elements())

    def wanted(self, page: str) -> list[Chapter]:
        return chapters_of_source(self.TEXT, title_of_page(page))

    def test_finds_nothing_lost_in_a_whole_page(self) -> None:
        assert self.wanted(self.PAGE) == [("one", "a", "b", "c"), ("two", "d")]
        assert self.missing(self.PAGE) == []

    def test_finds_a_lost_word(self) -> None:
        assert self.missing(self.PAGE.replace("b ", "")) == ["b"]

    def test_finds_a_lost_heading_and_a_lost_chapter(self) -> None:
        assert self.missing(self.PAGE.replace("Two", "")) == ["two"]
        assert self.missing(self.PAGE.replace("<h2>Two</h2><p>d</p>", "")) == ["d", "two"]

    def test_finds_words_that_changed_places(self) -> None:
        assert self.missing(self.PAGE.replace("a b c", "b a c")) in (["a"], ["b"])
        assert self.missing(self.PAGE.replace("a b c", "a b d").replace("<p>d", "<p>c")) == ["c", "d"]

    def test_finds_a_word_that_is_there_but_not_to_be_seen(self) -> None:
        for hidden in ("<!-- b -->", "<script>b</script>", '<i title="b"></i>'):
            assert self.missing(self.PAGE.replace(" b ", f" {hidden} ")) == ["b"]
        assert self.missing(self.PAGE.replace("<p>d</p></div>", "</div><p>d</p>")) == ["d"]

    def test_finds_a_word_that_is_lost_once_of_two(self) -> None:
        assert sorted(lost([("a", "b", "a")], [("a", "b")]).elements()) == ["a"]

    def test_excuses_a_word_as_often_as_it_is_named(self) -> None:
        assert self.missing(self.PAGE.replace("b ", ""), "b") == []
        assert sorted(lost([("a", "b", "b")], [("a",)], ["b"]).elements()) == ["b"]

    def test_excuses_the_heading_over_nothing_but_a_note(self) -> None:
        text = "## One\n\na\n\n## Two\n\nTODO b\n\n## Three\n\n## Four\n\nTODO c\n\nd\n"
        notes = [(text.index(note), text.index(note) + 6) for note in ("TODO b", "TODO c")]
        assert emptied(text, notes) == ["## Two"]

    def test_finds_all_words_of_a_chapter_that_is_gone_and_none_of_others(self) -> None:
        wanted = [("a", "x", "y", "n"), ("b", "x", "z"), ("c", "p", "q", "m")]
        assert lost(wanted, [("c", "p", "q"), ("a", "x", "y")], ["n", "m"]) == {"b": 1, "x": 1, "z": 1}

    def test_lets_chapters_change_places_and_words_be_added(self) -> None:
        moved = "<h1>Ring</h1><div class=prose><h2>Two</h2>d</div><p>x<div class=prose><h2>One</h2>a b <i>y</i> c</div>"
        assert self.missing(moved) == []

    def test_takes_a_title_that_the_page_does_not_say_for_words_of_the_body(self) -> None:
        page = "<h1>Another</h1><div class=prose><p>a</p></div>"
        assert lost(chapters_of_source("# Ring\n\na\n", title_of_page(page)), chapters_of_page(page)) == {"ring": 1}
