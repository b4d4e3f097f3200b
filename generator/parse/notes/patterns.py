"""Patterns of markers and placeholders, made of the words in `words`.

Each is linear in the text that it is tried on: repeats are bounded, or nothing that they match can be matched twice.
"""

from generator.model import lazy_re as re
from generator.parse.markdown.dialect import ADMONITION_INFO
from generator.parse.notes import marker_words as markers
from generator.parse.notes import words


def any_of(*groups: tuple[str, ...]) -> str:
    """A pattern for any word of `groups`."""
    return "(?:" + "|".join(word for group in groups for word in group) + ")"


# Two words are a marker where a colon follows.
HARD, SOFT = any_of((*markers.MARKERS, *(rf"{word}(?=:)" for word in markers.TWO_WORDS))), any_of(markers.SOFT_MARKERS)
NOT_AFTER, NOT_BEFORE = r"(?<![\w.#@$&/:\\-])", r"(?!\w|[/+](?!@?[a-z][a-z-]{1,20}:)\w|-\w|\.\w|_|'s|’s|\\)"
# Signs that may stand before a marker and leave it at the start of its line: no words, brackets, quotes or stops.
SIGN = r"[^\w()\[\]{}<>\"'“”‘’«»\ufffc.,;:?\n]"

# Whether there can be a marker at all; then a marker in capitals, as a word of its own.
ANY_MARKER = re.compile(rf"{HARD}|{SOFT}")
MARKER = re.compile(rf"{NOT_AFTER}(?:(?P<hard>{HARD})|(?P<soft>{SOFT})){NOT_BEFORE}")
# One that hangs on a sign at the start of its line: `@TODO`, `//TODO`, `...TODO`.
GLUED_MARKER = re.compile(
    rf"(?m)^[ \t>*_~]*(?P<marker>(?:[@#-]|/{{2,3}}|\.{{2,3}}|…)(?:(?P<hard>{HARD})|(?P<soft>{SOFT}))){NOT_BEFORE}"
)
# In small letters: alone in some emphasis that begins a paragraph, whose signs are blanks here.
LOWER_LEAD = re.compile(r"\A[ \t>]{1,12}(?P<marker>(?P<hard>[Tt]odo|[Ff]ixme))(?=[ \t]{2,5}\S)")
# In small letters: a tag at the start of a line, with words after it.
LOWER_TAG = re.compile(
    r"(?m)^[ \t>*_~-]{0,8}(?P<marker>[@#](?P<hard>todo|fixme)(?=:?[ \t]+\S)"
    r"|\.\. (?P<directive>todo|fixme)(?=::[ \t]*\S))"
)
# Words that only a writer says to a writer, at the start of what a marker says or anywhere in it.
EDIT_VERB = any_of(words.REWRITE, words.SUPPLY, words.MOVE, ("fix", "check", "verify", "confirm", "change", "finish"))
ORDER_WORDS = (
    r"\W*(?:(?:please|we|also|still|and|then|or|need to|should|to)\s+){0,4}"
    rf"(?:{EDIT_VERB}|{any_of(words.CHANGE, words.ORDERS)})\b"
)
# What stands in every marker, in small letters.
FOLDED_MARKERS = (*("todo", "to-do", "to do", "fixme", "fix me", "xxx", "tk", "tb", "wip", "needswork", "unresolved"),)
# In lower case: where a colon follows, an owner and a colon, the end, or a bracket that holds it.
LOWER_WORDS = ("odo", "oDo", "o do", "o-do", "o Do", "o-Do", "ixme", "ixMe", "tk", "xxx", "tb", "wip")
LOWER_MARKER = re.compile(
    rf"{NOT_AFTER}(?:(?P<hard>[Tt]odo|ToDo|[Ff]ixme|FixMe|tk|tktk|xxx|[Tt]o[- ][Dd]o)|(?P<soft>tbd|tbc|tba|wip))"
    rf"{NOT_BEFORE}"
    r"(?:(?<![- ][Dd]o)(?:(?=[ \t]*:(?!:))|(?=[ \t]*\([^()\n]{1,60}\)[ \t]*:)|(?=[\W_]*\Z)|(?=[ \t]*[)\]]))"
    rf"|(?<=[Tt]o[- ][Dd]o)(?=:{ORDER_WORDS})"
    r"|(?<=[(\[]tk)(?=[ \t]\w)|(?<=[(\[][Tt]odo)(?=[ \t])|(?<=[(\[][Ff]ixme)(?=[ \t]))"
)
# A marker alone, in any case: what a cell, an item or a link may hold instead of a value.
ONLY_MARKER = re.compile(rf"(?i)[\W_]*(?:(?P<hard>{HARD})|(?P<soft>{SOFT}))(?:[\W_]+(?:{HARD}|{SOFT}))*[\W_]*")
# A link that is no more than a note: only a marker, or one and what is to be done.
NOTE_ALONE = re.compile(rf"(?:{HARD}|{SOFT})[\W_]*|{HARD}\s{{0,9}}:.*", re.DOTALL)
# Several of them, which are listed, and stand for nothing.
SEVERAL = re.compile(rf"(?<!\w)(?P<one>TODO|FIXME|XXX)\W{{1,6}}(?!(?P=one)\b)(?:{HARD})(?!\w)")
# In brackets a lower-case marker counts with a colon, alone, or before a verb said to writers.
LACKING = any_of(words.MISSING, words.PICTURES, ("names?", "dates?", "numbers?", "figures?"))
LOWER_IN_BRACKETS = re.compile(rf"(?i)(?:todo|fixme|tk)\b(?:\s*:|\s*$|\s+{EDIT_VERB}\b|\s+\w{{1,20}}:)|tk {LACKING}\b")

