"""A gate before a finder opens for every leaf in which the finder finds something, whatever the leaf says."""

import re
import string
import sys

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.parse.notes import remark_words, words
from generator.parse.notes.brackets import ALONE, NO_QUESTIONS
from generator.parse.notes.find import GATES
from generator.parse.notes.leaves import Leaves, fold
from tests.parse.reading import document_of

# What notes are made of: signs, words that open one, and words of a text between them.
SIGNS = r"""
( ) [ ] { } < > [] [ ]( ]( ) ]() []() ![ ` ** * _ ~~ == {>> <<} {++ ++} {-- --} %% % ? ?? ??? ! : :: ; , . - — – " | > #
\[ \( \? &lt; &#63; &nbsp; &colon; {{ }} {{cn}} {.todo} ]{.todo} <!-- --> <b> </b> <kbd> = ="TODO" //TODO @TODO #todo
@ann @ann: 2024-03-15 14:?? 14:XX 2024-XX-XX X XX xx xx:xx XXX XXXX YYYY-MM-DD HH:MM hh:mm ^[ [^1] https://a.example/
TODO todo Todo ToDo TO-DO to-do FIXME fixme FixMe TK tk tktk TKTK TBD tbd tbc WIP wip NEEDSWORK UNRESOLVED TBW tba
the any all some good bad an one 1-2 two optional: optionally please briefly and or when where is are if in this
we the ring closed at last. It was open, and nobody saw why the queue grew for an hour. Kim's team minutes
""".split()
WORDS = (
    """
TO DO: |to do: check this|FIX ME:|[UNRESOLVED]|[/UNRESOLVED]|TODO(ada): add it|TODO: when?|(TODO: why)|[tk name]
insert diagram here|add image here|your name here|Your name|[Your name]|<name>|{{ the time zone }}|[incident title]
not yet written|still to be added|text to come|fill this in|lorem ipsum dolor sit amet|blah blah|[INSERT NAME]
placeholder for a graph|this section is to be written|goes here|INSERT LINK HERE|FILL THIS IN|FIX THIS|ADD LINKS
too long?|rephrase this|needs a citation|really?|why?|to be added|check with ann|shorten|cite|who else?|move this
note to self: add a link|Reminder to self: fix the intro|Editor's note: explain|Note to the editor: cut this
Status: draft - add more|@ann please check|@bob could you say why|Owner:|Date:|Root cause:|Impact:|Note to authors who
Describe the impact.|List all the action items|What went well?|How was it detected?|A brief summary of the impact
things that went well|The high-level overview of what|In a few sentences, describe the outage|if so, who was affected?
Use this section to|This section should describe the|If known, list the customers|delete this text|optional: any
ſtate the impact|LİST all the incidents|ınclude the timeline|Kim|“insert text here”|for example, the disk|(see above)
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
STARTS = (
    *(
        "",
        "",
        "",
        "- ",
        "- [ ] ",
        "1. ",
        "> ",
        "> - ",
        "# ",
        "## ",
        "!!! todo\n    ",
        "::: todo\n",
        "<div>",
        "[//]: # (",
    ),
    *("[x]: ", "% ", "*", "**", "| a | b |\n|---|---|\n| "),
)
ENDS = ("\n\n", "\n\n", "\n", "\n> ", " |\n\n", "\n- ", "\n:::\n\n", "</div>\n\n", "*\n\n", "**\n\n", ")\n\n")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of several blocks, each of words and signs that notes are made of."""
    piece = st.one_of(st.sampled_from(SIGNS), st.sampled_from(WORDS))
    joint = st.sampled_from((" ", " ", " ", "", "\n"))
    made = ""
    for _ in range(draw(st.integers(1, 5))):
        made += draw(st.sampled_from(STARTS))
        for said in draw(st.lists(piece, min_size=1, max_size=7)):
            made += said + draw(joint)
        made += draw(st.sampled_from(ENDS))
    return made


@settings(deadline=None)
@given(texts())
def test_a_gate_keeps_no_leaf_with_a_note_from_its_finder(markdown: str) -> None:
    leaves = Leaves(document_of(markdown))
    for finder, gate in GATES:
        passed = gate(leaves)
        for index in range(len(leaves)):
            if index not in passed:
                assert not list(finder(leaves[index])), (finder.__name__, leaves.words[index])


def test_folded_words_hold_the_letters_that_a_pattern_without_case_takes_them_for() -> None:
    letters = re.compile(r"(?i)[a-z]")
    for code in range(sys.maxunicode + 1):
        folded = fold(chr(code))
        assert len(folded) == 1, hex(code)
        if letters.match(chr(code)):
            assert folded in string.ascii_lowercase
            assert re.match(f"(?i){folded}", chr(code)), hex(code)


VOCABULARY = sorted(
    {
        word
        for module in (words, remark_words)
        for group in vars(module).values()
        if isinstance(group, tuple)
        for word in group
        if "\\" not in word
    }
    | {"unsure", "awk", "spelling", "confirm", "reference", "GRAPHS", "SCREENSHOT", "NEEDS", "fix"}
)


@settings(deadline=None)
@given(st.sampled_from(VOCABULARY).flatmap(lambda word: st.from_regex(f"(?:{word})[.!]?", fullmatch=True)))
def test_a_single_word_in_brackets_is_a_remark_only_where_it_is_known_as_one(word: str) -> None:
    assume(" " not in word)
    for said in (word, word.upper(), word.lower()):
        if any(kind.pattern.fullmatch(said) for kind in NO_QUESTIONS):
            assert fold(said).rstrip(".!") in ALONE


@pytest.mark.parametrize("said", ["The RİNG", "ſtate", "Kim"])
def test_folded_words_are_as_long_as_they_were(said: str) -> None:
    assert len(fold(said)) == len(said)
