"""How comments speak to the writer of a text, and how to tools, to its keepers and to those who fill in forms.

Each pattern is tried on the words of one comment, of bounded length, its line ends and blanks made one blank.
"""

from generator.model import lazy_re as re
from generator.parse.notes import words
from generator.parse.notes.patterns import HARD, MEDIA, any_of

# A marker that hangs on a sign, or stands in small letters at the start.
GLUED = re.compile(rf"\s*[@#!*_/-]{{1,4}}(?:{HARD}|(?i:todo|fixme))\b")
LOWER = re.compile(r"(?i)\s*(?:todo|fixme|xxx|tk|tbd|to[ -]do)\b(?=\s*(?::|$|\())")

# What tools, sources, forms and the keepers of a file say is no note.
TOOL = re.compile(
    rf"(?i)\s*(?:{any_of(words.TOOL_COMMENTS)}(?![\w?])|/|#|@(?:import|include|param|type)|\[|<|\"|“|\{{|https?:)"
)
FORM = re.compile(
    r"(?i)\b(?:you|your|yours)\b|\bif (?:applicable|any|needed|relevant|available|possible|necessary|appropriate|not"
    r"|it (?:does|has)|this (?:section )?does|there (?:is|are) (?:any|no|none)|none|empty)\b|\b(?:optional"
    r"|template|applicable)\b"
    r"|\b(?:an?|in) (?:short|brief)\b|\bthis (?:comment|template|file|document)\b"
    r"|\b(?:below|above|before|after) this (?:line|comment|marker)\b|\bnew (?:\w+ )?(?:entr(?:y|ies)|items?|rows?"
    r"|posts?)\b"
)
KEEPS = re.compile(
    r"(?i)\b(?:keep|kept|match|matches|sync|stays?|remains?|sorted|alphabetical|generated|by hand|manually)\b"
    r"|\b(?:when|whenever|each time|every time)\b(?!\s*\?|\s+(?:ready|done|available|published|live|merged|released"
    r"|it is|we have))"
)
TEMPLATE = re.compile(
    rf"(?i)\W*(?:{any_of(words.PROMPTS)}|any(?:thing)?\b|(?:are|is|was|were) there any|did (?:you|the|any)|do you)\b"
)

STILL = re.compile(
    r"(?i)\W*(?:is|are) (?:this|that|it|these) (?:all )?still "
    r"(?:true|correct|right|accurate|needed|necessary|relevant|valid|used|the case)\b"
)
ASIDE = re.compile(r"\((?P<inside>[^()\n]{1,60}\?)\)")
# Words that say which part of the text is meant, or that it could be better.
_THIS = r"(?:this|that|these|those|it|here|below|above|more|better|later|again|further)"
_PART = any_of(
    words.PARTS, words.PICTURES, ("part", "bit", "line", "word", "page", "docs?", "text", "content", "claim")
)
_THING = rf"(?:this|that|it|these|(?:this|that|the|these|first|second|last) (?:\w+ ){{0,2}}{_PART})"
_LEAD = (
    r"\W*(?:(?:hmm*|well|ok|so|but|and|also|or|then|probably|possibly|maybe|perhaps|please|pls|just|still|really"
    r"|need(?:s)? to|(?:we )?(?:should|could|can|must|might|need to)|(?:can|could|should) (?:we|someone|anyone"
    r"|i))\b[, ]*){0,3}"
)