ORDER = re.compile(f"(?i){ORDER_WORDS}")
ASKS = re.compile(r"(?i)\?|\W*(?:who|whom|what|which|when|where|why|how)\b")


def asks_or_orders(said: str) -> bool:
    """Whether what a marker says is a question or an order to a writer."""
    return bool(ORDER.match(said) or ASKS.match(said))


FOREIGN = re.compile(rf"(?i)(?<!\w){any_of(markers.FOREIGN)}(?!\w)|¿|¡")
# A sentence that goes on with a note, rather than one of the text.
GOES_ON = re.compile(
    rf"(?i){ORDER_WORDS}|\W*(?:maybe|perhaps|e\.g|i\.e|etc|also|or|not sure|needs?|tracking|see"
    r"|we (?:could|should|can|might|need)|i (?:think|guess|would|am)|could|should|would|this (?:should|could|needs?))\b"
)
STATES = re.compile(r"(?i)\b(?:was|were|had|(?:has|have) been)\b")

# After a marker: an owner in brackets, then what divides it from its words.
_DAY = r"\d{4}-\d\d-\d\d"
TAIL = re.compile(
    r"(?P<owner>[ \t]?\([^()\n]{1,60}\)|/@?[a-z][a-z-]{1,20}(?=:)|(?:[ \t]?\[@?\w[\w .-]{0,38}\]|[ \t]@[\w.-]{1,39}|"
    rf"[ \t](?:@?\w[\w.-]{{0,38}},?[ \t])?{_DAY})(?=[ \t]?:))?"
    r"(?P<divider>[ \t]*(?:::?|[-–—](?=\s)|\?|!|,|\.(?=\s|$)))?"
)
ABOUT_AFTER = re.compile(rf"(?i)[ \t]+{any_of(markers.ABOUT_AFTER)}\b")
ABOUT_BEFORE = re.compile(rf"(?i)(?:\b{any_of(markers.ABOUT_BEFORE, markers.ABOUT_VERBS)}[ \t]+|[\"“”'‘’`«/,&][ \t]*)$")
# Somebody's, with words between ("our long standing OPS TODO"), where the sentence goes on.
OWN_BEFORE = re.compile(r"(?i)\b(?:my|our|your|their|his|her|its)[ \t]+(?:[\w-]{1,20}[ \t]+){1,3}$")
OWN_AFTER = re.compile(r"[ \t]+(?:with|of|from|in|for|about|on|by|to|that|which|has)\b")
# Before a marker that is spoken of, in its sentence: right before it, or a verb of what is said.
SPOKEN_OF = re.compile(rf"(?i)(?:\b{any_of(markers.BEFORE_SPOKEN)}\s+|[\"“”'‘’`«]\s*)[*_~\[]*\Z")
SAID = re.compile(rf"(?i)\b{any_of(markers.SAYING)}\b")
DASH_BEFORE = re.compile(r"(?<=\w)[ \t]{1,3}[-–—|•·][ \t]{0,3}\Z")
LAST_SENTENCE = re.compile(r"(?s).*[.?!][)\"”’*_]{0,3}\s")
# A verb whose object is what was shown or said, right before brackets or a placeholder; and its sentence.
SHOWN = re.compile(
    r"(?i)\b(?:shows?|showed|shown|displays?|displayed|prints?|printed|reads?|logged|saw|seen|contain(?:s|ed)|rendered"
    r"|returned|said|says)(?:[ \t]*[:,]?[ \t]*[\"“'‘]?|[ \t]+(?:as|with|like|the|an?|words?)[ \t]+[\"“'‘]?)\Z"
)
# Signs that a text tells its readers about: before brackets, and after them.
TOLD_OF = re.compile(
    r"(?i)\b(?:writes?|uses?|using|replaces?|resolves?|removes?|marked|marks?|flag(?:s|ged)?|tag(?:s|ged)?|label(?:s|led)?"
    r"|prefix(?:ed)?|search|grep|look|such|like|e\.g\.|every|each|called|named|literal)(?:,?[ \t]+(?:it|them|this|as"
    r"|with|by|for|of|an?|the|every|each|all|any)){0,3}"
    r"[ \t,:]*[*_~]{0,3}\Z"
)
TOLD_AFTER = re.compile(
    r"(?i)[)\]}>*_]{0,4}[ \t](?:markers?|tags?|labels?|placeholders?|comments?|flags?|prefix|tokens?|strings?|if"
    r"|where|when|instead|so that)\b"
)
# A legend, which says what a marker means.
LEGEND = re.compile(r"(?i)[*_~]{0,3}\s*(?:[-–—:=]|means)\s*(?:to be|still|not yet|undecided|unknown|open)\b")
# What a number of markers, or a row of states, says after a marker.
COUNTED = re.compile(r"\W{0,6}\d+\W*(?:open|left|remaining|items?|tasks?|total|found|comments?)?\W*\Z")
STATES_AFTER = re.compile(
    rf"\W{{0,4}}(?:→|->|=>|[/|,>·•])\W{{0,4}}(?:{any_of(markers.SHOUTED_STATES)}|(?i:doing|in[- ]progress|done"
    rf"|blocked|review))\b"
)
# What sets apart the words that begin right after it: emphasis, or an opening tag.
SET_APART = re.compile(r"(?:[*_~]|</?[A-Za-z][^<>]{0,60}>[ \t]*)\Z")
# What `XXX` at the start of a line says to a writer, and what it would not if it stood for a name.
SAID_OF_THIS = re.compile(
    r"(?i)\W*(?:(?!put\b|set\b|cut\b|let\b)"
    rf"(?:{EDIT_VERB}|find|ask|make|need a|link)\b|(?:this|that|these|is this|are these|not sure|maybe|how|why|what"
    rf"|where|who|when)\b)"
)
# What is said of a text, and not of a ring: of its links and pictures, of its paragraphs.
OF_TEXT = re.compile(rf"(?i)\b(?:{any_of(words.TEXT_PARTS, words.PICTURES)}|links?|citations?)\b")
OF_PARAGRAPHS = re.compile(
    r"(?i)\b(?:para(?:graph)?s?|sentences?|sections?|wording|heading)\b.{0,40}\b(?:needs?|should|is|could)\b"
)
# What ends a sentence or a clause right before a marker: there a note may begin.
CLAUSE = re.compile(r"(?:[.?!;:—–)\]}>]|\s[-|•·]|//|\A)[\s*_~]*\Z")
DECOR = re.compile(rf"(?:[!?]>[ \t])?{SIGN}*")
# What may stand between the start of a line and a marker that leads it: stamps and numbers.
CLOCK = r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?(?:UTC|GMT|Z|[AaPp][Mm]|[A-Z]{2,4}T)\b)?"
STAMP = re.compile(
    rf"{SIGN}*(?:[\[(]?(?:\d{{4}}-\d\d-\d\d[T ])?{CLOCK}[\])]?(?:[ \t]*[-–—:|])?[ \t]*){{1,2}}{SIGN}*"
    rf"|\(?\d{{1,2}}[.)][ \t]+{SIGN}*"
)
# In a bracket, what leads to a marker: `[ann: TODO …]`, `(@ann TODO …)`, `(see section TODO …)`.
LEADS_IN_BRACKET = re.compile(
    r"(?i)\s*(?:@?[\w .-]{1,24}:|@[\w-]{1,30},?|(?:see )?(?:section|chapter|page|figure|table)|see|cf\.?)\s*"
)
NAMED = re.compile(r"\b[A-Z]\w{0,30} \Z")
SPOKEN_TO = re.compile(r"@?[A-Z][\w.-]{1,20}(?: [A-Z][\w.-]{1,20})?:\s+")
MASKED_NUMBER = re.compile(r"[)\]]?[ \-.]?[xX\d]")
OPENING = re.compile(rf"[(\[{{<]{SIGN}{{0,4}}$")
MARKER_LINE = re.compile(rf"{SIGN}*(?:{HARD}|{SOFT}){NOT_BEFORE}|[ \t]*(?:todo|fixme):")
STOP_LINE = re.compile(r"[ \t]*(?:\{\{|\{%|:::|[-*+] |</?\w)")
SENTENCE_END = re.compile(r"[.?!][)\"”’]?(?=\s+[A-Z0-9“\"(\[]|\s*$)")
FINISHED = re.compile(r"[.?!][)\"”’]?\s*$")
BROKEN_OFF = re.compile(
    r"(?i)(?:,|\b(?:an?|the|of|in|on|at|to|for|from|by|with|and|or|about|that|which|is|are|was))\s*\Z"
)
LABEL = re.compile(r"[^\w\n]{0,6}\w[^:\n]{0,60}:[\s*_]*$")
PART_POINTER = re.compile(r"(?i)\b(?:section|chapter|figure|fig\.|table|appendix)[ \t]+$")
POINTER = re.compile(r"(?i)\b(?:section|chapter|figure|fig\.|table|appendix|issue|ticket|page|see|link)[ \t]+$")

