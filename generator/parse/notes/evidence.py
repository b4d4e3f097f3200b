"""How much tells that a few words are a remark to the writer of the text that they stand in.

Closed lists of whole remarks never end. Here each word class that speaks of a text adds weight: an order that is given
of words, a part of a document, a fault that only words have, `this` and `here`, a question. What a text may say to its
readers has little of it. Whoever asks says how much is enough: little in a comment, much in brackets.
"""

from generator.model import lazy_re as re
from generator.parse.notes import remark_words as words
from generator.parse.notes.patterns import any_of

LONGEST = 160  # in characters; a remark is short

_DET = (
    r"(?:(?:an?|the|this|that|these|those|some|any|more|our|its|first|second|third|last|next|previous|whole|entire"
    rf"|two|{any_of(words.BETTER, words.GOOD)}) ){{0,3}}"
)
_THIS = r"(?:this|that|these|those|it|here|above|below)"
_PART, _SOFT_PART = any_of(words.PARTS), any_of(words.SOFT_PARTS)
_LEAD = (
    r"(?:(?:hmm*|well|ok|so|but|and|also|or|then|probably|possibly|maybe|perhaps|please|pls|just|still|really|again"
    r"|need to|needs to|want to|(?:we|i|you) (?:should|could|can|might|need to|must)(?: probably| also| really)?"
    r"|(?:can|could|should|shall) (?:we|i|someone|anyone|somebody)|someone (?:should|please)|let(?:'|’)?s)\b[, ]*){0,3}"
)
_END = r"(?=\W*\Z|[:;,.!?–—(/]|\s-)"
_STOP = r"(?=\W*\Z|[:;.!?–—(/]|\s-)"
# Each a pattern at the start of the words, and what it weighs; of a group the heaviest that fits counts.
ORDERS = (
    (re.compile(rf"(?i){_LEAD}{any_of(words.TEXT_VERBS)}{_STOP}"), 3),
    (re.compile(rf"(?i){_LEAD}{any_of(words.TEXT_VERBS)} (?:on )?{_DET}{_PART}\b"), 4),
    (re.compile(rf"(?i){_LEAD}{any_of(words.TEXT_VERBS)} (?:on )?{_THIS}\b"), 3),
    (re.compile(rf"(?i){_LEAD}{any_of(words.TEXT_VERBS)} (?:on |in |into |to |as |with |why |how |what |the )"), 2),
    (re.compile(rf"(?i){_LEAD}{any_of(words.TEXT_VERBS)} \w+{_END}"), 2),
    (
        re.compile(
            rf"(?i){_LEAD}{any_of(words.WORK_VERBS)} (?:in |into |to |with |from |as |of |up |this |it )*{_DET}{_PART}"
            rf"(?:{_END}| (?:here|about|on|for|of|showing|that|which|with|from|below|above|instead|between|before|after|into|up|down)\b)"
        ),
        3,
    ),
    (
        re.compile(
            rf"(?i){_LEAD}{any_of(words.WORK_VERBS)} (?:in |into |to |with |from |as |up |this |it )*{_DET}"
            rf"(?:\w+ )?{_SOFT_PART}(?: (?:here|below|above|first|again|from \w+|with \w+))?{_END}"
        ),
        2,
    ),
    (
        re.compile(
            rf"(?i){_LEAD}{any_of(words.WORK_VERBS)} {_THIS}(?: (?:up|down|out|better|more|again|first))?{_END}"
        ),
        2,
    ),
    (re.compile(rf"(?i){_LEAD}{any_of(words.WORK_VERBS)} (?:\S+ ){{0,5}}(?:here|first|better|elsewhere){_END}"), 2),
    (re.compile(rf"(?i){_LEAD}(?:explain|say|show|mention|clarify) (?:why|how|what|who|when){_END}"), 2),
    (
        re.compile(
            rf"(?i){_LEAD}{any_of(words.WORK_VERBS)} (?:\S+ ){{0,6}}(?:when|once|after|before|until|as soon as) "
            rf"(?:\S+ ){{0,4}}{any_of(words.EVENTS)}\b"
        ),
        2,
    ),
)
LACKS = (
    (re.compile(rf"(?i){_LEAD}needs? (?:\w+ )?{any_of(words.NEEDED)}\b"), 3),
    (re.compile(rf"(?i){_LEAD}(?:could use|lacks?|needs?) (?:its own |\w+ )?{_DET}{_PART}\b"), 3),
    (re.compile(rf"(?i){_LEAD}(?:could use|lacks?|needs?) (?:\w+ )?{_DET}{_SOFT_PART}{_END}"), 2),
    (re.compile(rf"(?i){_LEAD}needs? (?:\w+ )?{any_of(words.NEEDED_WORK)}{_END}"), 2),
    (re.compile(rf"(?i)(?:still |yet |needs? |has yet |should )+(?:to )?be {any_of(words.DONE)}\b"), 3),
    (re.compile(rf"(?i)(?:still |yet )?to be {any_of(words.DONE)}\b"), 2),
    (re.compile(rf"(?i)(?:still |yet |needs? )*to be {any_of(words.DONE_WORK)}{_END}"), 2),
    (re.compile(rf"(?i)(?:{_DET}|\w+ ){_PART} (?:is |are |still |to be )*(?:needed|missing|required|wanted){_END}"), 3),
    (re.compile(rf"(?i)(?:\w+ ){{0,2}}{_SOFT_PART} (?:is |are |still )*(?:needed|missing|required|wanted){_END}"), 2),
    (re.compile(rf"(?i)missing:|missing {_DET}(?:{_PART}|{_SOFT_PART})\b|still to (?:do|write|add|come)\b"), 2),
)
FAULTS = (
    (re.compile(rf"(?i){_LEAD}(?:too )?{any_of(words.FAULTS)}(?: {_PART})?{_END}"), 2),
    (re.compile(rf"(?i){_LEAD}(?:too )?{any_of(words.FAULTS)} {_PART}{_END}"), 3),
    (re.compile(rf"(?i)(?:{any_of(words.SOFT_FAULTS)})(?: (?:{_PART}|{_SOFT_PART}))?{_END}"), 2),
    (re.compile(rf"(?i)(?:{any_of(words.BETTER)}) (?:\w+ )?(?:{_PART}|{_SOFT_PART}){_END}"), 2),
    (
        re.compile(
            rf"(?i)(?:the |this |that )?{_PART} (?:is|are|reads?|feels?|sounds?|looks?|seems?) (?:still |rather |very |also |really |a bit )?"
            rf"(?:{any_of(words.FAULTS)}|{any_of(words.SOFT_FAULTS)})\b"
        ),
        3,
    ),
    (
        re.compile(
            rf"(?i)(?:too )?(?:repeat(?:ed|s)|duplicate[sd]?|repeats|contradicts|copied)\b.{{0,40}}\b(?:{_THIS}|{_PART}|summary)\b"
        ),
        2,
    ),
    (
        re.compile(
            rf"(?i)(?:{_THIS} )?(?:sounds?|reads?|feels?|looks?|seems?) (?:like|too|a bit|very|{any_of(words.FAULTS, words.SOFT_FAULTS)})\b"
        ),
        2,
    ),
    (
        re.compile(
            rf"(?i)(?:(?:this|that|it|the \w+) )?(?:(?:does|do)(?: not|n(?:'|’)?t)|doesn't|doesn’t) {any_of(words.FAILS)}\b"
        ),
        3,
    ),
    (re.compile(rf"(?i)(?:i'm |i’m |i am )?not (?:sure|convinced|certain|happy)\b"), 2),
    (
        re.compile(
            rf"(?i)(?:we|i) (?:already |have |just |\w+ )?(?:said|say|mention(?:ed)?|cover(?:ed)?|explain(?:ed)?) (?:this|that|it)\b"
        ),
        3,
    ),
    (re.compile(r"(?i)(?:passive voice|typos?|grammar|spelling|word choice|jargon)\W*\Z"), 2),
    (
        re.compile(
            rf"(?i)(?:an? |the )?(?:{_PART}|{_SOFT_PART}) (?:would|might|could) (?:help|be (?:nice|good|better|useful|great))\b"
        ),
        3,
    ),
    (re.compile(r"(?i)(?:it )?(?:would|might|could) be (?:nice|good|better|great|useful|helpful|worth)\b"), 2),
)
# The text itself as what is spoken of.
SUBJECT = (
    (
        re.compile(
            rf"(?i)(?:this|the (?:first|last|next|previous|above|whole)|these) (?:\w+ )?{_PART} (?:still |also |really |clearly |probably )?"
            rf"(?:needs? (?!no\b|not\b)|lacks?|should|could|does(?: not|n't|n’t)|repeats|contradicts|(?:is|are|reads?|feels?|sounds?|seems?|looks?) (?:\w+ )?(?:{any_of(words.FAULTS)}|{any_of(words.SOFT_FAULTS)}))\b"
        ),
        3,
    ),
    (
        re.compile(
            rf"(?i)(?:this|it|that) (?:still |also |really |clearly |probably )?(?:needs?|could use|lacks?) "
            rf"(?:to be {any_of(words.DONE)}|(?:\w+ )?{any_of(words.NEEDED)}|(?:its own |an? |some |more |better )+(?:{_PART}|{_SOFT_PART})\b)"
        ),
        3,
    ),
    (
        re.compile(
            rf"(?i)(?:this|it|that) (?:is|was|seems?|reads?|feels?|sounds?|looks?) (?:still |rather |very |also |really |probably )?"
            rf"(?:{any_of(words.FAULTS)}|{any_of(words.SOFT_FAULTS)})\b"
        ),
        2,
    ),
    (
        re.compile(
            rf"(?i)(?:this|that|it|the|these) (?:\w+ )?(?:{_PART}|{_SOFT_PART}) (?:should|could|must|needs? to)\b"
        ),
        2,
    ),
    (
        re.compile(
            rf"(?i)(?:this|that|the|these) (?:{_SOFT_PART}) (?:is|are|seems?|looks?) (?:{any_of(words.FAULTS)}|{any_of(words.SOFT_FAULTS)})\b"
        ),
        3,
    ),
    (re.compile(rf"(?i)this (?:should|could|must) be an? (?:{_PART}|{_SOFT_PART})\b"), 3),
)
# Questions: to a writer, about what is written.
_SAY = (
    r"(?:mention|name|say|explain|link|include|add|describe|show|cover|write|keep|cut|drop|move|cite|define|quote|talk)"
)
QUESTIONS = (
    (
        re.compile(
            rf"(?i){_LEAD}(?:do we (?:really )?(?:want|need) to|should (?:we|i)|can we|could we|shall we|why not|maybe|perhaps)? ?{_SAY}\b.{{0,100}}\?\W*\Z"
        ),
        2,
    ),
    (
        re.compile(
            rf"(?i)(?:hmm*,? )?(?:do we (?:really )?(?:want|need)(?: to)?|should (?:we|i)|can we|could we|shall we|why (?:do|not|are)|maybe we) (?:\w+ )?{_SAY}\b.{{0,100}}\?\W*\Z"
        ),
        3,
    ),
    (re.compile(rf"(?i).{{0,80}}\b(?:this|these|which) (?:\w+ )?{_PART}\b.{{0,60}}\?\W*\Z"), 3),
    (re.compile(rf"(?i)(?:is|are|was|does|do|should|can|could)\b.{{0,50}}\btoo \w+\b.{{0,60}}\?\W*\Z"), 2),
    (re.compile(rf"(?i)(?:{any_of(words.BETTER)}|wrong|right|which) (?:{_PART}|{_SOFT_PART})\s*\?\W*\Z"), 2),
    (
        re.compile(
            r"(?i)(?:who|what|which|when|where|why|how)\b(?:\s\S{1,20}){0,4}\b(?:this|that|exactly|else|here|ones?|it)\s*\?\W*\Z"
        ),
        2,
    ),
    (re.compile(r"(?i)(?:which|how (?:many|much|long|often)|what) (?:\S{1,20} ){0,2}\S{1,20}\s*\?\W*\Z"), 1),
)
WAITS = (
    (
        re.compile(
            r"(?i)pending (?:\w+ ){0,2}(?:review|confirmation|approval|input|answer|sign-?off|decision|feedback|data)\b"
        ),
        2,
    ),
    (
        re.compile(
            r"(?i)(?:ask|check with|confirm with|verify with|waiting (?:for|on)|get (?:\w+ ){1,4}from) [A-Z@]?\w+\b"
        ),
        2,
    ),
    (re.compile(rf"(?i){any_of(words.LABELS)}:"), 2),
    (
        re.compile(
            r"(?i)(?:rough |very |still |first )?drafts?\b[,;:]? (?:needs?|to be|don|do not|wording|version of th)"
        ),
        2,
    ),
)
GROUPS = (ORDERS, LACKS, FAULTS, SUBJECT, QUESTIONS, WAITS)
# What takes weight away: a form's words to those who fill it in, a text's words to its readers, a tool's to its users.
TO_READERS = re.compile(
    r"(?i)\b(?:you|your|yours|if (?:any|applicable|needed|necessary|relevant|possible|required|available)|optional"
    r"|to (?:see|view|show|read|learn|find out|get|open) (?:more|all|the|how|what)?|see (?:below|above|also|the)|click|e\.g\.|i\.e\."
    r"|for example|for instance)\b"
)
TELLS = re.compile(r"(?i)\b(?:was|were|had|did)\b|\bso that\b|\bbecause\b")


def weight_of(said: str) -> int:
    """What the words of a remark weigh as one to the writer: 0 for none, 3 and more for what is hardly anything else."""
    said = " ".join(said[: 2 * LONGEST].split()).strip(' *_~()[]{}<>-–—…"')
    if not said or len(said) > LONGEST:
        return 0
    weights = sorted((_heaviest(group, said) for group in GROUPS), reverse=True)
    total = weights[0] + (1 if weights[1] >= 2 else 0)
    if total and TO_READERS.search(said):
        total -= 2
    if total and TELLS.search(said) and "?" not in said:
        total -= 1
    return max(total, 0)


def _heaviest(group: tuple[tuple[re.Pattern[str], int], ...], said: str) -> int:
    return max((weight for pattern, weight in group if pattern.match(said)), default=0)
