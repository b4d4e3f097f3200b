"""Patterns of remarks that have no marker: in brackets, in block quotes and in comments."""

from generator.model import lazy_re as re
from generator.parse.notes import remark_words, words
from generator.parse.notes.patterns import MEDIA, any_of

# Brackets. What ends a sentence or a clause after them.
CLAUSE_END = re.compile(r"[*_~=]{0,3}(?:[.,;:!?)\]]|[ \t]*(?:\n|\Z))")
ABOUT_THIS = r"(?: (?:this|that|it|these|here|more|further|below|above|a bit))"
PARTS = any_of(words.TEXT_PARTS, ("part", "bit", "a bit", "more", "better", "later", "again", "here", "please"))

# Questions: those that only editors ask; those that ask for something; those that readers may be asked.
ASKS_FIRST = r"(?:maybe|perhaps|or|and|is (?:this|that|it)|should (?:we|i)|can we|do we)?[ ,]*"
QUESTION = re.compile(
    rf"(?i){ASKS_FIRST}(?:too {any_of(words.TOO)}"
    rf"|{any_of(words.REWORD, words.ASKED)}(?:{ABOUT_THIS}| on this| needed)?"
    rf"|{any_of(words.REWRITE)}{ABOUT_THIS}(?: {PARTS})?)\s*\?+"
    rf"|(?:add|include|insert|link|cite|mention|define|explain) {words.DETERMINER}(?:\w+ ){{0,2}}"
    rf"{any_of(words.MISSING, words.PARTS)}\s*\?+"
    r"|(?:[^?\s]{1,40}\s){3,12}(?:who|what|anything|anyone|where) else\s*\?+"
    r"|(?:is|was|are) (?:this|that|it|these) (?:really |still |actually )?(?:right|true|correct|accurate|needed"
    r"|necessary|ok|okay)"
    r"(?: here)?\s*\?+|are we (?:really )?sure(?: (?:about )?(?:this|that))?\s*\?+"
)
# What a reader is told to look at, with a question about it: `Review the rules (too vague?)`.
TO_LOOK_AT = re.compile(
    r"(?i)\W{0,6}(?:check|review|verify|ensure|inspect|look|examine|confirm|ask|see (?:if|whether)|validate|assess"
    r"|evaluate)\b"
)
OF_THIS = re.compile(r"(?i)\b(?:this|here|more|later)\b")
ENDS_ASKING = re.compile(r"[(\[][^()\[\]\n]{1,60}\?[)\]][ \n*_.]*\Z")
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
    r"|(?:[\w/'’-]+ ){1,5}goes here(?:\W.{0,80})?"
    rf"|(?:some |the |a )?{MEDIA} (?:goes |to go )?here|(?:goes|to go) here"
    rf"|{MEDIA} (?:tb[dac]|to come|to follow|coming soon|pending|missing)"
    r"|link to .{1,120} when (?:available|ready|published|it is (?:up|live|published))"
)
TO_INSERT = re.compile(
    r"INSERT [A-Z]+(?: [A-Z/'’-]+){0,5}"
    r"|(?i:insert (?:an? |the |your |some )?(?:\w+ ){0,2}(?:names?|dates?|times?|numbers?|titles?|amount|figures?"
    r"|url|location|duration)(?: here)?)"
    r"|(?i:(?:put|enter|add|place|paste|fill in) (?:an? |the |your |some )?(?:[\w/'’-]+ ){1,5}here)"
    r"|(?i:your (?:[\w/'’-]+ ){1,3}here)"
)
TO_BE_DONE = re.compile(
    r"(?i)(?:still |yet )?to be (?:added|written|done|filled in|completed|determined|expanded|finished|documented)"
    r"(?: (?:later|soon|here|shortly|by \w{1,20}))?(?:[.…]|[ ]?[—–,;:-] .{1,120})?"
)
PICTURE_OF = re.compile(
    r"(?i)(?:diagrams?|screen ?shots?|sketch(?:es)?|pictures?|drawings?|photos?|images?|graphs?|charts?|illustrations?)"
    r"(?: (?:of|showing|that shows|comparing|with)\b.{1,160})?"
)
# What is to be put in, shouted: `[LINK]`. In small letters it may be what a link said that is gone.
SHOUTED_MEDIA = re.compile(
    r"(?:(?:ADD|INSERT|PUT|NEEDS?|FIND) )?(?:LINKS?|SCREEN ?SHOTS?|IMAGES?|DIAGRAMS?|GRAPHS?|CHARTS?|CITATIONS?|CITE"
    r"|REFS?|SOURCES?|QUOTES?)"
    r"(?: HERE)?"
)
# What a reviewer writes in square brackets behind a word: in small letters or shouted, as a button is not.
REVIEWED = re.compile(
    r"(?:verify|confirm|check|expand|awkward|awk|revisit|explain|cite this|sp\?|spelling|fix|fact[- ]?check|reword"
    r"|rewrite"
    r"|elaborate|more detail|needs detail|not sure|unsure)"
)
REVIEWED_LOUD = re.compile(
    r"(?:VERIFY|CONFIRM|CHECK|EXPAND|AWK(?:WARD)?|REVISIT|EXPLAIN|CITE THIS|SP\?|FIX|FACT[- ]?CHECK|REWORD|REWRITE"
    r"|ELABORATE)"
)
# What a form says in square brackets to those who fill it in.
FILLS_IN = re.compile(r"(?i)(?:insert|enter|put|add|fill|write|describe|provide|include|list|give|name|your|use)\b")
PRESSES = re.compile(r"(?i)\b(?:click|press|tap|hit|select|choose|push|type|enter|button|key|option)\w*\b[^.]{0,30}\Z")