# What somebody thinks of the text, or is not sure about.
STANCE = re.compile(
    rf"(?i){_LEAD}(?:i (?:think|guess|suspect|wonder|believe|feel|doubt|assume|would|don't|do not|can't|cannot"
    rf"|am not)\b"
    r"|i(?:'|’)(?:d|m)\b|not (?:sure|convinced|certain)\b|unsure\b|unclear\b|no idea\b"
    r"|(?:maybe|perhaps)\b|we (?:probably |really |also |still )?(?:should|need (?:to|an?|more|some)\b|could|might"
    r"|must|ought to|may want to|want to|never)\b"
    r"|worth (?:\w+ing|an?)\b|hmm*\b|note to self\b)"
)
NOT_SURE = re.compile(r"(?i)(?:i am |i'm |i’m )?(?:not (?:quite |really )?sure|unsure)\b")
NOTES = re.compile(
    r"(?i)\W*(?:editor(?:'|’)s )?(?:note|update|edit|correction|nb|warning|tip|hint|info|ed|example|fig(?:ure)?"
    r"|image|table)\b"
)
# What the text lacks, and what is wrong with it.
LACKS = re.compile(
    rf"(?i){_LEAD}(?:{_THING} )?(?:still |also |really |probably )?(?:needs? (?:an?|some|more|to be|updat\w+|work"
    rf"|better"
    rf"|editing|review\w*|clarif\w+|fact|citations?|{_PART})\b|could use\b|lacks?\b|(?:is|are) missing\b)"
    rf"|(?:(?:is|are|the|still) )?missing:? (?:an? |the )?{_PART}\b|(?:\w+ ){{0,2}}{_PART} (?:is |are )?(?:missing"
    rf"|needed|tbd)\W*\Z"
)
LACKS_WORDS = re.compile(
    rf"(?i)(?:{_THING} )?(?:still |also |really )?needs? (?:more|updat\w+|work|better|editing|clarif\w+|fact"
    rf"|citations?|an? {_PART})\b"
)
WRONG = re.compile(
    rf"(?i){_LEAD}{_THING} (?:\w+ )?(?:is|are|seems?|looks?|feels?|reads?|sounds?|may be|might be|is no longer|isn't"
    rf"|isn’t)"
    r" (?:\w+ )?(?:too \w+|unclear|confusing|wrong|incorrect|inaccurate|outdated|out of date|stale|incomplete"
    r"|misleading"
    r"|redundant|repetitive|awkward|clunky|clumsy|vague|wordy|long|short|off|odd|weird|right|true|correct|accurate)\b"
)
OUGHT = re.compile(
    rf"(?i){_LEAD}(?:{_THING}|there) (?:\w+ )?(?:should|could|might|would|must|ought to|can) (?:\w+ )?"
    r"(?:be|go|use|have|move|mention|say|come|become|explain|link|include)\b"
    rf"|(?:should|could) (?:be|mention|explain|say|link|go|have) (?:an? |the |in |on |more |\w+er\b)"
)
# What stands for something that is to come, and who is waited for.
STANDS_IN = re.compile(
    rf"(?i)\W*(?:(?:\w+ ){{0,6}}(?:goes|to go) here|placeholder(?: (?:for|text|image|until)\b.*)?"
    rf"|(?:to be|not yet) (?:added|written|done|filled in|completed|determined|continued|decided|confirmed)\b.*"
    rf"|replace (?:this |it |these )?with\b.*|{MEDIA} here|more (?:details?|text|content|info)(?: here| needed"
    rf"| to come)?"
    r"|(?:stub|incomplete|unfinished|work in progress|wip|draft|rough|tbd|tbc|unclear|revisit|wording|unverified)"
    r"(?:[,;:] .*)?)[.!]*"
)
WAITS = re.compile(
    r"(?i)\W*(?:still )?(?:(?:waiting|wait) (?:on|for)\b|pending (?:review|confirmation|approval|input|answer)\b)"
    r"|@?[A-Za-z][\w.-]{1,20} (?:to|should|will|must|please|pls|can you|could you|would you) (?:please "
    r"|pls )?(?:confirm|write|check|add|review|fill"
    r"|provide|decide|supply|verify|finish|update|explain|draft|answer|expand|clarify|rewrite|look)\b"
)
# What a writer tells himself, or another one, to do.
REMEMBERS = re.compile(
    rf"(?i){_LEAD}(?:remember to|don(?:'|’)?t forget|do not forget|come back (?:to|here|later)|revisit"
    rf"|consider (?:\w+ing|whether)\b"
    r"|think about\b|decide (?:if|whether|on|what|how)\b|figure out\b|find out\b|look up\b|ask \w+(?: (?:about|if"
    r"|whether|for)\b|\W*\Z)"
    r"|(?:check|confirm|verify|sync|discuss|talk|speak) (?:this )?(?:with|to) \w+|double[- ]?check\b|fact[- ]?check\b"
    r"|make sure (?:this|we|it|that (?:this|we))\b|get (?:a |the )?(?:quote|number|figure|picture|screenshot|photo"
    r"|link)s?\b)"
)
_EDITS = any_of(
    words.REWRITE, words.MOVE, ("verify", "confirm", "check", "finish", "cite", "define", "review", "revise")
)
ORDERS = re.compile(
    rf"(?i){_LEAD}(?:{_EDITS}(?:\W*\Z|: | (?:on )?{_THIS}\b| (?:to|into|from|up|down|the|if|whether|what|why|how) )"
    rf"|(?:add|insert|write|mention|explain|describe|link|show|include|document|fill|say|give|provide|update|find)\b"
    r"(?: this| these|.{0,80}\b(?:better|more|later|again|before publish\w*|before (?:the )?release))\b"
    r"|update (?:this )?(?:once|after)\b"
    rf"|mention (?:the|that|how|why|an?)\b|define \w+\W*\Z|(?:find|add|insert|need) (?:an? |the |some )?(?:better "
    rf"|new |real |actual |good )?(?:{MEDIA}|{_PART})\b"
    r"|fill (?:this |it )?in\W*\Z|(?:remove|delete|drop|cut) (?:\w+ ){0,4}(?:before|after|once)\b)"
)
# Questions: to a writer, not to somebody who fills in a form.
ASKS = re.compile(
    r"(?i)\W*(?:(?:hmm*|so|but|and|also|or|wait|really)\b[, ]*){0,2}(?:should|shall|do|does|did|is|are|was|were|can"
    r"|could|would|have|has|maybe|perhaps|really|not sure"
    r"|need|what about|how about|why not|any(?:one|body))\b[^?]*\?"
)
ASKS_THIS = re.compile(
    r"(?i)\W*(?:what|how) about\b[^?]*\?|\W*why not\b[^?]*\?"
    r"|\W*(?:who|what|when|where|why|how|which)(?: (?:is|was|does|did|do|are|were|about))?"
    r"(?: (?:this|that|these|those|here|it|one|ones|else)(?: (?:here|from|for|then|true|right|about"
    r"|needed))?)?\s*\?+\W*\Z"
    rf"|\W*(?:who|what|when|where|why|how|which)\b.{{0,120}}\b(?:th(?:is|e|ese) {_PART}|here|above|below"
    rf"|else)\b.{{0,60}}\?"
)
ASKS_SHORT = re.compile(r"(?:[\w'’/-]{1,24}[ ,]){0,3}[\w'’/-]{1,24}\s?\?+")
# Who speaks: initials, a name, a role.
SPEAKER = re.compile(
    r"\s*(?!(?i:kb|pr|id|mr|cve|url|ps|faq|iso|api|utc|see|source|example|title|author|date|tags?)\s?:)"
    r"(?:@?[A-Za-z][\w.-]{0,20}|[A-Z]\w{1,20} [A-Z]\w{1,20})(?:\s?\([^()]{1,40}\))?\s?:\s+"
)
INITIALS = re.compile(
    r"\s*(?!(?:KB|PR|ID|MR|CVE|URL|NB|PS|FAQ|ISO|API|UTC|SEE|NOTE|TIP|INFO|HINT|DOCS?|PART|STEP|FILE|NAME|DATE|TAGS?|END)\s?:)"
    r"[A-Z]{2,4}\s?:\s+"
)
REMARKS = re.compile(
    rf"[^?]*\?|(?i:[^.]{{0,80}}\b(?:{any_of(words.REWRITE, words.SUPPLY, words.MOVE, words.ORDERS)}"
    r"|should|could|would|maybe|perhaps|is|are|was|were|we|too|hard|unclear|to \w+)\b)"
)
# Asked of each other, whatever forms say, too.
SHOULD_WE = re.compile(
    r"(?i)\W*(?:should|shall) we (?:\w+ )?(?:mention|say|link|explain|show|describe|cover|write|include)\b[^?]*\?"
)
ABOUT_TEXT = re.compile(
    r"(?i)\b(?:we|i) (?:\w+ )?(?:mention|say|add|link|explain|show|describe|cover|write|include)"
    r"|\belse\b|\b(?:reword|rephrase)\b"
)
