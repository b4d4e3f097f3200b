"""How a template speaks to the one who fills it in, English: orders, questions, and what a section is for.

Sentences are told by their grammar and by what they are about, never word for word. Each pattern is tried on one
sentence of bounded length, and repeats in it are bounded.
"""

from generator.model import lazy_re as re
from generator.parse.notes.patterns import any_of

# What a postmortem is about, whatever the incident was.
SUBJECTS = (
    *("incidents?", "outages?", "post-?mortems?", "retrospectives?", "disruptions?", "events?", "timeline", "impact"),
    *("impacted", "affected", "customers?", "users?", "services?", "systems?", "stakeholders?", "teams?", "people"),
    *("root", "causes?", "caused", "factors?", "triggers?", "triggered", "detection", "detect(?:ed)?", "noticed?"),
    *("alert(?:s|ed|ing)?", "monitoring", "resolution", "resolved?", "mitigat(?:e|ed|ion|ions)", "recover(?:y|ed)?"),
    *(
        "fix(?:ed)?",
        "restored?",
        "response",
        "respon(?:d|ded|ders?)",
        "escalat(?:e|ed|ion)",
        "involved",
        "participants?",
    ),
    *("attendees", "action items?", "tasks?", "follow-?ups?", "tickets?", "next steps", "steps", "actions", "owners?"),
    *(
        "lessons?",
        "learn(?:ed|t|ings?)?",
        "improve(?:d|ments?)?",
        "prevent(?:ed|ion)?",
        "remediation",
        "happen(?:ed|ing|s)?",
    ),
    *("went (?:well|wrong)", "go (?:well|wrong)", "gone (?:well|wrong|better)", "worked", "lucky", "luck", "symptoms?"),
    *("severity", "duration", "background", "summary", "description", "overview", "problems?", "failures?", "faults?"),
    *("links?", "references", "documents?", "graphs?", "screenshots?", "timestamps?", "time ?zone", "sections?"),
    *("anything", "things", "analysis", "context", "details?", "communicat(?:ed|ions?)", "re-?occurr?(?:ed|ence|ing)?"),
    *("recurrence", "reoccurrance"),
)
ABOUT = re.compile(rf"(?i)\b{any_of(SUBJECTS)}\b")

