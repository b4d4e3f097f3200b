"""How much tells that a few words are a remark to the writer of the text that they stand in.

Closed lists of whole remarks never end. Here each word class that speaks of a text adds weight: an order that is given
of words, a part of a document, a fault that only words have, `this` and `here`, a question. What a text may say to its
readers has little of it. Whoever asks says how much is enough: little in a comment, more in brackets.
"""

from generator.model import lazy_re as re
from generator.parse.notes import remark_words as words
from generator.parse.notes.patterns import any_of

LONGEST = 160  # in characters; a remark is short
SENTENCES = 3  # of a comment that are weighed each by itself

# Word classes, by the names that the patterns below give them.
_CLASSES = {
    "LEAD": r"(?:(?:hmm*|well|ok|so|but|and|also|or|then|probably|possibly|maybe|perhaps|please|pls|just|still|really"
    r"|again|need to|needs to|want to|(?:we|i|you) (?:should|could|can|might|need to|must)(?: probably| also| really)?"
    r"|(?:can|could|should|shall) (?:we|i|someone|anyone|somebody)|someone (?:should|please)|let(?:'|’)?s)\b[, ]*)"
    r"{0,3}",
    "DET": r"(?:(?:an?|the|this|that|these|those|some|any|our|its|first|second|third|last|next|previous|whole|entire"
    r"|two"
    rf"|{any_of(words.BETTER, words.GOOD)}) ){{0,3}}",
    "THIS": r"(?:this|that|these|those|it|here|above|below)",
    "PART": any_of(words.PARTS),
    "SOFT": any_of(words.SOFT_PARTS),
    "ANY": any_of(words.PARTS, words.SOFT_PARTS),
    "TEXT": any_of(words.TEXT_VERBS),
    "WORK": any_of(words.WORK_VERBS),
    "BETTER": any_of(words.BETTER),
    "FAULT": any_of(words.FAULTS),
    "WRONG": any_of(words.FAULTS, words.SOFT_FAULTS),
    "NEEDED": any_of(words.NEEDED),
    "NEEDED_WORK": any_of(words.NEEDED_WORK),
    "DONE": any_of(words.DONE),
    "DONE_WORK": any_of(words.DONE_WORK),
    "FAILS": any_of(words.FAILS),
    "LABEL": any_of(words.LABELS),
    "EVENT": any_of(words.EVENTS),
    "SEEMS": r"(?:is|are|was|reads?|feels?|sounds?|looks?|seems?)",
    "VERY": r"(?:still |also |really |clearly |probably |rather |very |a bit |\w+ly )?",
    "SAY": r"(?:mention|name|say|explain|link|include|add|describe|show|cover|write|keep|cut|drop|move|cite|define"
    r"|quote|talk)",
    "END": r"(?=\W*\Z|[:;,.!?–—(/]|\s(?:-|and\b|or\b|&))",
    "STOP": r"(?=\W*\Z|[:;.!?–—(/]|\s(?:-|and\b|or\b|&))",
}


