"""Patterns that tell what a note is about, tried on what the note says."""

from generator.model import lazy_re as re
from generator.parse.notes import words
from generator.parse.notes.patterns import any_of

_THINGS = any_of(("blocks?", "lines?", "parts?"), words.PARTS, words.PICTURES)

SAID = re.compile(r"(?i)\(\s*(next|prev|previous|section|doc|document)\s*\)")
BELOW = re.compile(rf"(?i)\b(?:below|underneath|vvv+|the following)\b|\b(?:next|following|coming) (?:\w+ )?{_THINGS}\b")
ABOVE = re.compile(
    rf"(?i)\babove\b|\^\^\^|\bup to this point\b|\b(?:previous|preceding|prior|last) (?:\w+ )?{_THINGS}\b"
)
THIS_SECTION = re.compile(r"(?i)\b(?:this|whole|entire) (?:section|chapter|part)\b")
THIS_DOCUMENT = re.compile(
    r"(?i)\b(?:this|whole|entire) (?:post|article|document|page|doc|readme|postmortem|write-?up)\b|\btitle\b"
)
OF_PICTURES = re.compile(rf"(?i)\b(?:{any_of(words.PICTURES)}|redraw|retake)\b")
PICTURE_CHANGE = re.compile(
    rf"(?i)\b(?:{any_of(words.CHANGE)}|redraw|retake|instead|better|bigger|larger|smaller|nicer|clearer)\b"
)
SUPPLIES = re.compile(
    rf"(?i)\W*(?:please |we |need to |should |also |(?:still )?to )?{any_of(words.SUPPLY)}\b"
    r"|\W*(?:note|notes|something|section|more|talk|words?|details?) (?:about|on)\b"
)
# What is added is a part of the section, whatever else is said: "should we add a section on rings?".
SUPPLIES_PART = re.compile(
    r"(?i)\b(?:add|write|include|need)s? (?:an? |another |one |some )?(?:new |whole |short )?(?:section|chapter"
    r"|paragraph|part)s?\b"
    rf"|\band {any_of(words.SUPPLY)}\b"
)
LINKS = re.compile(r"(?i)\b(?:links?|citations?|references?|urls?|sources?)\b")
# What is explained is what was just said, unless the section has only begun.
EXPLAINS = re.compile(
    r"(?i)\W*(?:please |also )?(?:(?:explain|describe)(?=\W*\Z| (?:this|that|it|why)\b| how\W*\Z| `)|clarify)\b"
    r"(?! (?:here|below)\b)"
    r"|.{0,40}\b(?:those|these)\b"
)
# What is said of `this` is said of what was just written.
OF_THIS = re.compile(
    r"(?i)\W*(?:(?:this|these|that|it) (?:\w+ )?(?:is|are|needs?|should|could|seems?|looks?|reads?)\b|too \w+\W*\Z"
    r"|(?:expand|elaborate) on (?:this|that|it|these)\b)"
)
OPENS_PASSAGE = re.compile(r"(?:<<[ ]?)?\[UNRESOLVED\b")
SLOT = re.compile(r"(?i)\W*(?:insert|add|put|link (?:goes )?here|some link|(?:\w+ ){1,3}goes here)\b")
IMPROVES = re.compile(rf"(?i)\b(?:{any_of(words.REWRITE)}|better|nicer|clearer|simpler|shorter)\b")
BETTER = re.compile(r"(?i)\bbetter\b")
CONSIDERS = re.compile(
    r"(?i)\W*(?:(?:we |i )?(?:need|have) to |must |should )?"
    r"(?:consider|think (?:more )?about|decide|check|confirm|verify|make sure|figure out how)\b"
)