# Work to do after an incident, in whose lists and tables a marker is a state; and how a state stands beside it.
WORK_HEADING = re.compile(rf"(?i)\b{any_of(markers.WORK_HEADINGS)}\b")
WORK_STATE = re.compile(rf"(?i)\W*{any_of(markers.WORK_STATES)}\W*")
STATE_HEAD = re.compile(rf"(?i)\b{any_of(markers.STATE_NAMES)}\b")
STATE_LABEL = re.compile(rf"(?i)\W*(?:\w+ )?{any_of(markers.STATE_NAMES)}\W*")
SHOUTED_STATES = any_of(markers.SHOUTED_STATES)
STATE_STARTS = re.compile(
    rf"\W*(?:(?i:{any_of(markers.PLAIN_STATES)})(?=[^\w.!?]*$|[ \t]*[:\-–—\])])|{SHOUTED_STATES}(?!\w))"
)
STATE_ENDS = re.compile(
    rf"(?:(?P<label>[^\n:]{{0,40}}):[ \t]*|[(\[–—-][ \t]*)(?i:{any_of(markers.WORK_STATES)})\W*\Z"
    rf"|(?<!\w){SHOUTED_STATES}\W*\Z"
)
NAME_LABEL = re.compile(rf"(?i)\W*(?:\w+ )?{any_of(markers.NAME_LABELS)}\W*")
COMING_LABEL = re.compile(rf"(?i)\b{any_of(markers.COMING_LABELS)}\b")
SCHEDULE_HEAD = re.compile(r"(?i)\b(?:date|released?|eol|end[- ]of[- ]life|start|ends?|due|eta|when|maintenance)\b")
DATED = re.compile(r"\d{4}-\d\d|\bQ[1-4]\b")