def _weighed(*rows: tuple[str, int]) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Patterns of rows in which `<NAME>` stands for a word class, each with what it weighs."""
    found = []
    for row, weight in rows:
        for name, pattern in _CLASSES.items():
            row = row.replace(f"<{name}>", pattern)
        found.append((re.compile(f"(?i){row}"), weight))
    return tuple(found)


# Each is tried at the start of the words; of a group the heaviest that fits counts.
ORDERS = _weighed(
    (r"<LEAD><TEXT> (?:on )?<DET><PART>\b", 4),
    (
        r"<LEAD>(?:<TEXT>(?:(?: a bit| a little| please| further| more)?<STOP>| (?:on )?<THIS>\b)"
        r"|(?:<TEXT>|<WORK>)(?: this| it| that)? later<END>"
        r"|<WORK> (?:in |into |to |with |from |as |of |up |this |it )*<DET><PART>(?:<END>| (?:here|in here|about|on|for"
        r"|of|showing|that|which|with|from|below|above|instead|between|before|after|into|up|down)\b))",
        3,
    ),
    (
        r"<LEAD>(?:<TEXT> (?:(?:on|in|into|to|as|with|why|how|what|the) |\w+<END>)"
        r"|(?:explain|say|show|mention|clarify) (?:why|how|what|who|when)<END>"
        r"|<WORK> (?:<THIS>(?: (?:up|down|out|better|more|again|first))?<END>"
        r"|(?:\S+ ){0,5}(?:here|first|better|elsewhere)<END>"
        r"|(?:\S+ ){0,6}(?:when|once|after|before|until|as soon as) (?!an? |any |each |every |new |you )(?:\S+ ){0,4}"
        r"<EVENT>\b"
        r"|(?:in |into |to |with |from |as |up |this |it )*<DET>(?:\w+ )?<SOFT>"
        r"(?: (?:here|below|above|first|again|from \w+|with \w+))?<END>))",
        2,
    ),
)
LACKS = _weighed(
    (r"<LEAD>needs? (?:\w+ )?<NEEDED>\b", 3),
    (r"<LEAD>(?:could use|lacks?|needs?) (?:its own |\w+ )?<DET><PART>\b", 3),
    (r"<LEAD>(?:could use|lacks?|needs?) (?:an? |some )?<BETTER> (?:\w+ )?<ANY><END>", 3),
    (r"<LEAD>(?:could use|lacks?|needs?) (?:\w+ )?<DET><SOFT>(?: here| below| above)?<END>", 2),
    (r"<LEAD>needs? (?:\w+ )?<NEEDED_WORK><END>", 2),
    (r"(?:still |yet |needs? |has yet |should )+(?:to )?be <DONE>\b", 3),
    (r"(?:still |yet )?to be <DONE>\b", 2),
    (r"(?:still |yet |needs? )*to be <DONE_WORK><END>", 2),
    (r"(?:\w+ ){1,4}(?:are |is |still )*(?:yet )?to be (?:<DONE>|<DONE_WORK>)<END>", 2),
    (r"(?:<DET>|\w+ )<PART> (?:is |are |still |to be )*(?:needed|missing|required|wanted)<END>", 3),
    (r"(?:\w+ ){0,2}<SOFT> (?:is |are |still )*(?:needed|missing|required|wanted)<END>", 2),
    (r"missing:|missing <DET><ANY>\b|still to (?:do|write|add|come)\b", 2),
)
FAULTS = _weighed(
    (r"<LEAD>(?:too )?<FAULT>(?: <PART>)?<END>", 2),
    (r"<LEAD>(?:too )?<FAULT> <PART><END>", 3),
    (r"<WRONG>(?: <ANY>)?<END>", 2),
    (r"<BETTER> (?:\w+ )?<ANY><END>", 2),
    (r"(?:the |this |that )?<PART> <SEEMS> <VERY><WRONG>\b", 3),
    (r"(?:the )?<SOFT> <SEEMS> <VERY><WRONG>(?: here)?<END>", 2),
    (r"(?:too )?(?:repeat(?:ed|s)|duplicate[sd]?|contradicts|copied)\b.{0,40}\b(?:<THIS>|<PART>|summary)\b", 2),
    (r"(?:<THIS> )?(?:sounds?|reads?|feels?|looks?|seems?) (?:like|too|a bit|very|<WRONG>)\b", 2),
    (r"(?:(?:this|that|it|the \w+) )?(?:do|does)(?: not|n(?:'|’)?t) <FAILS>\b", 3),
    (r"(?:i'm |i’m |i am )?not (?:sure|convinced|certain|happy)\b", 2),
    (
        r"(?:we|i) (?:already |have |just |\w+ )?(?:said|say|mentioned|mention|covered|explained) (?:this|that|it)\b",
        3,
    ),
    (r"(?:passive voice|typos?|grammar|spelling|word choice|jargon|tone|wording|phrasing)\W*\Z", 2),
    (r"(?:an? |the )?<ANY> (?:would|might|could) (?:help|be (?:nice|good|better|useful|great|helpful))\b", 3),
    (r"(?:it )?(?:would|might|could) be (?:nice|good|better|great|useful|helpful|worth)\b", 2),
)
# The text itself as what is spoken of.
SUBJECT = _weighed(
    (
        r"(?:this|the (?:first|last|next|previous|above|whole)|these) (?:\w+ )?<PART> <VERY>"
        r"(?:needs? (?!no\b|not\b)|lacks?|(?:should|could) (?!be read|be skipped|help)"
        r"|does(?: not|n't|n’t)|repeats|contradicts|<SEEMS> <VERY><WRONG>)\b",
        3,
    ),
    (r"(?:this|it|that) <VERY>(?:needs?|could use|lacks?) (?:to be <DONE>|(?:\w+ )?<NEEDED>)\b", 3),
    (r"(?:this|it|that) <VERY>(?:needs?|could use|lacks?) (?:its own |an? |some |<BETTER> )+<ANY>\b", 3),
    (r"(?:this|it|that) <SEEMS> <VERY><WRONG>\b", 2),
    (r"(?:this|that|it|the|these) (?:\w+ )?<ANY> (?:should|could|must|needs? to)\b", 2),
    (r"(?:this|that|the|these) <SOFT> <SEEMS> <WRONG>\b", 3),
    (r"this (?:should|could|must) be an? <ANY>\b", 3),
)
# Questions to a writer, about what is written.
QUESTIONS = _weighed(
    (r"<LEAD>(?:do we (?:really )?(?:want|need) to|why not)? ?<SAY>\b.{0,100}\?\W*\Z", 2),
    (
        r"(?:hmm*,? )?(?:do we (?:really )?(?:want|need)(?: to)?|(?:should|shall|can|could) (?:we|i)"
        r"|why (?:do|not|are)|maybe we) (?:\w+ )?<SAY>\b.{0,100}\?\W*\Z",
        3,
    ),
    (r".{0,80}\b(?:this|these|which) (?:\w+ )?<PART>\b.{0,60}\?\W*\Z", 3),
    (r"(?:should|could|can|does|do) (?:this|these|it|that) (?:go|move|come|be|stay|live|belong)\b.{0,60}\?\W*\Z", 3),
    (r"(?:is|are|was|does|do|should|can|could)\b.{0,50}\btoo \w+\b.{0,60}\?\W*\Z", 2),
    (r"(?:<BETTER>|wrong|right|which) <ANY>\s*\?\W*\Z", 2),
    (
        r"(?:who|what|which|when|where|why|how)\b(?:\s\S{1,20}){0,4}\b(?:this|that|exactly|else|here|ones?|it)\s*\?\W*\Z",
        2,
    ),
    (r"(?:which|how (?:many|much|long|often)|what) (?:\S{1,20} ){0,2}\S{1,20}\s*\?\W*\Z", 1),
)
WAITS = _weighed(
    (r"pending (?:\w+ ){0,2}(?:review|confirmation|approval|input|answer|sign-?off|decision|feedback|data)\b", 2),
    (r"(?:ask|check with|confirm with|verify with|waiting (?:for|on)|get (?:\w+ ){1,4}from) [\w@]\w+\b", 2),
    (r"<LABEL>:", 2),
    (r"(?:rough |very |still |first )?drafts?\b[,;:]? (?:needs?|to be|don|do not|wording|version of th)", 2),
)
# Each group with what must stand in the words before its patterns, which are large, are tried.
_GATES = _weighed(
    (r"<LEAD>(?:<TEXT>|<WORK>)\b", 0),
    (r".*\b(?:needs?|lacks?|missing|needed|required|wanted|could use|to be|should be|still to)\b", 0),
    (
        r".*\b(?:too|not|(?:does|do)n\S?t|sounds?|reads?|feels?|looks?|seems?|said|say|mention|mentioned|covered|explained|would|might|could|repeat\w*"
        r"|duplicate\w*|contradicts|copied|passive|typos?|grammar|spelling|word|jargon|tone|wording|phrasing"
        r"|<BETTER>|<WRONG>)\b",
        0,
    ),
    (r"(?:this|that|these|the|it)\b", 0),
    (r".*\?", 0),
    (r"(?:pending|ask|check|confirm|verify|waiting|get|rough|very|still|first|drafts?)\b|[^:]{1,30}:", 0),
)
GROUPS = tuple(
    (gate, group) for (gate, _), group in zip(_GATES, (ORDERS, LACKS, FAULTS, SUBJECT, QUESTIONS, WAITS), strict=True)
)
SENTENCE = re.compile(r"(?<=[.?!])\s+")
# What takes weight away: a form's words to those who fill it in, a text's to its readers, a tool's to its users.
TO_READERS = re.compile(
    r"(?i)\b(?:you|your|yours|optional|click|see (?:below|above|also|the)|for (?:example|instance)"
    r"|if (?:any|applicable|needed|necessary|relevant|possible|required|available)"
    r"|to (?:see|view|show|read|learn|find out|get|open)\b(?: more| all| the| how| what)?)\b|\b(?:e\.g\.|i\.e\.)"
)
TELLS = re.compile(r"(?i)\b(?:was|were|had|did|so that|because)\b")


def weight_of(said: str) -> int:
    """What words weigh as a remark to the writer: 0 for none, 3 and more for what is hardly anything else."""
    said = " ".join(said[: 2 * LONGEST].split()).strip(' *_~()[]{}<>-–—…"')
    if not said or len(said) > LONGEST:
        return 0
    weights = sorted((_heaviest(group, said) if gate.match(said) else 0 for gate, group in GROUPS), reverse=True)
    total = weights[0] + (1 if weights[1] > 1 else 0)
    if total and TO_READERS.search(said):
        total -= 2
    if total and TELLS.search(said) and "?" not in said:
        total -= 1
    return max(total, 0)


def heaviest_sentence(said: str) -> int:
    """What the heaviest of the first sentences of `said` weighs."""
    return max(weight_of(sentence) for sentence in SENTENCE.split(said, SENTENCES)[:SENTENCES])


def _heaviest(group: tuple[tuple[re.Pattern[str], int], ...], said: str) -> int:
    return max((weight for pattern, weight in group if pattern.match(said)), default=0)
