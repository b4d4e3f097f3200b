"""Markers, and the words that tell what they are: states of tasks, names, words of a text about markers. English."""

from generator.model import lazy_re as re
from generator.parse.incident.vocabulary import vocabulary_of

# Words that mark work left to do and are never said to a reader, and softer ones that a reader may be told as a status.
MARKERS = ("TODO", "TO-DO", "FIXME", "XXX+", "TK(?:TK)+", "TK", "NEEDSWORK", "UNRESOLVED")
TWO_WORDS = ("TO DO", "FIX ME")
SOFT_MARKERS = ("TBD", "TBC", "TBA", "TBW", "WIP")

# What follows a marker where the text is about markers, or has them as things: "a TODO list", "TODO comments".
ABOUT_AFTER = (
    "lists?",
    "items?",
    "counts?",
    "totals?",
    "comments?",
    "apps?",
    "applications?",
    "files?",
    "markers?",
    "tags?",
    "entr(?:y|ies)",
    "notes?",
    "marks?",
    "words?",
    "list's",
    *("tests?", "labels?", "tasks?", "statements?", "annotations?", "keywords?", "issues?", "tickets?", "functions?"),
    *("columns?", "boards?", "reminders?", "macros?", "highlight(?:s|ing|er)?", "plugins?", "trackers?"),
    "is",
    "are",
    "was",
    "were",
    "means?",
    "stands?",
    "and",
    "or",
    "in",
)
# What stands before a marker that is spoken of.
ABOUT_BEFORE = ("a", "an", "the", "any", "all", "no", "every", "this", "that", "my", "our", "your", "their", "its")
ABOUT_VERBS = (
    "fix",
    "fixes",
    "remove",
    "removes",
    "add",
    "adds",
    "leave",
    "mark",
    "say",
    "says",
    "called",
    "show",
)

# Headings under which a marker is the state of a task, and words that stand beside it there.
WORK_HEADINGS = (
    "action items?",
    "actions",
    "action plan",
    "next steps?",
    "follow[- ]?ups?",
    "tasks?",
    "to[- ]?dos?",
    "remediations?",
    "corrective actions?",
    "backlog",
    "roadmap",
    "work items?",
    "(?:remaining|outstanding|open|further|future) work",
    "work (?:remaining|left|to do)",
)
_WORDS = vocabulary_of("en")
STATE_NAMES = tuple(re.escape(name) for name in _WORDS.columns.status)
WORK_STATES = (
    "ok",
    *(
        re.escape(word)
        for group in _WORDS.statuses.values()
        for word in group
        if word not in ("todo", "to do", "to-do")
    ),
)
# Of these, the ones that are no label of a moment or of a text (`Resolved: 11:00`, `New: …`).
PLAIN_STATES = (
    "done",
    "ok",
    "doing",
    "wip",
    "in[- ]progress",
    "in review",
    "not started",
    "backlog",
    "wontfix",
    "won't (?:fix|do)",
    "✅",
    "✔",
)
SHOUTED_STATES = (
    *("DONE", "DOING", "WIP", "IN[- ]PROGRESS", "IN REVIEW", "NOT STARTED", "COMPLETED?", "CLOSED", "RESOLVED"),
    *("FIXED", "MERGED", "FINISHED", "PENDING", "WON'?T ?FIX", "✅", "✔"),
)
# Labels and columns of names, and of dates to come: what stands there may be initials, or is news for readers.
NAME_LABELS = tuple("owners? authors? assignees? assigned who by people person lead dri ic names? scribe team".split())
COMING_LABELS = (
    *("status", "state", "eta", "etd", "dates?", "due", "deadline", "when", "times?", "planned", "scheduled"),
    *("releases?", "released", "next", "updates?", "expected", "target", "maintenance", "starts?", "ends?", "eol"),
    *("venue", "location", "speakers?", "price", "pricing", "schedule", "availability", "version"),
)

# What stands before a marker that is spoken of in a sentence, and verbs of what is said or shown.
BEFORE_SPOKEN = tuple(
    (
        "a an the any all no every each this that these those my our your his her its their of for in on at by to from "
        "with without as about like into than between and or nor but not if when because called named was is are were"
    ).split()
)
SAYING = tuple(
    (
        "said says? saying wrote writes? written asked asks? replied repl(?:y|ies) told tells? prints? printed "
        "prints? shows? showed shown showing displays? displayed reads? logs? logged outputs? returns? returned "
        "reports? reported contains? contained comments? commented answers? answered noted called"
    ).split()
)
# What a sentence that speaks of markers says anywhere before one, what right before one, and how it goes on after one.
SPEAKING_OF = tuple(
    (
        "markers? mark(?:s|ed|ing)? tag(?:s|ged|ging)? label(?:s|l?ed|l?ing)? prefix(?:es|ed)? comments? "
        "grep(?:s|ped|ping)? search(?:es|ed|ing)? look(?:s|ed|ing)?(?:\\s\\w{1,20}){0,2}\\sfor scan(?:s|ned|ning)? "
        "lint(?:s|er|ers)? regexp? patterns? strings? keywords? words? lines? text titles? titled headings? "
        "templates? formats? formatted syntax conventions? columns? such e\\.g to-?dos? fixmes? reminders? "
        "placeholders?"
    ).split()
)
SPEAKING_VERBS = tuple(
    (
        "find finds found match(?:es|ed)? counts? counted types? typed writes? put puts adds? added leaves? left "
        "moves? moved removed? removes replaced? replaces uses? used using sees? renamed? renames sorted sorts? "
        "resolved?"
    ).split()
)
GOING_ON_OF = tuple(
    (
        "before after so at on to for from with when where(?:ver)? if as lines? followed then but can will would "
        "has have gets? does did instead by prefix"
    ).split()
)
# Words of other languages in which `todo` means all or every, and which are no English ones.
FOREIGN = tuple(
    "el la los las lo una unos fue está esta este sus pero por que um uma os dos das não foi em il gli che è".split()
)