# Placeholders: in brackets, as a whole block, in capitals, as a tag, as the value of an attribute, as an address.
MEDIA = any_of(words.PICTURES, ("links?", "citations?", "references?", "urls?", "sources?", "videos?"))
# A sentence that tells of its own section that it is not there.
UNWRITTEN = re.compile(
    r"(?i)(?:(?<=[.!?(\n])\s{0,9}|\A[\s*_(]{0,9})"
    r"(?P<said>(?:[\w ,'’]{1,40}, but )?this (?:section|part|chapter|page|paragraph)"
    r" (?:is|has|needs|still needs|is still|has yet|has still) (?:yet )?to be "
    r"(?:written|rewritten|expanded|fleshed out|filled in)(?! by\b)[^.!?()\n]{0,80}[.!?]?)"
)
PLACEHOLDER_BLOCK = re.compile(
    rf"(?i)(?:insert|add|place|put|paste) {words.DETERMINER}(?:\w+ ){{0,2}}{MEDIA} here"
    r"|not (?:yet )?written(?: yet)?|(?:still|yet) to be (?:added|written|done|filled in|completed)"
    r"|to be (?:added|written|done|filled in|completed|determined|decided|confirmed)|(?:text|content) to come"
    r"|fill (?:this |me )?in|lorem ipsum|blah(?:,? blah){1,5}|placeholder(?: (?:text|image|content))?"
    r"|placeholder for .{1,60}"
    r"|your (?:\w+ ){1,2}here|(?:insert|add|put|write|paste|your|some) (?:your |some |the |an? |more )?(?:text"
    r"|content|description|summary|details?"
    r"|info(?:rmation)?|words|copy|introduction|intro|conclusion|something|stuff|code|examples?) here"
    r"|(?:[\w/'’-]+ ){1,5}goes here|(?:text|content|description|summary|details?|introduction|conclusion|image"
    r"|picture|screenshot|diagram|figure|table|graph)"
    r" (?:goes |to go |will go |comes )?here"
    r"|this (?:section|part|chapter|paragraph) (?:is |has |still )*(?:yet |still )?(?:needs )?to be (?:further |more )?"
    r"(?:added|written|done|filled in|completed|expanded|rewritten|developed|updated|extended|finished|revised)"
)
SHOUTED = re.compile(
    r"\b(?:XXX[ \t]{0,9}\n[ \t]{0,9})?"
    r"(?P<order>FILL (?:THIS |ME )?IN|(?:ADD|INSERT|PUT) (?:[A-Z]+ ){1,4}HERE"
    r"|(?:ADD|INSERT|PUT) (?:[A-Z]+ ){0,2}"
    r"(?:LINK|IMAGE|PICTURE|SCREENSHOT|DIAGRAM|GRAPH|CHART|FIGURE|REFERENCE|CITATION)S?"
    r"|(?:REWRITE|REWORD|REPHRASE|FIX) THIS)\b"
)
PLACEHOLDER_TAG = re.compile(r"(?i)</?(?:add|fill|insert|put|paste|image|picture|link|screenshot|diagram) [\w ]{1,60}>")
MARKER_TAG = re.compile(rf"(?i)<(?:{HARD}|{SOFT})(?:[ :][^<>\n]{{0,120}})?>")
TAG_ALONE = re.compile(r"[ \t>]*(?P<tag><[^<>\n]{1,120}>)")
PLACEHOLDER_VALUE = re.compile(r"=[ \t]*(?P<quote>[\"'])(?P<value>TODO|FIXME|XXX+|TBD)(?P=quote)")
TODO_SPAN = re.compile(r"\{\.(?:todo|fixme)\}")
LOREM = re.compile(r"(?i)\blorem ipsum dolor\b")
SHOUTED_END = re.compile(r"[\])*_]{0,4}(?:[.,;:!?]|\s*(?:\n|\Z)|\s+[-–—(])")
ENGLISH = re.compile(
    r"(?i)(?<!\w)(?:the|was|were|are|of|and|for|from|this|that|these|we|our|they|their|you|with|which|not|but|has|had)(?!\w)"
)
LINK_VALUE = re.compile(
    r"(?i)https?:/{0,3}|(?:todo|fixme|xxx+|tbd|tbc|tk)(?:[:/]?|(?:[:\s]|%20).{1,80})"
    r"|\.{3}|…|(?:insert(?:[-_ ]|%20)?)?(?:link"
    r"|url)(?:[-_ ]?here)?"
    r"|https?://(?:todo|fixme|xxx+)(?:[:/?#].{0,80})?"
)
WORDLESS_LINK = re.compile(r"(?<!!)\[\]\(<?(?P<target>[^()<>\s]{1,120})>?\)")
LINK_WORDS = re.compile(r"\[[^\[\]\n]{1,200}\]\Z")
LINK_OPENING = re.compile(r"[*_~`]{0,6}\]\(")
PICTURE_TARGET = re.compile(
    r"\]\(\s{0,9}<?(?P<target>[^()<>\s]{1,120})>?(?:\s[^()]{0,120})?\)(?:\{[^{}\n]{0,200}\})?\Z"
)
# An address that a picture is given until it has one.
PICTURE_VALUE = re.compile(
    r"(?i)(?:\.?/)?path/to/.{1,80}|(?:your[-_])?(?:image|img|picture|screenshot|photo)[-_](?:url|link|path)"
    r"|(?:url|link)[-_](?:to[-_])?(?:your[-_])?(?:image|img|picture|screenshot|photo)"
)
PLACEHOLDER_PICTURE = re.compile(
    r"(?i)\]\(\s*<?https?://(?:placehold\.co|via\.placeholder\.com|placeholder\.com|dummyimage\.com|picsum\.photos)"
)

