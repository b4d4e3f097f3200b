"""`glossary.yaml` to terms for all texts of a site."""

from generator.model.post import Term
from generator.model.problem import Problem, Rule
from generator.model.text import Source, Span
from generator.parse.config import UNCLEAN, as_ours
from generator.parse.decode import NUL, decode
from generator.parse.decode import UNCLEAN as CONTROL
from generator.parse.front_matter.fields import Fields
from generator.parse.front_matter.incident import read_glossary_terms
from generator.parse.front_matter.nodes import Mapping, Scalar
from generator.parse.front_matter.yaml_nodes import read_yaml
from generator.parse.notes.front_matter import mark_notes
from generator.parse.notes.header_passages import hide_passages

INVALID = Rule(
    "CF006", "invalid-glossary", "error", "build", "glossary.yaml is not valid YAML of terms with their meanings."
)
_KEY = "glossary"  # what is read like the value of this key of front matter is hidden and reported like it


def parse_glossary(source: Source | None) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms that `source` lists, what hidden words are in them left out; and what is wrong with it."""
    if source is None or not source.data.strip():
        return (), ()
    text, unclean, readable = decode(source)
    if not readable:
        return (), tuple(as_ours(problem, INVALID) for problem in unclean)
    ours = {CONTROL.code: UNCLEAN, NUL.code: INVALID}
    problems = [as_ours(problem, ours[problem.code]) for problem in unclean if problem.code in ours]
    fields = Fields(text, INVALID)
    root, faults = read_yaml(text.text, Span(0, len(text.text)))
    for fault in faults:
        line = f"; the first one is on line {text.line_at(fault.first.start)}" if fault.first else ""
        fields.say(UNCLEAN if fault.kind == "unclean" else INVALID, fault.span, fault.message + line, fault.hint)
    if root is None:
        return (), (*problems, *fields.problems)
    start = Span(root.span.start, root.span.start)
    marked, notes = mark_notes(Mapping(((Scalar(_KEY, False, start), root),), root.span), text)
    marked, comments = hide_passages(marked, text)
    terms = read_glossary_terms(marked.pairs[0][1], fields)
    found = (note.problem(text.line(note.place.line)) for note in notes)
    return terms, (*problems, *found, *comments, *fields.problems)
