"""Front matter: found or refused, read to values with places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.text import Text
from generator.parse.front_matter.nodes import Mapping, Node, Scalar, Sequence
from generator.parse.front_matter.split import FrontMatter, split_front_matter


def split(text: str) -> FrontMatter:
    return split_front_matter(Text.of("a.md", text))


def plain(node: Node) -> object:
    """A node without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs}


def places(text: str) -> list[tuple[str, int, int, str]]:
    """Problems as code, line, column and the words that they are about."""
    return [(p.code, p.place.line, p.place.column, p.text) for p in split(text).problems]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("---\ntitle: A\n---\nBody\n", "yaml"),
        ("---  \ntitle: A\n---\t\nBody\n", "yaml"),
        ("---\ntitle: A\n...\nBody\n", "yaml"),
        ('+++\ntitle = "A"\n+++\nBody\n', "toml"),
    ],
)
def test_the_body_begins_after_the_closing_fence(text: str, form: str) -> None:
    front = split(text)
    assert (front.form, plain(front.root), text[front.body_start :]) == (form, {"title": "A"}, "Body\n")
    assert front.problems == ()
    assert front.withheld == ""


@pytest.mark.parametrize("text", ["---\n---\n", "---\n# nothing\n---\n\n \n", "+++\n+++"])
def test_fences_around_nothing_are_an_empty_file(text: str) -> None:
    front = split(text)
    assert ([p.code for p in front.problems], front.withheld) == (["IN003"], "the file is empty")


@pytest.mark.parametrize("text", ["---\n---\nBody", "---\n# nothing yet\n---\nBody"])
def test_front_matter_may_be_empty(text: str) -> None:
    front = split(text)
    assert (front.form, front.root.pairs, front.problems) == ("yaml", (), ())


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\nBody\n",
        "",
        "---\n\nA post that begins with a line.\n\n---\n\nAnd has another.\n",
        "---\n\nA post that begins with a line.\n",
        "Summary: one line of text\n\nBody\n",
        "<!-- a comment -->\n\n# Title\n\n---\n\nkey: value\n",
    ],
)
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    front = split(text)
    assert (front.form, front.body_start, front.problems, front.withheld) == ("none", 0, (), "")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("---\ntitle: A\ndraft: true\n\nBody\n", "FM001", 1),
        ("+++\ntitle = 'A'\n\nBody\n", "FM001", 1),
        ("\n\n---\ntitle: A\ndraft: true\n---\nBody\n", "FM002", 3),
        ("  ---\ntitle: A\n---\nBody\n", "FM002", 1),
        ("<!-- lint off -->\n---\ndraft: true\n---\nBody\n", "FM002", 2),
        ("\n---\ndraft: true\n\nBody\n", "FM002", 2),
        ("title: A\ndraft: true\n\nBody\n", "FM002", 1),
        ("title: A\n---\nBody\n", "FM002", 1),
        ('{\n  "title": "A", "draft": true\n}\nBody\n', "FM002", 1),
        ("---\njust text\n---\nBody\n", "FM005", 2),
        ("---\n- a\n- b\n---\nBody\n", "FM005", 2),
    ],
)
def test_what_only_looks_like_front_matter_is_an_error_and_withholds_the_post(text: str, code: str, line: int) -> None:
    front = split(text)
    (problem,) = front.problems
    assert (problem.code, problem.place.line, problem.blocks) == (code, line, "build")
    assert front.withheld
    assert front.root.pairs == ()


def test_nothing_is_typed() -> None:
    front = split("---\na: 10:30\nb: no\nc: 1e3\nd: 0777\ne: 2020-01-01\nf: 1.10\n---\n")
    assert plain(front.root) == {"a": "10:30", "b": "no", "c": "1e3", "d": "0777", "e": "2020-01-01", "f": "1.10"}


def test_nothing_written_is_null_unless_it_is_quoted() -> None:
    front = split('---\na:\nb: ~\nc: null\nd: ""\ne: "null"\n---\n')
    nulls = [value.null for _, value in front.root.pairs if isinstance(value, Scalar)]
    assert nulls == [True, True, True, False, False]


def test_the_span_of_a_value_is_its_words() -> None:
    text = "---\na: plain ü\nb: 'quoted'\nc: |\n  block\n  words\nd: [one, \"two\"]\ne: !!str &x tagged\n---\n"
    root = split(text).root
    values = [value for _, value in root.pairs]
    sequence = values.pop(3)
    assert isinstance(sequence, Sequence)
    cut = [text[node.span.start : node.span.end] for node in (*values, *sequence.items)]
    assert cut == ["plain ü", "quoted", "block\n  words", "tagged", "one", "two"]
    assert text[sequence.span.start : sequence.span.end] == '[one, "two"]'


