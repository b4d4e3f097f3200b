"""What the prompts of a template say to whoever fills it in. English; every repetition is bounded."""

import re

_ASKS = r"(?:who|what|when|where|why|how|which|did|was|were|is|are|has|have|do|does|can|could|should|would)"
_VERBS = (
    r"(?:add|attach|capture|describe|detail|document|enter|explain|fill (?:in|out)|give|identify|include|insert|link"
    r"|list|mention|name|note|outline|provide|record|reference|report|run|specify|state|summari[sz]e|use|write)"
)
_OPENERS = r"(?:(?:please|briefly|also|optionally|if (?:applicable|possible|relevant|any|known)),?\s)?"
# What a prompt is about: the incident, those who write of it, and what a section holds.
_INCIDENT = (
    r"(?:incident|outage|issue|problem|event|events|impact|impacts|cause|causes|root cause|timeline|detection|response"
    r"|mitigation|resolution|recovery|action items?|actions|tasks?|tickets?|lessons?|learnings?|follow-?ups?|users?"
    r"|customers?|stakeholders?|responders?|teams?|attendees|5-?\s?whys?|five whys?|severity|duration|postmortem"
    r"|post-mortem|report|we|our|us|this|it|they)"
)

# One sentence of a prompt: an order to whoever writes, or a question to them.
ORDER = re.compile(rf"(?i)\s*{_OPENERS}{_VERBS}\s[^.!?]{{3,240}}[.!:…]?\s*")
QUESTION = re.compile(rf"(?i)\s*(?:and\s|or\s)?{_ASKS}\b[^.!?]{{3,240}}\?\s*")
SENTENCE = re.compile(r"[^.!?]{1,300}(?:[.!?…]+(?=\s|$)|$|[.!?](?=\S))")
ABOUT = re.compile(rf"(?i)\b{_INCIDENT}\b")

# In plain words, right under a heading, only what no report says of itself.
PLAIN_ORDER = re.compile(
    r"(?i)\s*(?:please\s|briefly\s)?(?:describe|summari[sz]e|list|explain|outline|provide|give|state|include)\s"
    r"(?:here\s)?(?:(?:briefly|in detail)\s)?"
    r"(?:what|how|who|when|why|which|whether|any(?:\s|thing)|all\s|each\s|the\s(?:incident|impact|sequence|events|timeline"
    r"|root|cause|causes|steps|main|key|following|people|services|systems|users|customers|actions|lessons|detection"
    r"|response|resolution|problem|outage)|(?:an?\s)(?:brief|short|one|summary|overview|description|list|timeline))\b"
)
TEMPLATE = re.compile(
    r"(?i)\b(?:these|those|this|the following|below) (?:are|is) (?:only |just )?(?:an? )?(?:sample|example|placeholder"
    r"|suggested|template)s?\b(?=[^.]{0,40}(?:sub-?heading|heading|section|text|entr|item|prompt|question|[.:]|$))"
    r"|\b(?:this|the) section (?:should|must|is for|is (?:meant|intended|supposed))\b"
    r"|\b(?:this|the) section can be (?:deleted|removed|skipped)\b"
    r"|\b(?:in|use) this section (?:to|for|you|please|describe|list|include)\b"
    r"|\b(?:delete|remove|replace|overwrite) this (?:section|text|line|paragraph|note|prompt|template|block)\b"
    r"|\bfill (?:in|out) (?:this|the) (?:section|template|table|form|blanks?|fields?|details)\b"
    r"|\b(?:copy|duplicate) this (?:template|file|document)\b"
)
HINTED = re.compile(
    r"(?i)sample|example|placeholder|suggested|template|section|delete|remove|replace|overwrite|fill|copy|duplicate"
)

# The form of a date or a time that is still to be put in.
_DAY_FORM = r"(?:YYYY[-/.]MM[-/.]DD|DD[-/.]MM[-/.](?:YYYY|YY)|MM[-/.]DD[-/.](?:YYYY|YY)|XXXX-XX-XX)"
_TIME_FORM = r"(?:HH:MM(?::SS)?|hh:mm(?::ss)?|XX:XX|xx:xx)"
BLANK = re.compile(rf"(?<![\w%{{$/-])(?:{_DAY_FORM}(?:[ T]{{1,3}}{_TIME_FORM})?|{_TIME_FORM})(?![\w/-])")
BLANK_SIGNS = ("YY", "HH:MM", "hh:mm", "XX", "xx:xx")
BLANK_LABEL = re.compile(r"[\s*_|-]{0,6}[A-Z][\w ()/-]{1,40}(?::[*_\s]{1,4}|[*_]{1,3}:\s{1,3})")