# Verbs said to the writer of a report, and those of them that are hardly ever said of work on a system.
TELL = (
    *("describe", "explain", "summari[sz]e", "outline", "list", "mention", "detail", "specify", "provide", "include"),
)
WRITE = (
    *("note", "report", "state", "identify", "give", "record", "discuss", "capture", "cover", "highlight", "indicate"),
    *(
        "quantify",
        "document",
        "write",
        "fill in",
        "insert",
        "add",
        "attach",
        "enter",
        "name",
        "tell",
        "link",
        "link to",
    ),
    *("run", "perform", "use", "consider", "think about", "start with", "begin with", "share", "call out", "paste"),
)
_BEFORE = (
    r"(?:(?:please|briefly|also|optional(?:ly)?[:,]?|(?:if|where|when) (?:possible|applicable|known|needed|any),?"
    r"|in (?:a few|one or two|a couple of|1-2|2-3) sentences?,?|use this (?:section|space|field) to|in this section,?"
    r"|here,? (?:you )?(?:should|can)?)[ ]){0,3}"
)
_OBJECT = (
    r"(?:[ ](?:briefly|clearly|here|in detail|in (?:a few|one or two|1-2|2-3) sentences?))?[ ]"
    r"(?:the|an?|any|all|each|every|both|some|other|your|our|this|these|those|what|how|who|whom|when|where|which|why"
    r"|whether|if|as|details?|links?|names?|people|tickets?|screenshots?|graphs?|anything|everything|every(?:one|body))\b"
)
TOLD = re.compile(rf"(?i){_BEFORE}{any_of(TELL)}{_OBJECT}")
ORDERED = re.compile(rf"(?i){_BEFORE}{any_of(TELL, WRITE)}(?:,? (?:and|or) \w{{3,12}})?{_OBJECT}")
# “Note that …” tells readers something; “any of them” in an order is something that is not known yet.
TELLS_READERS = re.compile(
    r"(?i)(?:please )?(?:note|mention|report|state|see)(?: also)? (?:that|this|the following|below)\b"
)
# Why questions are asked by the analysis itself, and “we” may ask each other anything: only what a form can ask.
ASKED = re.compile(
    r"(?i)(?:and |or |if so, |optional: )?"
    r"(?:who|whom|what|when|where|which|how|did|do|does|was|were|is|are|has|have|any)\b[^?]{3,160}\?"
)
# A statement that begins with a noun that could be an order: “Note the impact was small”.
STATES = re.compile(
    r"(?i)\w+ (?:(?!(?:what|how|who|whom|when|where|which|why|whether|that|if|any|anything)\b)[\w'’-]+ ){1,12}"
    r"(?:is|are|was|were|had|has)\b"
)
# Orders that may be work as well as writing.
WORKS = re.compile(
    r"(?i)(?:document|add|run|perform|use|share|name|consider|link|write|start with|begin with|include|provide)\b"
)
# What stands in a section, said without a verb: no label, which would end in a colon.
_SHORT = r"(?:brief|short|quick|concise|high[- ]level|(?:one|two|1|2)[- ](?:line|sentence|paragraph)|bulleted)"
SKETCHED = re.compile(
    rf"(?i)(?:an? |the )?(?:(?:{_SHORT},? (?:and |or )?){{1,3}}(?:list|summary|description|overview|explanation|outline"
    r"|account|statement|details?)|list) (?:of|about|on) (?:what|how|the|any|all|each|things|events|who|why)\b"
)
OF_ANY = re.compile(
    r"(?i)(?:an? |the )?(?:\w+,? ){0,3}(?:list|description|summary|overview|explanation|account) (?:of|about|on) "
    r"(?:any|all|each|what|how|who|things)\b"
)
SHORT_TOLD = re.compile(
    rf"(?i){_BEFORE}{any_of(TELL)} (?:an? |the )?{_SHORT} (?:description|summary|sentence|overview|list|account)\b"
)
# What only a report has, and no page for users or runbook: a plain order must be about one of these.
OF_REPORTS = re.compile(
    r"(?i)\b(?:incidents?|outages?|post-?mortems?|impact|timeline|root cause|contributing factors?|summary|background"
    r"|what (?:happened|went|worked)|went (?:well|wrong)|(?:did|go|gone) (?:well|wrong|poorly)|sequence of events"
    r"|detect(?:ed|ion)|resol(?:ved|ution)|mitigat(?:ed|ion)|lessons|learn(?:ed|t)|action items?|follow-?ups?"
    r"|contributed|caused|key events)\b"
)
FINITE = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|can|follows|below)\b(?! been)")
THINGS = re.compile(
    r"(?i)(?:these are |this is |list )?(?:(?:the|any|all|some|good|bad) ){0,3}things (?:that|which|you|we) "
    r"(?:could|should|can|went|go|happened|did|do|want|would)\b"
)
# Words about the template itself.
_PART = r"(?:sections?|fields?|headings?|sub-?headings?|templates?|paragraphs?|prompts?|instructions?|placeholders?)"
META = re.compile(
    rf"(?i)(?:these are |this is )?(?:only |just |merely )?(?:an? )?(?:sample|example|suggested) {_PART}\b"
    rf"|this {_PART} (?:should|must|can|may) (?:contain|describe|include|list|cover|explain|summari[sz]e"
    r"|tell|say|state|show|give|be (?:filled|completed|brief|short|used to|deleted|removed|left empty))\b"
    r"|use this (?:sections?|fields?|space|headings?) (?:to|for)\b"
    rf"|(?:please )?(?:delete|remove|replace|overwrite|edit) (?:this|these) (?:\w+ )?(?:text|lines?|{_PART})\b"
    rf"|(?:please )?(?:fill|copy) (?:in |out )?this {_PART}\b"
)
# A sentence that goes on with what a prompt said. One with an example may hold anything.
GOES_ON = re.compile(
    r"(?i)(?:ideally|these|this|it|be|try|keep|aim|you|your|if|do not|don[’']t|it[’']s|make sure|remember|optional"
    r"|every|each|all|one|think|avoid|feel free|focus|for each|please|use|see|where|when)\b"
)
RULES = re.compile(r"(?i)\b(?:should|must|can|may|needs?|ideally|be|keep|try|avoid|focus|please|ok|okay|will)\b")
# What a sketch goes on with, which only a template says.
RULED = re.compile(
    r"(?i)[.] (?:ideally,? )?(?:these|this|each|every|they|it) (?:should|must|need)\b|[.] be (?:very |as )?\w+"
    r"|(?:[.?!)] |\A)\(?(?:for example|e\.g\.|for instance|example:)"
)
# What depends on an answer, and short orders.
DEPENDS = re.compile(
    rf"(?i)(?:if|where|when) [^,]{{2,120}},[^.?!]{{0,60}}\b(?:{any_of(TELL, WRITE)}|why|how|what|when|who)\b"
)
SHORTLY = re.compile(r"(?i)(?:please )?(?:use|keep|try|aim|avoid|focus|be|do not|don[’']t|see)\b[^.?!]{1,50}[.!]?\Z")
# Orders to users of what is written about.
TO_USERS = re.compile(r"(?i)\b(?:your|contact|visit|e-?mail us|let us know)\b")
# How long an answer should be.
LENGTH = re.compile(
    r"(?i)(?:(?:about|around|at most|maximum|no more than|ideally|just) )?(?:\d|an?|one|two|three|a few|a couple of)"
    r"(?: ?(?:-|–|or|to) ?(?:\d|two|three|four|five))? (?:short |brief )?(?:sentences?|paragraphs?|lines?)"
    r"(?: (?:max(?:imum)?|at most|is enough|are enough|will do))?[.!]?"
)
STATED = re.compile(r"(?i)\b(?:was|were|had)\b")
EXAMPLE = re.compile(r"(?i)\(?(?:for example|e\.g\.|eg\.?|for instance|examples?:|such as)")
WITH_EXAMPLE = re.compile(r"(?i)[ (](?:e\.g\.|for example)")
SENTENCE = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][)\"”’]))\s+(?=[A-Z(“\"])")
# What no template knows: a number, a name. Names of trackers and the like are known to templates.
NUMBER = re.compile(r"(?i)\b(?:5|five)[- ]?why|\b\d(?:[-–]\d)? (?:sentences?|paragraphs?|lines?|words)|(?P<is>\d)")
NAME = re.compile(
    r"(?<=[a-z,;] )(?!I\b|(?:GitHub|GitLab|Git|Jira|JIRA|Slack|PagerDuty|Datadog|Grafana|Trello|Zendesk|Confluence|UTC"
    r"|SLAs?|SLOs?|SLIs?|URLs?|PRs?|IDs?|Action|Actions|Items?|Five|Whys?|Root|Cause|Timeline|TTD|TTR|MTTR|SEV|IC|RCA)\b)"
    r"[A-Z][\w-]*"
)
# Headings under which an order is work to be done, unless it is about the list itself; and who lists them.
WORK = re.compile(
    r"(?i)\b(?:actions?|follow|next|todo|to-do|recommend\w*|remed\w+|prevent\w*|improv\w+|fix\w*|mitigat\w+|resol\w+"
    r"|learn\w*|lessons?|takeaways?|steps|procedures?|runbook|plans?|guid\w+|advice|should|future|tasks?|work\w*)\b"
)
LISTED = re.compile(
    r"(?i)(?:list|include|add|provide|outline|describe|note|link|write) "
    r"(?:the|any|all|each|every|your|our|what|anything) (?:\w+ ){0,3}?"
    r"(?:action items?|actions|tasks|follow-?ups?|tickets?|lessons?|learnings?|steps"
    r"|(?:we|you) (?:did|learned|learnt)|went|needs?|will|can)\b"
)
# Texts that are about templates, and sections that show one.
OF_TEMPLATES = re.compile(
    r"(?i)\b(?:templates?|checklists?|how to|guidelines?|questionnaires?|faqs?|interview|q ?& ?a)\b"
)
LABELLED = re.compile(r"[^\w\n]{0,6}[\w][^:\n.?!]{0,40}:[*_]{0,3}\s+")
LONGEST_LABEL = 48  # where its colon stands at the latest

