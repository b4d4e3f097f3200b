"""Patterns of remarks that have no marker: in brackets, in block quotes and in comments."""

import re

from generator.parse.notes import words
from generator.parse.notes.patterns import MEDIA, any_of

# Brackets. What ends a sentence or a clause after them.
CLAUSE_END = re.compile(r"[*_~]{0,3}(?:[.,;:!?)\]]|[ \t]*(?:\n|\Z))")
ABOUT_THIS = r"(?: (?:this|that|it|these|here|more|further|below|above|a bit))"
PARTS = any_of(words.TEXT_PARTS, ("part", "bit", "a bit", "more", "better", "later", "again", "here", "please"))

# Questions: those that only editors ask; those that ask for something; those that readers may be asked.
ASKS_FIRST = r"(?:maybe|perhaps|or|and|is (?:this|that|it)|should (?:we|i)|can we|do we)?[ ,]*"
QUESTION = re.compile(
    rf"(?i){ASKS_FIRST}(?:too {any_of(words.TOO)}"
    rf"|{any_of(words.REWORD, words.ASKED)}(?:{ABOUT_THIS}| on this| needed)?"
    rf"|{any_of(words.REWRITE)}{ABOUT_THIS}(?: {PARTS})?)\s*\?+"
    r"|(?:[^?\s]{1,40}\s){3,12}(?:who|what|anything|anyone|where) else\s*\?+"
)
ASKING_FOR = re.compile(
    rf"(?i){ASKS_FIRST}(?:{any_of(words.ASKED_FOR)}|{any_of(words.ASKED_ORDERS)}{ABOUT_THIS}(?: {PARTS})?)\s*\?+"
)
HINTED_QUESTION = re.compile(
    rf"(?i)(?:{any_of(words.HINTED, words.REWRITE, words.ASKED_ORDERS, words.ASKED_STATES)}"
    r"|(?:who|what|anything|anyone|where) else)\s*\?+"
)

# Placeholders: what is to be put in; what is still to be done; a picture that is described instead of shown.
PLACEHOLDER = re.compile(
    rf"(?i)insert\b [^()\[\]\n]{{0,40}}?\b{MEDIA}\b.{{0,120}}"
    rf"|(?:add|place|put|paste) {words.DETERMINER}(?:\w+ ){{0,2}}{MEDIA}"
    r"(?: (?:here|below|above|of|showing|that shows|from|for)\b.{0,120})?"
    rf"|{MEDIA} (?:goes |to go )?here|(?:goes|to go) here"
    r"|link to .{1,120} when (?:available|ready|published|it is (?:up|live|published))"
)
TO_BE_DONE = re.compile(r"(?i)to be (?:added|written|done|filled in|completed|determined)")
PICTURE_OF = re.compile(
    r"(?i)(?:diagrams?|screen ?shots?|sketch(?:es)?|pictures?|drawings?|photos?) "
    r"(?:of|showing|that shows|comparing|with)\b.{1,160}"
)

# Orders: those that only a writer is given; those that others may be given, too.
OBJECT = any_of(words.MISSING, words.PARTS, ("details?", "numbers?", "explanation", "dates?"))
LACKED = any_of(words.LACKED)
INSTRUCTION = re.compile(
    "(?i)(?:please )?(?:"
    + "|".join(
        (
            rf"{any_of(words.REWORD)}(?:{ABOUT_THIS}\b.{{0,60}})?",
            rf"{any_of(words.REWRITE)}{ABOUT_THIS}(?: {PARTS})?",
            r"expand on\b.{1,60}",
            r"(?:talk|write|say (?:more|something)|mention something) about\b.{1,80}",
            rf"(?:explain|mention|define|describe) (?:this|that|it|these)(?: {PARTS})?",
            rf"(?:move|delete|remove|cut|drop|check|verify|confirm|finish|fix) (?:this|that|these) {PARTS}",
            rf"{LACKED}s? (?:is |are )?(?:needed|required)",
            rf"needs? (?:a )?(?:{LACKED}|editing|to be (?:re)?written)",
            r"(?:note|reminder) to self\s*[:,]\s*"
            r"(?:add|fix|check|rewrite|reword|rephrase|finish|find|remove|update|verify|link)\b.{0,80}",
            rf"(?:the )?(?:\w+ )?{OBJECT} to be (?:filled in|added|written|done|supplied|provided|determined)"
            r"(?: (?:here|later|soon|right before|before|when|once|after|by)\b.{0,60})?",
        )
    )
    + ")[.!]?"
)
ORDER = re.compile(
    "(?i)(?:please )?(?:"
    + "|".join(
        (
            rf"(?:add|insert|include|find|provide|mention|put|need|needs) {words.DETERMINER}(?:\w+ ){{0,2}}{OBJECT}"
            r"(?: (?:of|for|on|about|from|here|below|above|why|how|that)\b.{0,60})?",
            r"(?:move|delete|remove|cut|drop|check|verify|confirm|finish|fix) (?:this|that|it|these)",
            r"check with(?: (?!first|before)\w+){1,3}",
            r"double[- ]check(?: this| that)?",
            r"fill (?:this )?in(?: (?:here|later|please|(?:the )?(?:details?|dates?|names?|numbers?|rest)))?",
            r"(?:add|insert) (?:an? |the )?links? to\b.{1,80}",
            r"needs? work",
            r"cite",
        )
    )
    + ")[.!]?"
)
HINTED_ORDER = re.compile(rf"(?i)(?:{any_of(words.REWRITE)}|cite|citation|ref|source|check with(?: \w+){{1,3}})[.!]?")

