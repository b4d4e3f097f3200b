"""The English words that reading goes by. A language is a file like this one."""

from generator.model.incident import ActionStatus, Phase, Role

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# What a heading says, as regular expressions over its words (lower case, no punctuation but apostrophes). A heading
# plays the role of the phrase that makes up its whole, else its end, else its beginning.
ROLES: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (
        "timeline",
        (
            "timelines?",
            "time line",
            "key events",
            "chronology",
            "sequence of events",
            "course of events",
            "events timeline",
            "incident log",
            "what happened when",
        ),
    ),
    (
        "summary",
        (
            "summary",
            "executive summary",
            "overview",
            "tl ?dr",
            "abstract",
            "synopsis",
            "what happened",
            "in short",
            "at a glance",
        ),
    ),
    (
        "impact",
        (
            "impacts?",
            "impacted",
            "customer impact",
            "fallout",
            "blast radius",
            "affected (?:packages|services|systems|users|customers|products|versions|components)",
            "(?:services|systems|users|customers|what was|who was) (?:affected|impacted)",
            "damage",
            "consequences",
        ),
    ),
    (
        "detection",
        ("detection", "identified", "identification", "how (?:it|this|we) (?:was )?(?:found|detected|noticed)"),
    ),
    (
        "resolution",
        (
            "resolution",
            "resolution and recovery",
            "recovery",
            "response",
            "mitigations?",
            "containment",
            "incident response",
            "(?:the )?fix",
            "how (?:it|this|the problem|the issue) was (?:fixed|resolved|mitigated)",
            "how we (?:fixed|resolved|mitigated|recovered)",
        ),
    ),
    (
        "cause",
        (
            "(?:root )?causes?",
            "root cause analysis",
            "contributing (?:factors|causes)",
            "(?:root )?cause analysis",
            "analysis of (?:the )?(?:root )?causes?",
            "triggers?",
            "five why'?s",
            "5 why'?s",
            "why (?:it|this|did it|did this) happen(?:ed)?",
            "how (?:did )?(?:it|this) happen(?:ed)?",
            "what caused (?:it|this|the (?:incident|outage|problem))",
        ),
    ),
    (
        "went-well",
        (
            "(?:what |things that )?(?:went|worked|goes|going) (?:really )?(?:well|right)",
            "what worked",
            "what (?:did )?we (?:did|do) (?:well|right)",
            "positives",
            "successes",
        ),
    ),
    (
        "went-wrong",
        (
            "(?:what |things that )?(?:went|goes) (?:wrong|poorly|badly|bad|not so well|less well)",
            "(?:what |things that )?(?:didn'?t|did not) (?:go|work) (?:(?:so|as|that|very) )?(?:well|right|smoothly)",
            "what (?:didn'?t|did not) work",
            "what (?:could|should) have (?:gone|been) better",
            "what could be improved",
            "negatives",
        ),
    ),
    ("lucky", ("(?:where )?we (?:got|were) lucky", "got lucky", "luck", "lucky breaks?", "where we had luck")),
    (
        "learnings",
        (
            "lessons?(?: we(?:'ve)?)?(?: learne?[dt])?",
            "learnings?",
            "(?:what|things) (?:have |did )?we(?:'ve)? learn(?:ed|t)?",
            "what can we learn",
            "(?:key )?take ?aways?",
            "insights?",
            "opportunities",
            "opportunities for improvement",
            "retrospective",
            "reflections?",
        ),
    ),
    (
        "actions",
        (
            "action (?:items?|points?|plan)",
            "(?:review |future |follow ?up |corrective |preventative |preventive )?actions?",
            "(?:resulting |remedial |immediate )actions?",
            "actions? (?:planned|taken)",
            "remediations?",
            "remediation (?:items?|steps?|plan)",
            "(?:corrective|preventative|preventive) (?:and \\w+ )?(?:measures?|actions?)",
            "follow ?ups?(?: (?:items?|tasks?|work|actions?))?",
            "prevention",
            "preventing (?:recurrence|this|a recurrence)",
            "next steps?",
            "future (?:work|steps|improvements)",
            "recommendations?",
            "(?:short|medium|mid|long) term (?:improvements?|actions?|measures?|fix(?:es)?)",
            "improvements?",
            "to ?dos?",
            "what (?:we are|we're|we will|we'll) (?:doing|do|change|changing)(?: about it| next| differently)?",
            "what(?:'s| is| comes) next",
        ),
    ),
    ("background", ("background", "context", "lead ?up", "lead up", "introduction", "setup", "prelude")),
    (
        "references",
        (
            "references?",
            "further reading",
            "links",
            "(?:useful |additional )?resources",
            "related (?:reading|links|incidents)",
            "sources",
            "see also",
            "supporting (?:information|documents|material)",
        ),
    ),
)
# A section with one of these names is a timeline where its blocks begin with stamps.
LEAD_UP = ("leadup", "lead up", "investigation", "response", "incident response", "details", "what happened", "events")

