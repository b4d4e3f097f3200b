"""Texts with notes in all forms: blocks and lines of notes between words that say something."""

from hypothesis import strategies as st

SAID = (
    *("The ring broke at noon.", "- One\n- Two", "1. One\n2. Two", "> Somebody said it\n>\n> -- Ada", "***"),
    *("```\nTODO: code\n```", "| a | b |\n|---|---|\n| c | d |", "<div>\nRaw words.\n</div>", "Term\n: meaning"),
    *("Words `TODO` of\ntwo lines.", "## Impact", "## Impact\n\nSome failed.", "![The rack](rack.png)", "    code"),
)
BLOCKS = (
    *("TODO: write it", "> TODO: write\n> it", "> Use a simpler diagram instead?", "<!-- TODO: write it -->"),
    *(
        "- TODO: check\n- TODO: ask",
        "**TODO: write**",
        "TODO: check it\nTODO: ask her",
        "[//]: # (TODO: write it)",
        "> > TODO: x",
    ),
    *(
        "## TODO: name it",
        "{>> is this right? <<}",
        "::: note\nTODO: x\n:::",
        "Impact: TODO\n\nFive failed.",
        "TK",
        "Lorem ipsum dolor",
    ),
    *(
        "1. TODO: check\n2. TODO: ask",
        "(TODO: when) (TODO: who)",
        "> [!TODO]\n> write it",
        "[UNRESOLVED]\n\nWhy?\n\n[/UNRESOLVED]",
    ),
)
INLINE = (
    *(
        "The ring (TODO: which one) broke.",
        "It broke. (too vague?)",
        "- One (TODO: x)\n- Two",
        "1. (TODO: a) One\n2. Two",
    ),
    *("It broke (TODO: when).", "See [the log](TODO) now.", "One <!-- TODO: x --> two.", "It *(TODO: w)* broke."),
    *(
        "| a | b |\n|---|---|\n| TODO | d |",
        "| a |\n|---|\n| c (TODO: x) |",
        "It broke at 14:?? again.",
        "One\nTODO: x\nTwo",
    ),
    *("> One (TODO: x) two\n> three", "- One\n\n  TODO: x\n\n  Two", "- TODO: x\n\n  Words", "Term\n: TODO: define"),
    *("Owner: Ann\nDue: TODO\nState: done", "It {++really++} broke.", "<p>It broke. (TODO: x)</p>", "One (XXX) two."),
)
FRONTS = (
    *("", "", "---\ntitle: The ring\n---\n\n", "---\ntitle: The ring (TODO better)\ntags: [a, TODO]\n---\n\n"),
    *("---\nsummary: TODO\ntitle: The ring\n---\n", '+++\ntitle = "The ring (TODO: better)"\n+++\n\n'),
)
FORMS = st.sampled_from(("\n", "\r\n")), st.sampled_from(("", "\ufeff")), st.sampled_from(("\n", "", "\n\n", "  \n"))


@st.composite
def noted(draw: st.DrawFn, blocks: tuple[str, ...] = (*BLOCKS, *INLINE)) -> str:
    """A text with some notes, words between them, and LF for line ends."""
    said, notes = st.sampled_from(SAID), st.sampled_from(blocks)
    parts = draw(st.lists(st.one_of(said, notes), min_size=1, max_size=7))
    return draw(st.sampled_from(FRONTS)) + "\n\n".join(parts) + draw(FORMS[2])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """The bytes of such a text: with any line ends, with a byte order mark or without."""
    return (draw(FORMS[1]) + draw(noted()).replace("\n", draw(FORMS[0]))).encode()