# What an encyclopaedia writes where a source is missing: `{{cn}}`, `{{citation needed|date=…}}`.
NEEDS_SOURCE = re.compile(
    r"(?i)\{\{[<%]?[ \t]?(?:cn|(?:citation|source|reference|ref|cite)[- _]?needed|needs[- _]citation)"
    r"(?:[ \t]?\|[^{}\n]{0,80})?[ \t]?[>%]?\}\}"
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
            r"expand on\b.{1,160}",
            r"(?:talk|write|say (?:more|something)|mention something) about\b.{1,80}",
            rf"(?:explain|mention|define|describe) (?:this|that|it|these)(?: {PARTS})?",
            rf"(?:move|delete|remove|cut|drop|check|verify|confirm|finish|fix) (?:this|that|these) {PARTS}",
            rf"{LACKED}s? (?:is |are )?(?:needed|required)",
            r"needs? (?:a )?(?:editing|to be (?:re)?written)",
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
            rf"(?:add|insert|include|find|provide|mention|put) {words.DETERMINER}(?:\w+ ){{0,2}}{OBJECT}"
            r"(?: (?:of|for|on|about|from|here|below|above|why|how|that)\b.{0,60})?",
            r"(?:move|delete|remove|cut|drop|check|verify|confirm|finish|fix) (?:this|that|it|these)",
            r"(?:check|confirm|verify) with(?: (?!first|before|your?|enter|return|esc|ok|tab|ctrl)\w+){1,3}",
            r"ask [A-Z]\w+(?: about (?:this|that|it))?",
            r"[A-Z]\w+ to (?:confirm|check|verify|write|fill in|expand|provide|supply|review)(?: (?:this|that"
            r"|the) ?\w*)?",
            r"double[- ]check(?: this| that)?",
            r"fill (?:this )?in(?: (?:here|later|please|(?:the )?(?:details?|dates?|names?|numbers?|rest)))?",
            r"(?:add|insert) (?:an? |the )?links? to\b.{1,80}",
            r"needs? work",
            r"cite",
        )
    )
    + ")[.!]?"
)
NEEDS = re.compile(
    rf"(?i)needs? {words.DETERMINER}(?:\w+ ){{0,2}}(?:{OBJECT}|{LACKED})(?: (?:of|for|on|about|here|below"
    rf"|above)\b.{{0,60}})?[.!]?"
)
EXPLAINED = re.compile(r"[*_~ ]{0,6}(?::|[-–—] )")
NEEDS_BETTER = re.compile(rf"(?i)needs? (?:an? |some )?{any_of(remark_words.BETTER)}\b")
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
HERE = re.compile(r"(?i)\b(?:below|above|here|instead|better|another|nicer|reader|readers|text)\b")
# Who speaks, before a quotation; what answers it.
SPEAKS = re.compile(rf"(?i)\b{any_of(words.SPEECH)}\b")
ANSWER = re.compile(r"(?i)\W*(?:yes|no|yep|yeah|nope|sure|agreed|of course|not yet|maybe|ok|okay|done|good|will do)\b")
QUOTE_LABEL = re.compile(r"(?i)(?:discuss|open question|note to self|ask|editor|reviewer|clarify)\s*:")

# What begins a comment of ours: a suppression, of which no word is a note.
OURS = re.compile(r"(?i)\s{0,99}afterword\s{0,9}:")
# Comments that only some tools hide, and comments and placeholders made of link definitions.
HIDDEN_COMMENT = re.compile(r"(?<![\w%\"'`“‘])%%(?![%{])(?P<said>(?:[^%]|%(?!%)){1,1000})%%(?![%\"'`”’])")
DEFINITION_COMMENT = re.compile(
    r"(?m)^ {0,3}\[(?P<label>[^\[\]\n]{1,200})\]:[ \t]*(?:#|<>)[ \t]*(?P<body>[(\"'].{1,500})?$"
)
LABEL_MARKER = re.compile(r"(?i)(?:todo|fixme):")
DEFINITION_VALUE = re.compile(
    r"(?m)^ {0,3}\[(?P<label>[^\]\n]{1,200})\]:[ \t]*(?P<value>TODO|FIXME|XXX+|TBD|\?{2,})[ \t]*$"
)