# Small words at the front or the end of a heading that do not change what it is.
HEADING_FILLERS = (
    "the",
    "our",
    "a",
    "an",
    "and",
    "incident",
    "issue",
    "outage",
    "postmortem",
    "blameless",
    "detailed",
    "full",
    "general",
    "initial",
)

APPROXIMATELY = (
    "~",
    "≈",
    "<",
    "approximately",
    "approx.",
    "approx",
    "circa",
    "ca.",
    "about",
    "around",
    "roughly",
    "c.",
)
STAMP_OPENERS = ("at", "on", "by", "from", "between", "starting", "since", "as of")
RANGE_WORDS = ("to", "until", "till", "through", "and")

# The header cells of timeline tables: what the column holds.
TIME_COLUMNS = ("time", "timestamp", "when", "start", "started", "from", "begin", "at", "hour", "utc")
DATE_COLUMNS = ("date", "day", "weekday")
UNTIL_COLUMNS = ("end", "ended", "until", "to", "finish")
TEXT_COLUMNS = (
    "event",
    "events",
    "description",
    "what",
    "what happened",
    "action",
    "details",
    "entry",
    "state",
    "notes",
)
PHASE_COLUMNS = ("phase", "stage", "type", "milestone", "category", "status")
ACTOR_COLUMNS = ("actor", "who", "owner", "by", "person", "role", "team", "name", "author")

# The header cells of action tables.
ACTION_COLUMNS = ("action", "action item", "action items", "item", "task", "description", "what", "todo", "follow up")
OWNER_COLUMNS = ("owner", "owners", "assignee", "assigned to", "assigned", "who", "responsible", "team", "dri", "lead")
STATUS_COLUMNS = ("status", "state", "done", "progress", "completed")
DUE_COLUMNS = ("due", "due date", "deadline", "eta", "target date", "target", "by when", "when", "date")
LINK_COLUMNS = ("ticket", "tickets", "issue", "link", "links", "bug", "jira", "reference", "pr", "tracking", "issue pr")
KIND_COLUMNS = ("type", "kind", "category")
PRIORITY_COLUMNS = ("priority", "prio", "p", "severity")

STATUSES: tuple[tuple[ActionStatus, tuple[str, ...]], ...] = (
    (
        "done",
        ("done", "complete", "completed", "closed", "resolved", "fixed", "merged", "finished", "landed", "✅", "✔"),
    ),
    ("in-progress", ("in progress", "in-progress", "wip", "ongoing", "started", "underway", "doing", "in review")),
    ("open", ("open", "todo", "to do", "to-do", "not started", "pending", "planned", "new", "backlog")),
    ("rejected", ("rejected", "wontfix", "won't fix", "won't do", "cancelled", "canceled", "declined", "dropped")),
)

