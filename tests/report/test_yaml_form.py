"""YAML that every reader takes for the same data as the JSON."""

import json

import msgspec
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from generator.report.yaml_form import yaml_form


class Leaf(Struct, frozen=True):
    text: str | None
    number: int
    yes: bool


class Tree(Struct, frozen=True):
    name: str
    leaves: tuple[Leaf, ...]
    words: tuple[str, ...]


TRAPS = [
    *("no Yes 10:30 2025-02-03 2025-02-03T10:30:00Z 1_000 0x1 ~ @a `a *a &a !a %a a: ? null NaN .inf = << y N".split()),
    *("", " a", "a ", "a: b", "a #b", "- a", "\u2028", "\x85", "\x1b[31m", "\ufeff", "line\nline", "tab\there"),
    *('"', "'", "\\", "{a}", "[a]", "a, b", "on", "e1", "é", "🙂"),
]
TEXTS = st.sampled_from(TRAPS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    st.builds(
        Tree,
        TEXTS,
        st.lists(st.builds(Leaf, TEXTS | st.none(), st.integers(), st.booleans()), max_size=3).map(tuple),
        st.lists(TEXTS, max_size=4).map(tuple),
    )
)
def test_yaml_reads_as_json_does(tree: Tree) -> None:
    for value in (tree, (tree, tree), ()):
        shown = yaml_form(value)
        wanted = json.loads(msgspec.json.encode(value))
        assert yaml.safe_load(shown) == wanted
        assert yaml.load(shown, Loader=yaml.CSafeLoader) == wanted
        assert "\x1b" not in shown