# Block quotes: a question or an order, and the part of the text that it is about.
QUOTE_ASKS = re.compile(
    rf"(?i)(?:{any_of(words.REWRITE, words.CHANGE, words.MOVE, words.SUPPLY)}|should (?:we|i|this|that|it|there)"
    r"|maybe|perhaps|could (?:we|i|this)|can we|do we (?:really )?(?:need|want)|is (?:this|that|it)|not sure"
    r"|i (?:think|wonder|would))\b"
)
QUOTE_ORDERS = re.compile(rf"(?i)(?:{any_of(words.REWRITE, words.MOVE)}|redraw|replace|add|insert|mention)\b")
QUOTE_WISHES = re.compile(r"(?i)(?:maybe|perhaps)\b")
QUOTE_PART = re.compile(
    rf"(?i)\b(?:{any_of(words.PICTURES, words.PARTS)}|below|above|here|instead|part|post|article|story"
    rf"|{any_of(words.REWRITE, words.MOVE)}(?:d|ed|ten)?)\b"
)
QUOTE_STRONG_PART = re.compile(
    rf"(?i)\b(?:{any_of(words.PICTURES)}|paragraph|para|sentence|section|wording|heading|intro|caption)\b"
)
# Parts that only a text has; parts that may be things of an incident; words that tell such a part is meant.
TEXT_PART = re.compile(
    rf"(?i)\b(?:{any_of(words.TEXT_PARTS)}|reword(?:ed)?|rephrased?"
    r"|(?:this|the) (?:post|article|story|write-?up))\b"
)
OTHER_PART = re.compile(rf"(?i)\b{any_of(words.PICTURES, words.PARTS)}\b")
HERE = re.compile(r"(?i)\b(?:below|above|here|instead|better|reader|readers|text)\b")
# Who speaks, before a quotation; what answers it.
SPEAKS = re.compile(rf"(?i)\b{any_of(words.SPEECH)}\b")
ANSWER = re.compile(r"(?i)\W*(?:yes|no|yep|yeah|nope|sure|agreed|of course|not yet|maybe|ok|okay|done|good|will do)\b")
QUOTE_LABEL = re.compile(r"(?i)(?:discuss|open question|note to self|ask|editor|reviewer|clarify)\s*:")

# What begins a comment of ours: a suppression, of which no word is a note.
OURS = re.compile(r"(?i)\s{0,99}afterword\s{0,9}:")
# Comments. What tools, sources and templates say is no note; what asks or orders is one.
TOOL_COMMENT = re.compile(rf"(?i)\s*(?:{any_of(words.TOOL_COMMENTS)}|/|#|@|\[|<|\"|“|\{{|https?:)")
TEMPLATE_COMMENT = re.compile(
    rf"(?i)\s*(?:{any_of(words.PROMPTS)}|(?:are|is|was|were) there any|did (?:you|the|any)|do you)\b"
)
REMARKS = (
    rf"[^?]*\?|(?i:[^.]{{0,80}}\b(?:{any_of(words.REWRITE, words.SUPPLY, words.MOVE, words.ORDERS)}"
    r"|should|could|would|maybe|perhaps|is|are|was|were|we|too|hard|unclear|to \w+)\b)"
)
# A reviewer's initials, and a remark with a verb or a question: `KB: 1234` is a number.
INITIALS = re.compile(rf"\s*(?!(?i:kb|pr|id|mr|cve|url|nb|ps|faq|iso|api|utc|see)\s?:)[A-Z]{{2,4}}\s?:\s+(?={REMARKS})")
COMMENT_ASKS = re.compile(
    r"(?i)\s*(?:should|shall|do|does|did|is|are|was|were|can|could|would|have|has|maybe|perhaps|really|not sure|need)\b"
    r"[^?]*\?"
)
COMMENT_ORDERS = re.compile(
    rf"(?i)\W{{0,6}}(?:{any_of(words.REWRITE)}|maybe|perhaps|should (?:we|i)|not sure|needs? (?:to|a|an|more)"
    r"|note to self|(?:add|insert|move|check|verify|confirm|update|mention|remove|find|fix|just a)\b"
    rf".{{0,80}}\b(?:{OBJECT}|here|this|below|above|mention|later|before publish\w*))\b"
)
ABOUT_TEXT = re.compile(
    r"(?i)\b(?:we|i) (?:\w+ )?(?:mention|say|add|link|explain|show|describe|cover|write|include)"
    r"|\belse\b|\b(?:reword|rephrase)\b"
)
LOWER_COMMENT = re.compile(r"(?i)\s*(?:todo|fixme|xxx|tk)\b(?=\s*(?::|$|\())")
HIDDEN_COMMENT = re.compile(r"(?<![\w%\"'`“‘])%%(?![%{])(?P<said>[^%]{1,1000})%%(?![%\"'`”’])")
DEFINITION_COMMENT = re.compile(r"(?m)^ {0,3}\[(?://|comment|_|#)\]:[ \t]*(?:#|<>)[ \t]*(?P<body>[(\"'].{1,500})$")
DEFINITION_VALUE = re.compile(
    r"(?m)^ {0,3}\[(?P<label>[^\]\n]{1,200})\]:[ \t]*(?P<value>TODO|FIXME|XXX+|TBD|\?{2,})[ \t]*$"
)