# Words of a Phase column, by how they begin.
PHASE_WORDS: tuple[tuple[Phase, tuple[str, ...]], ...] = (
    ("start", ("start", "begin", "began", "onset", "impact start", "incident start")),
    ("detected", ("detect", "alert", "identified", "noticed", "reported")),
    ("acknowledged", ("ack", "declared", "triage")),
    ("mitigated", ("mitigat", "repair", "contain", "workaround")),
    ("resolved", ("resol", "recover", "fixed", "end ", "ended", "ends", "closed", "all clear")),
)
# A phase in brackets at the end of an entry: "the queue is empty (resolved)".
PHASE_MARKS: tuple[tuple[Phase, tuple[str, ...]], ...] = (
    ("start", ("start", "started", "start of incident", "start of impact", "incident start", "impact start")),
    ("detected", ("detected", "detection", "first detected")),
    ("acknowledged", ("acknowledged", "acknowledgement", "acked", "declared", "incident declared")),
    ("mitigated", ("mitigated", "mitigation", "contained")),
    ("resolved", ("resolved", "resolution", "recovered", "end", "end of incident", "end of impact", "incident end")),
)
# What an event says when it is a milestone, as regular expressions over the beginning of its text in lower case. What
# follows a claim decides whether it is one: `CLAIM_END`. Without a subject, "and" joins it to an object: "Detected and
# mended a leak".
PHASE_CLAIMS: tuple[tuple[Phase, tuple[str, ...]], ...] = (
    (
        "start",
        (
            r"(?:the )?(?:incident|outage|impact|disruption|downtime|degradation) (?:starts|started|begins|began)",
            r"start of (?:the )?(?:incident|outage|impact)",
            r"(?:the |an )?(?:\w+ )?outage begins",
        ),
    ),
    (
        "detected",
        (
            r"(?:the )?(?:incident|outage|issue|problem|error) (?:is |was )?(?:first )?detected",
            r"(?:first )?detected(?! and\b)",
            r"(?:the )?(?:(?!(?:no|another|second|third|next|last|false|test)\b)\w+ )?(?:alert|alarm)s?"
            r" (?:fires|fired|triggers|triggered|received|went off)"
            r"(?!.{0,40}\b(?:another|other|unrelated|different)\b)",
            r"(?:the )?on-?call(?: \w+)? (?:is|was|gets|got) paged",
        ),
    ),
    (
        "acknowledged",
        (
            r"(?:the )?(?:alert|page|alarm|incident) (?:is |was )?acknowledged",
            r"(?:the )?on-?call(?: \w+)? acknowledge[sd]"
            r"(?: (?:it|the (?:alert|page|alarm|incident)))?(?: from .{1,200})?",
            r"acknowledged(?! and\b)",
            r"(?:the |an |a )?(?:formal )?incident (?:is |was )?(?:formally )?declared"
            r"(?! (?:over|resolved|closed|mitigated))(?: as (?:an? )?sev.{0,3}\d)?",
            r"\w+ (?:formally )?declare[sd]? an incident",
        ),
    ),
    (
        "mitigated",
        (
            r"(?:the )?(?:incident|outage|impact|issue|problem) (?:is |was )?mitigated",
            r"(?:mitigated|repaired(?: declared)?)(?! and\b)",
        ),
    ),
    (
        "resolved",
        (
            r"(?:the )?(?:incident|outage|issue|problem) (?:is |was )?(?:declared |marked (?:as )?)?"
            r"(?:resolved|over|ends|ended|closed)",
            r"(?:fully )?resolved(?! and\b)",
            r"(?:the |an )?(?:\w+ )?outage ends",
            r"end of (?:the )?(?:incident|outage|impact)",
        ),
    ),
)
# After a claim: the end, a mark, or words of when, where, how and by whom; "problem ended up with us" claims nothing.
CLAIM_END = (
    r"(?=\s{0,2}(?:$|[^\w\s?'\"“-]|-{1,3}(?:\s|$))"
    r"|\s(?:-|(?:by|at|on|via|after|in|with|through|and|due to|as a result of)\s"
    r"|for\s(?:about\s)?(?:an?|\d{1,4})\s?(?:m|min|h|d|minute|hour|day)s?\b))"
)
# What makes a claim doubtful, in it or soon after it.
CLAIM_DOUBTS = (
    r"n't\b|\b(?:not|never|hardly|unlikely|false|prematurely|wrongly|supposedly|seemingly|apparently|maybe|perhaps"
    r"|possibly|probably|partly|partially|almost)\b|[,:;(–—-]\s{0,2}(?:no|nope)\s{0,2}(?:$|[.,;:!)–—-])"
)

# A paragraph or an item that says there is nothing to say.
NOTHING = (
    "n/a",
    "na",
    "none",
    "nothing",
    "not much",
    "tbd",
    "tba",
    "-",
    "…",
    "...",
    "nope",
    "no",
    "nil",
    "we didn't",
    "we didn't really",
    "not applicable",
    "none identified",
    "nothing in particular",
)
# The same in a sentence, as regular expressions over lower case: of any section, of actions, and of learnings.
_NONE_OF = (
    "(?:(?:there )?(?:is|are|was|were) )?(?:currently )?(?:no|none|nothing)"
    "(?: (?:further|new|more|other|additional|immediate))*"
)
_NONE_END = (
    "(?: (?:yet|so far|for now|here|now|of note|special|at (?:this|the) (?:time|moment|point|stage)|that we know of"
    "|to (?:do|report|note|add)"
    "|(?:(?:is|are|was|were|have been|has been) )?(?:needed|required|necessary|planned|identified)))*"
)
_OF_ACTIONS = "(?:action (?:item|point)|action|follow[ -]?up|next step|task|to-?do|recommendation|remediation)s?"
_OF_LEARNINGS = "(?:learning|lesson|take-?away|insight)s?(?: (?:were |was )?learn(?:ed|t))?"
NOTHING_OF: tuple[tuple[tuple[Role, ...], str], ...] = (
    (("actions",), f"{_NONE_OF}(?: {_OF_ACTIONS})?{_NONE_END}"),
    (
        ("learnings", "went-well", "went-wrong", "lucky"),
        f"{_NONE_OF}(?: {_OF_LEARNINGS})?{_NONE_END}|we (?:have )?learn(?:ed|t) (?:nothing|no lessons?)(?: new| much)?"
        "|nothing (?:went|worked) (?:well|right|wrong)|no luck",
    ),
)
# What stands for a team at the end of its name.
TEAM_WORDS = ("team", "squad", "group", "guild")
# How a paragraph of another section announces an action.
ACTION_LABELS = ("action point", "action item", "action", "action taken", "action planned", "action required")
