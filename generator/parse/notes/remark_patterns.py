"""Patterns of remarks that have no marker: in brackets, in block quotes and in comments."""

import re

from generator.parse.notes import words
from generator.parse.notes.patterns import any_of

# Brackets.
QUESTION = re.compile(
    r"(?i)(?:maybe|perhaps|or|and|is (?:this|that|it)|should (?:we|i)|can we|do we)?[ ,]*"
    rf"(?:too {any_of(words.TOO)}|{any_of(words.REWRITE, words.ASKED)}"
    r"(?: (?:this|that|it|here|more|further|a bit|on this|needed))?)\s*\?+"
)
ASKING_MORE = re.compile(r"(?i)(?:[^?]{1,80}[, ])?(?:who|what|anything|anyone|where) else\s*\?+")
HINTED_QUESTION = re.compile(rf"(?i){any_of(words.HINTED)}\s*\?+")
OBJECT = any_of(words.MISSING, words.PARTS, ("details?", "numbers?", "explanation", "dates?"))
LACKED = any_of(words.LACKED)
INSTRUCTION = re.compile(
    "(?i)(?:please )?(?:"
    + "|".join(
        (
            rf"{any_of(words.REWRITE)}(?: (?:this|that|it|these|here|more|further|on|below|above|me)\b.{{0,60}})?",
            rf"(?:add|insert|include|find|provide|mention|put|need|needs) {words.DETERMINER}(?:\w+ ){{0,2}}{OBJECT}\b"
            r".{0,60}",
            r"(?:talk|write|say (?:more|something)|mention something) about\b.{1,80}",
            r"(?:explain|mention|define|move|delete|remove|cut|drop|check|verify|confirm|finish|fix|describe)"
            r" (?:this|that|it|these)(?: (?:here|better|more|later|part|bit|section|paragraph|sentence|again))?",
            r"check with(?: \w+){1,3}",
            r"double[- ]check(?: this| that)?",
            r"fill (?:this )?in(?: .{0,40})?",
            rf"{LACKED}s? (?:is |are )?(?:needed|required)",
            rf"needs? (?:a )?(?:{LACKED}|work|editing|to be (?:re)?written)",
            r"cite|citation|ref|source",
            r"(?:note|reminder) to self\s*[:,]\s*"
            r"(?:add|fix|check|rewrite|reword|rephrase|finish|find|remove|update|verify|link)\b.{0,80}",
            r"\w[\w ]{0,40} to be (?:filled in|added|written|done|supplied|provided|determined)\b[^()]{0,60}",
        )
    )
    + ")[.!]?"
)

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
QUOTE_LABEL = re.compile(r"(?i)(?:discuss|open question|note to self|ask|editor|reviewer|clarify)\s*:")

# Comments. What tools, sources and templates say is no note; what asks or orders is one.
TOOL_COMMENT = re.compile(rf"(?i)\s*(?:{any_of(words.TOOL_COMMENTS)}|/|#|@|\[|<|\"|“|\{{|https?:)")
TEMPLATE_COMMENT = re.compile(
    rf"(?i)\s*(?:{any_of(words.PROMPTS)}|(?:are|is|was|were) there any|did (?:you|the|any)|do you)\b"
)
INITIALS = re.compile(r"\s*[A-Z]{2,4}\s?:\s")
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
HIDDEN_COMMENT = re.compile(r"(?<![\w%])%%(?![%{])[^%]{1,1000}%%(?!%)")
DEFINITION_COMMENT = re.compile(r"(?m)^ {0,3}\[(?://|comment|_|#)\]:[ \t]*(?:#|<>)[ \t]*(?P<body>[(\"'].{1,500})$")
DEFINITION_VALUE = re.compile(
    r"(?m)^ {0,3}\[(?P<label>[^\]\n]{1,200})\]:[ \t]*(?P<value>TODO|FIXME|XXX+|TBD|\?{2,})[ \t]*$"
)