def test_mistakes_are_named_at_their_place() -> None:
    assert places('---\ntitle: A\nsummary: "no end\ntags: [a]\n---\nBody\n') == [("FM003", 3, 10, '"')]
    assert places("---\ntitle: A\nmeta:\n\tkey: v\n---\n") == [("FM003", 4, 1, "\t")]
    assert places("---\ntitle: A: B\n---\n") == [("FM003", 2, 9, ":")]
    assert places("---\nowner: @sam\n---\n") == [("FM003", 2, 8, "@")]
    assert places("---\na: 1\na: 2\n---\n") == [("FM004", 3, 1, "a")]
    assert places("---\na: !!python/name:os.system x\n---\n")[0][:3] == ("FM007", 2, 4)
    assert places("+++\na = 1\nb = [\n+++\n")[0][:2] == ("FM003", 3)


def test_a_duplicate_key_names_the_line_of_the_first() -> None:
    (problem,) = split("---\nx: 0\na: 1\nb: 2\na: 3\n---\n").problems
    assert problem.message.endswith("the first one is on line 3")


def test_an_alias_is_what_it_names() -> None:
    front = split("---\nbase: &b {draft: true, kind: x}\nall: *b\n---\n")
    assert plain(front.root) == {"base": {"draft": "true", "kind": "x"}, "all": {"draft": "true", "kind": "x"}}


def test_merged_keys_count_but_do_not_win() -> None:
    front = split("---\nbase: &b {draft: true, kind: x}\n<<: *b\nkind: y\n---\n")
    assert plain(front.root) == {"base": {"draft": "true", "kind": "x"}, "kind": "y", "draft": "true"}


def bomb() -> str:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "inside",
    [
        bomb(),
        "a: &a [1, *a]",
        "a: " + "[" * 10_000 + "]" * 10_000,
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 5_000,
        "a: " + "x" * 300_000,
        "\n".join(f"key{n}: value" for n in range(15_000)),
    ],
    ids=["bomb", "loop", "deep", "deep and open", "deep mappings", "long", "many"],
)
def test_work_is_bounded(inside: str) -> None:
    front = split(f"---\n{inside}\n---\nBody\n")
    (problem,) = front.problems
    assert problem.code == "FM006"
    assert front.withheld


@pytest.mark.parametrize(
    "inside",
    ["a = " + "[" * 10_000 + "]" * 10_000, ".".join(["a"] * 50_000) + " = 1", "a = 0x" + "f" * 10_000],
    ids=["deep", "dotted", "number"],
)
def test_work_is_bounded_in_toml_too(inside: str) -> None:
    (problem,) = split(f"+++\n{inside}\n+++\nBody\n").problems
    assert problem.code == "FM006"


def test_half_a_surrogate_and_control_characters_never_come_through() -> None:
    front = split('---\na: "x \\ud800 y"\nb: "\\0nul\\x07"\n---\n')
    assert plain(front.root) == {"a": "x \N{REPLACEMENT CHARACTER} y", "b": "nul"}
    assert [(p.code, p.severity, p.place.line) for p in front.problems] == [
        ("FM008", "warning", 2),
        ("FM008", "warning", 3),
    ]
    assert front.withheld == ""


def test_toml_gives_the_same_values_as_yaml() -> None:
    front = split(
        "+++\n"
        'title = "A: B"\n'
        "date = 2020-03-16T10:30:00Z\n"
        "draft = true\n"
        'tags = ["dns", "queue"]\n'
        "[incident]\n"
        "severity = 2\n"
        "rate = 1.50\n"
        "[[timeline]]\n"
        "at = 10:30:00\n"
        'text = "It began"\n'
        "[[timeline]]\n"
        'at = "11:00"\n'
        'text = "It ended"\n'
        "+++\n"
    )
    assert plain(front.root) == {
        "title": "A: B",
        "date": "2020-03-16T10:30:00+00:00",
        "draft": "true",
        "tags": ["dns", "queue"],
        "incident": {"severity": "2", "rate": "1.50"},
        "timeline": [{"at": "10:30:00", "text": "It began"}, {"at": "11:00", "text": "It ended"}],
    }


def test_toml_values_know_their_places() -> None:
    text = '+++\ntitle = "A"\ntags = ["b", "A"]\n[[timeline]]\ntext = "A"\n[[timeline]]\ntext = "A"\n+++\n'
    front = split(text)
    found: list[tuple[int, str]] = []

    def walk(node: Node) -> None:
        if isinstance(node, Scalar):
            place = Text.of("a.md", text).place(node.span)
            found.append((place.line, text[node.span.start : node.span.end]))
        elif isinstance(node, Sequence):
            for item in node.items:
                walk(item)
        else:
            for key, value in node.pairs:
                walk(key)
                walk(value)

    walk(front.root)
    assert found == [
        (2, "title"),
        (2, "A"),
        (3, "tags"),
        (3, "b"),
        (3, "A"),
        (4, "timeline"),
        (5, "text"),
        (5, "A"),
        (7, "text"),
        (7, "A"),
    ]


LIKELY = st.lists(
    st.sampled_from(
        [*"abé:-[]{}&*!|>'\"%@,#?~\\ \n\t=.0", "---\n", "+++\n", "...\n", "\ntitle: x", "<<: *a", "\ud800"]
    ),
    max_size=60,
).map("".join)