# How whatever is a prompt by the patterns above begins, in small letters, with the signs before it. Whoever lets one of
# META, ORDERED, ASKED, SKETCHED and THINGS begin with other words adds them here.
OPENS = re.compile(r"[\s*_()\[\]{}>]*([a-z0-9]+)(?:[\s>]+([a-z0-9]+))?")
OPENING_WORDS = frozenset(
    (
        "these only just merely sample example suggested use please delete remove replace overwrite edit fill "
        "copy briefly also optional optionally here describe explain summarise summarize outline list mention "
        "detail specify provide include note report state identify give record discuss capture cover highlight "
        "indicate quantify document write insert add attach enter name tell link run perform consider think start "
        "begin share call paste brief short quick concise high one two 1 2 bulleted summary description overview "
        "explanation account statement details things"
    ).split()
)
# Words that open one where a question follows.
ASKING_WORDS = frozenset(
    "and or if who whom what when where which how did do does was were is are has have any".split()
)
_SKETCHES = frozenset(
    (
        "brief short quick concise high one two 1 2 bulleted list summary description overview explanation outline "
        "account statement detail details sample example suggested things the any all some good bad"
    ).split()
)
_CONDITIONS = frozenset("possible applicable known needed any".split())
# Words that open one where certain others follow.
OPENING_PAIRS = {
    **dict.fromkeys(("the", "a", "an", "some", "all", "any", "good", "bad"), _SKETCHES),
    **dict.fromkeys(("if", "where", "when"), _CONDITIONS),
    "in": frozenset("a one 1 2 this".split()),
    "this": frozenset(
        (
            "is section sections field fields heading headings sub subheading subheadings template templates paragraph "
            "paragraphs prompt prompts instruction instructions placeholder placeholders"
        ).split()
    ),
}
