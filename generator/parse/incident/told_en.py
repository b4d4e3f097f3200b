"""The time expressions of English stories.

The lower the rank of a form, the more telling it is. The group `phrase` is the expression where the pattern holds more
than it. All repetitions are bounded.
"""

from functools import lru_cache

from generator.model import lazy_re as re
from generator.parse.incident.vocabulary import vocabulary_of

_WORDS = vocabulary_of("en")
MONTHS = tuple(names[0] for names in _WORDS.months)
WEEKDAYS = tuple(names[0] for names in _WORDS.weekdays)

_DAY_NAME = rf"(?:{'|'.join(WEEKDAYS)})"
_MONTH_NAME = rf"(?-i:{'|'.join(month.title() for month in MONTHS)})"
_PART = r"(?:morning|afternoon|evening|night|noon|midnight)"
_PERIOD = r"(?:weekend|week|month|year|quarter|day|morning|afternoon|evening|night)"
_NUMBER = (
    r"(?:\d{1,3}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an|several|a few"
    r"|a couple of|half an?|another|many)"
)
_UNIT = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
_ABOUT = (
    r"(?:(?:about|around|almost|nearly|over|roughly|more than|less than|at least|up to|just under|only|the next)\s)?"
)
# "3 hours and 12 minutes"
_AND = rf"(?:,?\s(?:and\s)?\d{{1,3}}\s{_UNIT}){{0,2}}"
_LONG = rf"{_ABOUT}{_NUMBER}(?:\s(?:long|whole|full|more|and a half))?\s{_UNIT}(?:\sand\sa\shalf)?{_AND}"
_DAYS = rf"{_ABOUT}{_NUMBER}(?:\s(?:long|whole|full|more|and a half))?\s(?:days?|weeks?|months?|years?){_AND}"
# A verb of the past; "is kept for three weeks" tells of a rule and not of a story.
_PAST = r"(?<!\bis )(?<!\bare )(?<!\bbe )(?:was|were|had|did|[a-z]{2,20}ed|held|slept|fought|hung|stood|sat|lay|lived)"
_WENT = (
    r"(?:went|lasted|took|ran|continued|dragged|persisted|kept|remained|stayed|spent|waited"
    r"|(?:was|were)\s(?:down|offline|unavailable))"
)
_DETERMINERS = (
    r"(?:(?:a|an|the|that|this|one|next|last|early|late|following|previous|first|second|third|same|past)\s){0,3}"
)
_ZONE_NAME = r"(?-i:UTC|GMT|[CEMP][DS]?T|CEST|BST|Z)\b(?:\s?[+−-]\d{1,2}(?::\d\d)?\b)?"
_ZONE = rf"(?:\s?\({_ZONE_NAME}\)|\s?{_ZONE_NAME})?"
_HOUR = rf"(?:\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?|\d{{1,2}}\s?[ap]\.?m\b){_ZONE}"
_AT_HOUR = rf"(?:(?:,?\s(?:at|around|by)\s|,?\s|T){_HOUR})?"
_ON = r"(?:(?:on|in|by|since|until|of|early in|late in|mid)\s)?(?:the\s)?"
_ON_DAY = rf"{_ON}(?:{_DAY_NAME},?\s(?:the\s)?)?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"