# Values with question marks for what is not known.
_UNKNOWN = r"\d[\d/:.]{0,8}(?:-\d{2}){0,2}[-/:.]\?\?[-:/?\dHhMm]*(?:[ T][\d?Hh]{2}:[\d?Mm]{2})?"
_KNOWN = r"\d{1,2}:\d\d"
UNKNOWN_DATE = re.compile(
    rf"(?<![\w?])(?:{_KNOWN}[ \t]?[-–—][ \t]?\?\?:\?\?|(?:{_KNOWN}[ \t]?[-–—][ \t]?)?{_UNKNOWN}"
    rf"(?:(?:[ \t]?[-–—][ \t]?|[ \t](?:to|until|till|and|or)[ \t]){_UNKNOWN}|[ \t]?[-–—][ \t]?{_KNOWN})?)(?![\w?])"
)
KNOWN_DATE = re.compile(
    r"\d{4}(?:-\d\d)?(?=-XX)|\d{4}-\d\d-\d\d(?=[T ])|\d{4}(?:[-/.]\d\d)?(?=[-/.]\?)"
    r"|\d{1,2}:\d\d(?=[ \t]?[-–—][ \t]?[\d?]{1,2}:\?)"
)
# What stands before a value and says nothing without it, and what divides it from what follows.
LEADS_TO_VALUE = re.compile(
    r"(?i)(?<![\w-])"
    r"(?:(?:at|around|about|approximately|approx\.|by|from|to|since|until|till|before|after|near)[ \t]+){1,2}\Z"
)
ZONE_OF_VALUE = re.compile(r"[ \t]?(?:UTC|GMT|Z|[A-Z]{1,4}T)\b")
AFTER_VALUE = re.compile(r"[ \t]*(?:[-–—]{1,3}|[:|])(?=[ \t])")
# The same with crosses: `21:XX`, `2024-02-XX`, `2024-02-03 XX:XX`.
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
CROSSED = re.compile(
    rf"(?<![\w-])(?:{_MONTH} XX(?:,? \d{{4}})?|XX {_MONTH}(?: \d{{4}})?|20XX-XX-XX|XX/XX/\d{{4}})(?![\w-])|"
    r"(?<![\w:/-])(?:\d{4}-(?:\d\d|XX)-(?:\d\d[ T](?:XX|\d\d):XX|XX(?:[ T][\dX]{2}:[\dX]{2})?)(?::XX)?"
    r"|\d{1,2}:XX(?::XX)?)(?![\w:/-])"
)
# A reference that was never put in: `Figure ??`.
UNREFERRED = re.compile(
    r"(?i)\b(?:fig(?:ure|\.)?|table|section|chapter|eq(?:uation|\.)?|appendix"
    r"|page)[ \t](?P<value>\?\?)(?![?\w])"
)
# A number that nobody put in, with what it counts: `XX minutes`, `??%`, `[X] hours`.
UNCOUNTED = re.compile(
    r"(?<![\w?/.,:=-])(?:\[(?:XX?|\?{1,3})\]|XX|\?\?)[ ]?"
    r"(?:minutes?|mins?|hours?|hrs?|seconds?|secs?|percent|%)(?!\w)"
)
UNKNOWN = re.compile(r"(?<![\w?!.,)\"'])(?:\?\?[:/-]\?\?(?:[/-]\d{2,4})?|\?\?%(?: \(\?\? of \?\?\))?|\?{3,})(?![\w?!])")
# What stands before question marks that were seen as such, and before those that begin what they stand in.
SEEN = re.compile(
    r"(?i)\b(?:see[ns]?|saw|show(?:s|ed|n|ing)?|display(?:s|ed|ing)?|print(?:s|ed|ing)?|becomes?|became|turned into"
    r"|contain(?:s|ed|ing)?|reads?|as|with|called|named|says?|said|wrote|typed|thought|returns?|returned|like)\b"
)
BEGINS = re.compile(rf"[ \t>\[(*_~|-]*(?:{STAMP.pattern})?[\[(*_~]*|\W*(?i:todo|fixme|xxx|tk)\b.*")
ADMONITION = re.compile(rf"[ \t]*\?{{3}}\+?{ADMONITION_INFO}(?:\n|\Z)")
QUESTION_WORD = re.compile(
    r"(?i)\b(?:who|what|when|where|why|how|which|huh|wait)\b"
    r"|^\W*(?:is|are|was|were|do|does|did|can|could|should|would)\b"
)
