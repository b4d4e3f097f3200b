"""Words of remarks to a writer, English, as data: verbs, parts of a text, what can be wrong with it."""

# Orders that are given of words, and hardly ever of anything else.
TEXT_VERBS = (
    *(
        "re-?phrase",
        "re-?word",
        "re-?write",
        "re-?work",
        "paraphrase",
        "proof-?read",
        "fact[- ]?check",
        "copy[- ]?edit",
    ),
    *("elaborate", "clarify", "shorten", "tighten", "condense", "flesh (?:this |it )?out", "spell (?:this |it )?out"),
    *(
        "tone (?:this |it )?down",
        "polish",
        "restructure",
        "re-?order",
        "reorgani[sz]e",
        "reformat",
        "cite",
        "re-?visit",
    ),
    *("double[- ]?check", "simplify", "trim", "expand", "revise", "italici[sz]e", "capitali[sz]e", "hyphenate"),
)
# Orders that are given of a text, and of much else.
WORK_VERBS = (
    *("add", "insert", "put", "move", "merge", "split", "cut", "drop", "remove", "delete", "swap", "link", "mention"),
    *("explain", "describe", "define", "include", "finish", "complete", "fill in", "fill", "update", "replace", "find"),
    *("check", "verify", "confirm", "make", "turn", "convert", "format", "give", "get", "say", "write", "start", "use"),
    *(
        "avoid",
        "quote",
        "show",
        "research",
        "look into",
        "look (?:this |it |that )?up",
        "look at",
        "come back to",
        "investigate",
        "redraw",
    ),
    *("consider", "rename", "combine", "join", "break up", "break", "improve", "fix", "change", "re-?check", "begin"),
    *("hide", "uncomment", "publish", "talk about", "write about", "say (?:more|something) about", "provide", "crop"),
    *("resize", "redo", "rethink", "reconsider", "discuss", "summari[sz]e", "illustrate", "highlight", "document"),
)
# The same as what is still to be done: `needs rewording`, `to be expanded`.
NEEDED = (
    *("re-?phrasing", "re-?wording", "re-?writing", "re-?working", "proof-?reading", "fact[- ]?checking", "editing"),
    *("copy[- ]?editing", "clarifying", "clarification", "shortening", "tightening", "polish(?:ing)?", "restructuring"),
    *("expanding", "expansion", "trimming", "elaboration", "a re-?write", "citing", "spell[- ]?checking", "explaining"),
)
NEEDED_WORK = (
    *(
        "updat(?:ing|e)",
        "checking",
        "verif(?:ying|ication)",
        "confirm(?:ing|ation)",
        "work",
        "review(?:ing)?",
        "cleanup",
    ),
    *("cleaning up", "finishing", "splitting", "explanation", "improvements?", "an? (?:edit|update|review|cleanup)"),
)
DONE = (
    *(
        "re-?phrased",
        "re-?worded",
        "re-?written",
        "re-?worked",
        "proof-?read",
        "fact[- ]?checked",
        "edited",
        "clarified",
    ),
    *("shortened", "tightened", "polished", "restructured", "expanded(?: (?:on|upon))?", "trimmed", "elaborated"),
    *("fleshed out", "spelled out", "filled in", "written", "finished", "cited", "explained"),
)
DONE_WORK = (
    *("verified", "confirmed", "checked", "updated", "added", "completed", "continued", "reviewed", "split", "moved"),
    *(
        "merged",
        "removed",
        "replaced",
        "linked",
        "decided",
        "determined",
        "defined",
        "documented",
        "described",
        "provided",
    ),
)
# Parts that only a text has, and parts that may be things of an incident.
PARTS = (
    *("paragraphs?", "paras?", "sentences?", "sections?", "headings?", "headlines?", "sub-?titles?"),
    *("sub-?headings?", "intro(?:duction)?s?", "conclusions?", "captions?", "footnotes?", "wording", "phrasing"),
    *("anecdotes?", "diagrams?", "screen-? ?shots?", "illustrations?", "drawings?", "sketch(?:es)?", "doodles?"),
    *("citations?", "transitions?", "jargon", "passive voice", "(?:past |present )?tense", "acronyms?", "appendix"),
    *("grammar", "spelling", "typos?", "punctuation", "bullets?(?: points?)?", "word choice"),
    *("phrases?", "metaphors?", "analog(?:y|ies)", "tl;?dr", "pictures?", "flow ?charts?"),
)
SOFT_PARTS = (
    *("examples?", "tables?", "lists?", "quotes?", "quotations?", "links?", "sources?", "references?", "refs?"),
    *("numbers?", "figures?", "dates?", "times?", "names?", "titles?", "summary", "details?", "graphs?", "charts?"),
    *("images?", "photos?", "gifs?", "videos?", "words?", "terms?", "tone", "flow", "part", "bit", "lines?", "text"),
    *("content", "explanation", "claims?", "statements?", "tickets?", "evidence", "urls?", "background", "context"),
    *("definitions?", "chapters?", "opening", "ending"),
    *("page", "post", "article", "story", "points?", "argument", "snippets?", "description", "info(?:rmation)?"),
)
# What words alone can be, and what a text can be as other things can.
FAULTS = (
    *("awkward", "clunky", "clumsy", "wordy", "verbose", "repetitive", "rambling", "choppy", "stilted", "unconvincing"),
    *("jargony", "hard to (?:read|follow|understand|parse)", "difficult to (?:read|follow|understand)", "long-?winded"),
    *("unreadable", "redundant", "convoluted", "confusing", "unclear", "vague", "misleading", "ambiguous", "defensive"),
)
SOFT_FAULTS = (
    *("wrong", "incorrect", "inaccurate", "outdated", "out of date", "stale", "incomplete", "unfinished", "broken"),
    *(
        "missing",
        "weak",
        "dry",
        "boring",
        "off",
        "out of place",
        "odd",
        "weird",
        "blurry",
        "ugly",
        "too \\w+",
        "thin",
        "lame",
        "dull",
    ),
    *("not (?:quite |very |really |so )?(?:right|correct|true|accurate|clear|convincing|ideal|relevant|happy with)",),
    *(
        "not a (?:good|great|helpful)",
        "(?:very|a bit|a little|rather|quite) (?:long|short|dense|abrupt|technical|thin)",
    ),
)
BETTER = (
    *("better", "stronger", "clearer", "nicer", "shorter", "simpler", "newer", "proper", "another", "different"),
    *("catchier", "concrete", "more", "exact"),
)
GOOD = ("real", "actual", "correct", "good", "new", "full", "short", "quick", "separate")
# What a text does not do.
FAILS = (
    *("flow", "read (?:well|right)", "make (?:much |any )?sense", "parse", "belong(?: here)?", "fit(?: here)?", "scan"),
    *("add (?:much|anything)", "sound right", "really work"),
)
# Who speaks, before a colon.
LABELS = (
    *("open questions?", "questions?", "suggestions?", "idea", "reviewer(?: comment| note)?", "review(?: comment)?"),
    *(
        "nit(?:pick)?",
        "feedback",
        "concern",
        "remark",
        "comment from \\w+",
        "editor",
        "ed",
        "note (?:to|for) \\w+",
        "reminder",
    ),
)
# What is done with a text once something has happened.
EVENTS = (
    *("released", "published", "known", "available", "done", "ready", "merged", "fixed", "live", "launch(?:ed)?"),
    *("publish(?:ing)?", "publication", "release", "shipped", "confirmed", "approved", "announced", "finali[sz]ed"),
    *("posting", "the (?:re)?view", "reviewed", "deployed", "closed", "resolved", "finished", "complete"),
)