_ORDER = ("first", "second", "third", "last", "next", "following", "previous", "same")
_MONTH_SIGNS = MONTHS
_UNIT_SIGNS = tuple(
    unit + ending for unit in ("minute", "hour", "day", "week", "month", "year") for ending in ("", "s")
)
_YEAR_SIGNS = tuple(str(year) for year in range(1900, 2100))
# A date does not begin or end within a file's name, an address or a number ("shot-2021-03-05.png", "2019/2020").
_OPEN, _SHUT = r"(?<![\w./-])", r"(?![\w/-]|[.,]\w)"
_PARTS = ("morning", "afternoon", "evening", "night", "noon", "midnight")
_PERIODS = ("weekend", "week", "month", "year", "quarter", "day", "morning", "afternoon", "evening", "night")
_WENT_SIGNS = (
    *("went", "lasted", "took", "ran", "continued", "dragged", "persisted", "kept", "remained", "stayed", "spent"),
    *("waited", "down", "offline", "unavailable"),
)
# A form: its rank, its signs, and its pattern. Signs are sets of words: a sentence must have a word of each of them (in
# lower case), or it is not worth a search.
_Signs = tuple[tuple[str, ...], ...]
_FORMS: tuple[tuple[int, _Signs, str], ...] = (
    # 2020-03-16, Monday 2020-03-16 at 10:15 UTC
    (0, (_YEAR_SIGNS,), rf"{_OPEN}{_ON_DAY}(?:19|20)\d\d-\d\d-\d\d(?:(?=T\d)|{_SHUT}){_AT_HOUR}"),
    # 16 March 2020, March 16th, 2020, at 10:15 UTC; March 2020
    (
        0,
        (_YEAR_SIGNS,),
        rf"{_OPEN}{_ON_DAY}(?:{_NTH}\s(?:of\s)?)?{_MONTH_NAME}(?:\s{_NTH}\b(?!:))?,?\s(?:19|20)\d\d{_SHUT}{_AT_HOUR}",
    ),
    # 16 March, March 16th
    (
        0,
        (_MONTH_SIGNS,),
        rf"{_OPEN}{_ON_DAY}(?:{_MONTH_NAME}\s{_NTH}|{_NTH}\s(?:of\s)?{_MONTH_NAME})(?!:){_SHUT}{_AT_HOUR}",
    ),
    # in 2019, in 2019/2020
    (0, (_YEAR_SIGNS,), rf"\bin\s(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)\d\d|[/–-]\d\d)?{_SHUT}"),
    # the first weekend after Christmas
    (
        1,
        (_ORDER, _PERIODS, ("after", "before", "of", "in", "since")),
        rf"\b(?:(?:on|by|until|since|over)\s)?the\s(?:first|second|third|last|next|following|previous|same)\s{_PERIOD}"
        r"\s(?:after|before|of|in|since)\s(?:the\s(?:year|month|holidays|week)\b"
        r"|(?-i:[A-Z][\w'’]{1,20}(?:\s[A-Z][\w'’]{1,20}){0,2}))",
    ),
    # the week after New Year's Day
    (
        1,
        (("after", "before"), _PERIODS),
        rf"\b(?:(?:in|on|by|until|since|over)\s)?the\s{_PERIOD}\s(?:after|before)\s"
        r"(?:the\sholidays\b|(?-i:[A-Z][\w'’]{1,20}(?:\s[A-Z][\w'’]{1,20}){0,2}))",
    ),
    # on a Thursday, that Sunday night
    (
        1,
        (WEEKDAYS,),
        rf"(?<!\bevery\s)(?<!\beach\s)\b(?:(?:on|by|until|since|over)\s)?{_DETERMINERS}{_DAY_NAME}(?:\s{_PART})?\b",
    ),
    # went on for a month, took three whole days
    (2, (_UNIT_SIGNS, _WENT_SIGNS), rf"\b{_WENT}\b[^.!?;]{{0,40}}?\b(?P<phrase>(?:for\s)?{_LONG})\b"),
    # For three weeks; nobody slept for three weeks
    (2, (_UNIT_SIGNS, ("for",)), rf"(?-i:\bFor)\s{_DAYS}\b"),
    (2, (_UNIT_SIGNS, ("for",)), rf"\b{_PAST}\b[^.!?;:]{{0,40}}?\b(?P<phrase>for\s{_DAYS})\b"),
    # three days later, after two hours of …
    (
        2,
        (("later", "earlier", "before", "afterwards"), _UNIT_SIGNS),
        rf"\b{_LONG}\s(?:later|earlier|before|afterwards)\b",
    ),
    (2, (("after",), _UNIT_SIGNS), rf"\bafter\s{_LONG}(?=\s(?:of|we|the|it|and|,)\b|,)"),
    # in late summer, by early March
    (
        2,
        (("spring", "summer", "autumn", "winter"),),
        r"\b(?:in|by|during|since|over|that|last|this)\s(?:the\s)?(?:early\s|late\s|mid\s)?"
        r"(?-i:spring|summer|autumn|winter)\b",
    ),
    # at the end of January
    (
        2,
        (("end", "beginning", "start", "middle"),),
        r"\b(?:at|by|in|towards?|until|since|around)\sthe\s(?:very\s)?(?:end|beginning|start|middle)\sof\s"
        rf"(?:{_MONTH_NAME}|(?:that|the\ssame)\s(?:week|month|year))\b(?!\s\d)",
    ),
    (
        2,
        (_MONTH_SIGNS,),
        rf"\b(?:in|by|since|until|early|late|mid)\s(?:early\s|late\s|mid\s)?{_MONTH_NAME}\b(?!\s\d)",
    ),
    # the next morning, that night, over the weekend
    (
        3,
        ((*_ORDER, "other"), ("day", "week", "weekend", "month", *_PARTS)),
        rf"\b(?:on\s)?the\s(?:next|following|same|previous|other)\s(?:day|week|weekend|month|{_PART})\b",
    ),
    (3, (("that", "last", "same"), ("weekend", *_PARTS)), rf"\b(?:that|last|the same)\s(?:weekend|{_PART})\b"),
    (
        3,
        (("weekend", "before"), ("weekend", "day", "night", "week")),
        r"\bover the weekend\b|\bthe (?:day|night|week) before\b",
    ),
    # at 3 am, around midnight
    (
        3,
        ((":", "am", "pm", "m", "noon", "midnight"), ("at", "around", "by", "until", "about", "shortly", "just")),
        r"\b(?:at|around|by|until|about|shortly (?:after|before)|just (?:after|before))\s(?:about\s)?"
        rf"(?:{_HOUR}|midnight|noon)",
    ),
)