@settings(deadline=None)
@given(st.sampled_from(["", "---\n", "+++\n", "---\na: &a [b]\n"]), LIKELY | st.text(max_size=60), st.booleans())
def test_any_text_is_met_and_every_problem_stands_in_it(head: str, words: str, closed: bool) -> None:
    text = f"{head}{words}\n{head[:4] if closed else ''}"
    front = split(text)
    assert 0 <= front.body_start <= len(text)
    assert isinstance(front.root, Mapping)
    lines = text.split("\n")
    for problem in front.problems:
        assert problem.line_text == lines[problem.place.line - 1]
        assert problem.place.column <= len(problem.line_text) + 1


@pytest.mark.parametrize(
    ("inside", "found", "first"),
    [
        ('title = "a"\ntitle = "b"\n', ("FM004", 3, 1, "title"), 2),
        ("[incident]\na = 1\n[x]\n[incident]\n", ("FM004", 5, 2, "incident"), 2),
        ("a.b = 1\n[a]\n", ("FM004", 3, 2, "a"), 2),
        ("a = 1\na.b = 2\n", ("FM004", 3, 1, "a.b"), 2),
        ("[[t]]\nx = 1\n[[t]]\nx = 1\nx = 2\n", ("FM004", 6, 1, "x"), 5),
        ('a = [\n  "b = 1",\n]\nc = 1\na = 2\n', ("FM004", 6, 1, "a"), 2),
    ],
)
def test_a_duplicate_of_toml_is_at_its_key_and_names_the_line_of_the_first(
    inside: str, found: tuple[str, int, int, str], first: int
) -> None:
    (problem,) = split(f"+++\n{inside}+++\nBody\n").problems
    assert (problem.code, problem.place.line, problem.place.column, problem.text) == found
    assert problem.message.endswith(f"the first one is on line {first}")


@pytest.mark.parametrize("day", ["2020-13-01", "2020-02-30", "2020-1-1", "2020-01-01T25:00:00"])
def test_a_date_of_toml_that_is_none_is_called_so(day: str) -> None:
    (problem,) = split(f'+++\ntitle = "a"\ndate = {day} # when\n+++\nBody\n').problems
    assert (problem.code, problem.place.line, problem.place.column, problem.text) == ("FM003", 3, 8, day)
    assert "is no date" in problem.message


@pytest.mark.parametrize("inside", ["a = {b = 1, b = 2}\n", "a = 1 2\n", "a =\n", "a = [1,\n", "a = 'x\n", "a\n"])
def test_a_mistake_of_toml_never_reaches_over_the_end_of_its_line(inside: str) -> None:
    (problem,) = split(f"+++\n{inside}+++\nBody\n").problems
    assert (problem.code, problem.place.line, problem.place.end_line) == ("FM003", 2, 2)
    assert problem.place.end_column > problem.place.column


@pytest.mark.parametrize("sign", ["\u2028", "\u0085", "\u2029"])
def test_a_line_of_toml_ends_where_a_line_of_the_file_ends(sign: str) -> None:
    text = f'+++\na = "x{sign}y"\nb = "z"\n+++\n'
    (_, first), (key, second) = split(text).root.pairs
    assert [text[node.span.start : node.span.end] for node in (first, key, second)] == [f"x{sign}y", "b", "z"]


def test_a_comment_after_a_value_of_toml_is_none_of_its_words() -> None:
    text = "+++\na = [1, 2] # 3\nb = 'x # y' # z\nc = [ # all\n  'p', # one ]\n  'q',\n] # d\nd = '''m''' # n\n"
    text += "e = 1.50 # f\n+++\n"
    values = [value for _, value in split(text).root.pairs]
    cut = [text[node.span.start : node.span.end] for node in values]
    assert cut == ["[1, 2]", "x # y", "[ # all\n  'p', # one ]\n  'q',\n]", "m", "1.50"]


@pytest.mark.parametrize(
    ("inside", "found", "words"),
    [
        ("title: [x\n", ("FM003", 2, 8, "["), "list begins here"),
        ("title: {a: x\ndate: 2020\n\n", ("FM003", 2, 8, "{"), "mapping begins here"),
        ("a: 1\ntitle: 'x\n", ("FM003", 3, 8, "'"), "quoted text begins here"),
        ("a: [1, {b: 2]\n", ("FM003", 2, 13, "]"), "not YAML"),
        ("a: 1\nb\n\n\n", ("FM003", 3, 1, "b"), "not YAML"),
        ("a: &x\n  - 1\n b: 2\n", ("FM003", 4, 2, "b"), "not YAML"),
    ],
)
def test_a_mistake_of_yaml_is_inside_of_the_fences_where_it_begins(
    inside: str, found: tuple[str, int, int, str], words: str
) -> None:
    (problem,) = split(f"---\n{inside}---\nBody\n").problems
    assert (problem.code, problem.place.line, problem.place.column, problem.text) == found
    assert words in problem.message
