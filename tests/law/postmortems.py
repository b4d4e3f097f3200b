"""Postmortems of every shape: titles, sections, timelines in all forms, tables, lists, labels, and slips among them."""

from hypothesis import strategies as st

from tests.parse.incident.forms import FORMS, STAMPS, written

TITLES = st.sampled_from(
    ["# The ring closed\n", "# 2021-03-04: The ring *closed*\n", "The `ring` closed\n===\n", "\n", "# Incident #42\n"]
)
FRONTS = st.sampled_from(
    [
        "",
        "",
        "---\ntitle: A ring\n---\n",
        "---\ndate: 2021-03-04\ntimeline:\n  - at: 10:15\n    text: a\n---\n",
        "+++\ntitle = 'a'\n+++\n",
    ]
)
HEADINGS = st.sampled_from(
    "Summary|Impact|Timeline|Timeline (all times in UTC)|Timeline of events, 5 March 2021 (CET)|Key events|Leadup"
    "|Detection|Root cause|Root causes and contributing factors|Five whys|Trigger|What we learned|What went well"
    "|What went wrong|Where we got lucky|Action items|Follow-up tasks|Next steps (done)|Background|References|Appendix"
    "|5 March 2021|10:15 UTC|1. Timeline:|🔥 Impact|TIMELINE|Lessons learned|".split("|")
)
MARKERS = st.sampled_from(["# ", "## ", "### ", "#### ", "**", "- **", "", "> ## "])
WORDS = st.sampled_from(
    ["the pager rings", "Ines looks at `ring.log`", "**Impact**: 40 % of calls", "see [the graph](graph.png)", "a | b",
     "1 < 2 & 3 > 2", "http://log.example/?q=%22a%22", "and so on...", "“quoted”", "Outage begins", "all times in PST",
     "on a Monday in March", "CDN (Content Delivery Network)", "@ines", "#123", "é 𝒜 👍", "*",
     "[ ]", "TODO", "<b>loud</b>"]
)  # fmt: skip
ODD_STAMPS = st.sampled_from(
    ["13:55 PM", "009:38", "20202-01-16 10:00", "25:00", "10:60", "[???]", "T+5m", "31 February 2021 10:00",
     "0:00", "24:00",
     "9999-12-31 23:59 UTC", "0001-01-01 00:00", "10:15 UTC+99", "10:15 XYZ", "3/4/2021 10:15", "29/02/2021", "~", "-"]
)  # fmt: skip
KNOWN_STAMPS = st.sampled_from([said.stamp for said in STAMPS.values()])
STAMP = st.one_of(KNOWN_STAMPS, KNOWN_STAMPS, ODD_STAMPS)
LINES = st.sampled_from(
    ["- ", "* ", "1. ", "- [ ] ", "- [x] ", "  - ", "    1. ", "> ", "", "- ✅ ", "- **Owner**: ", ": "]
)


@st.composite
def timelines(draw: st.DrawFn) -> str:
    """Some entries of some forms."""
    forms = draw(st.lists(st.sampled_from(sorted(FORMS)), min_size=1, max_size=5))
    return "".join(written(form, draw(st.lists(st.tuples(STAMP, WORDS), min_size=1, max_size=4))) for form in forms)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table with a head of known names, and cells that may not be there."""
    names = draw(
        st.lists(
            st.sampled_from("Date|Time (UTC)|Phase|Who|What|Action|Owner|Due|Status|Ticket|".split("|")),
            min_size=1,
            max_size=5,
        )
    )
    rows = draw(st.lists(st.lists(st.one_of(STAMP, WORDS), max_size=6), max_size=5))
    lines = [names, ["---"] * len(names), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines) + "\n"


@st.composite
def sections(draw: st.DrawFn) -> str:
    """A heading of some kind, and what stands below it."""
    marker, name = draw(MARKERS), draw(HEADINGS)
    heading = f"{marker}{name}{'**' if '**' in marker else ''}\n{draw(st.sampled_from(['', chr(10)]))}"
    items = st.lists(st.tuples(LINES, WORDS), min_size=1, max_size=5).map(
        lambda pairs: "".join(f"{a}{b}\n" for a, b in pairs) + "\n"
    )
    prose = st.lists(WORDS, min_size=1, max_size=4).map(lambda parts: ", ".join(parts) + ".\n\n")
    fence = st.just("```\n10:15 UTC log\n```\n\n")
    return heading + "".join(draw(st.lists(st.one_of(timelines(), tables(), items, prose, fence), max_size=3)))


@st.composite
def postmortems(draw: st.DrawFn) -> str:
    """A whole text."""
    return draw(FRONTS) + draw(TITLES) + "\n" + "".join(draw(st.lists(sections(), max_size=6)))