_BITS = {words: 1 << at for at, words in enumerate({words: 0 for _, signs, _ in _FORMS for words in signs})}
# A form with its signs as bits, all of which a sentence must have.
FORMS = tuple(
    (rank, sum(_BITS[words] for words in signs), re.compile(form, re.IGNORECASE)) for rank, signs, form in _FORMS
)
_SIGNS: dict[bytes, int] = {}
for _words, _bit in _BITS.items():
    for _word in _words:
        _SIGNS[_word.encode()] = _SIGNS.get(_word.encode(), 0) | _bit
_LETTERS = bytes(at if chr(at).isalpha() else 32 for at in range(128)) + b" " * 128
_YEAR_SIGN = re.compile(r"(?:19|20)\d\d(?<!\d\d{4})(?!\d)", re.ASCII)


@lru_cache(maxsize=1024)
def forms_for(signs: int) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The forms, each with its rank, that a sentence with these signs may have."""
    return tuple((rank, form) for rank, needed, form in FORMS if needed & signs == needed)


def signs_of(sentence: str) -> int:
    """The bits of the signs that a sentence has."""
    found = 0
    known = _SIGNS
    words = sentence.lower().encode("ascii", "replace").translate(_LETTERS).split()
    for word in filter(known.__contains__, words):
        found |= known[word]
    if ":" in sentence:
        found |= known[b":"]
    if ("19" in sentence or "20" in sentence) and _YEAR_SIGN.search(sentence):
        found |= _BITS[_YEAR_SIGNS]
    return found


SENTENCE_END = re.compile(r"[.!?][.!?]{0,2}[\"'”’)\]*_]{0,3}\s{1,4}(?=[\"'“‘(\[*_]{0,3}[A-Z0-9])")
# What stands before a date in a phrase.
LEADING = re.compile(
    rf"^(?:(?:(?:on|in|by|since|until|of|early|late|mid|the|around|at)|{_DAY_NAME},?)\s){{1,5}}", re.IGNORECASE
)
MONTH_OF_YEAR = re.compile(rf"(?P<month>{_MONTH_NAME}),?\s(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)")

# --- what makes a sentence a tale -------------------------------------------------------------------------------------

# Verbs of the past that do not end in "ed".
PAST = frozenset(
    "was were wasn't weren't had hadn't did didn't been couldn't wouldn't arose ate awoke became began bent bit bled"
    " blew broke brought built bought came caught chose clung crept dealt died dug drew drove fell felt fled flew"
    " forgot fought found froze gave got grew heard held hid hung kept knew laid lay led left lent lost made meant met"
    " paid ran rang rose said sank sat saw sent shook shot shrank slept slid sold sought spent spoke sprang stole"
    " stood struck stuck swore swung taught thought threw told took tore understood went woke won wore wound"
    " wrote".split()
)
# Those that look the same in the present, and are taken for the past behind a pronoun.
SAME = frozenset("cut hit hurt let put read set shut split spread".split())
PRONOUNS = frozenset("i we he it she they that this which who".split())
# Those that are of the past behind "has" or "have".
PARTICIPLES = frozenset(
    "become begun broken chosen come done driven fallen forgotten frozen given gone gotten grown hidden known risen"
    " run seen shown spoken stolen taken thrown torn woken written".split()
)
HAVE = frozenset("has have i've we've they've you've hasn't haven't".split())
# What could not be is of the past; what could be may be of any time.
COULD = "could"
NEGATIONS = frozenset("nobody none".split())
# Words that end in "ed" and are no verbs of the past.
NOT_PAST = frozenset(
    "bed bleed breed deed embed exceed feed greed hundred indeed kindred naked need proceed red reed sacred seed shed"
    " sled speed succeed supposed unattended weed wicked".split()
)
# A word in "ed" behind one of these tells how something is, or is done as a rule: "the leaked keys", "is kept".
BEFORE_ADJECTIVE = frozenset(
    "a all an any are aren't as at be being by each every for from get gets in into is isn't it's its my no of on or"
    " our some such than that's the their these they're those to very we're with your".split()
)
# A plan, a rule, how it is now: what these stand nearest to is no tale.
NOT_TOLD = frozenset(
    "are aren't can can't cannot is isn't it's may might must shall should shouldn't that's they're we're will won't"
    " you're i'm he'll i'll it'll she'll that'll there'll they'll we'll you'll".split()
)
MAY = "May"  # the month
VERB_WORDS = re.compile(r"(?<![\w'])[A-Za-z]+(?:'[a-z]+)?")
CLAUSE_END = re.compile(r"[,;:()–—]\s|\s[-–—]\s")
# Headings of what is no story.
APPENDIX = re.compile(
    r"\W{0,3}(?:appendi(?:x|ces)|annex(?:es)?|attachments?|(?:chat|raw|slack|irc) (?:log|transcript)s?)\b",
    re.IGNORECASE,
)
# What stands before the date of another document: "see 2026-03-03", "our post-mortem of 3 March 2026".
REFERRED = re.compile(
    r"\b(?:see(?: also)?|cf\.?|post-? ?mortems?|(?:incident )?reports?)(?: (?:of|from|on|dated))?(?: the)?\W{1,4}\Z",
    re.IGNORECASE,
)
ON_A_DAY = re.compile(r"on\s", re.IGNORECASE)
