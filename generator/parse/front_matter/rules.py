"""What can be wrong with front matter."""

from generator.model.problem import Rule

NEVER_CLOSED = Rule("FM001", "unclosed-front-matter", "error", "build", "Front matter is opened and never closed.")
MISPLACED = Rule("FM002", "misplaced-front-matter", "error", "build", "Front matter does not begin the file.")
SYNTAX = Rule("FM003", "invalid-front-matter", "error", "build", "Front matter is not valid YAML or TOML.")
DUPLICATE = Rule("FM004", "duplicate-key", "error", "build", "A key stands twice in front matter.")
NOT_A_MAPPING = Rule("FM005", "front-matter-not-keys", "error", "build", "Front matter is not `key: value` lines.")
TOO_LARGE = Rule("FM006", "front-matter-too-large", "error", "build", "Front matter is larger or deeper than allowed.")
FORBIDDEN_TAG = Rule("FM007", "forbidden-tag", "error", "build", "Front matter has a YAML tag that makes objects.")
UNCLEAN = Rule("FM008", "unclean-value", "warning", "strict", "A value holds characters that cannot be shown.")
WRONG_TYPE = Rule(
    "FM010", "wrong-type", "error", "build", "A value is a list or mapping where text stands, or the like."
)
NOT_A_DATE = Rule("FM011", "not-a-date", "error", "build", "A value that should be a date is none.")
UNCLEAR_SWITCH = Rule("FM012", "unclear-switch", "error", "build", "Whether a post is a draft cannot be told.")
MISSPELT_SWITCH = Rule("FM013", "misspelt-switch", "error", "build", "A key is almost one that hides a post.")
UNSAFE_PATH = Rule("FM014", "unsafe-slug", "error", "build", "A slug or URL does not name a place on this site.")
RESERVED_NAME = Rule(
    "FM015", "reserved-name", "warning", "strict", "A slug or URL has a name that Windows cannot hold."
)
DROPPED_ALIAS = Rule("FM016", "dropped-alias", "warning", "strict", "An alias does not name a place on this site.")
DROPPED_LINK = Rule("FM017", "dropped-link", "warning", "strict", "A link in front matter is not a web address.")
UNKNOWN_ZONE = Rule("FM018", "unknown-zone", "warning", "strict", "A time zone in front matter is not known.")
UNKNOWN_WORD = Rule("FM019", "unknown-word", "warning", "strict", "A value is none of the words that its key allows.")
UNREAD_STAMP = Rule("FM020", "unread-stamp", "warning", "strict", "The time of a timeline entry cannot be read.")
UNKNOWN_KEY = Rule("FM021", "unknown-key", "hint", "never", "A front-matter key is not known; it is kept.")
EMPTY_TITLE = Rule("FM022", "empty-title", "hint", "never", "The title is empty; the first heading is taken.")
IGNORED_PATTERN = Rule("FM023", "ignored-pattern", "hint", "never", "A permalink pattern in front matter is ignored.")
HELD_BACK = Rule("FM024", "held-back", "hint", "never", "A post is held back by its incident's status.")

DUE_NO_DATE = Rule("FM025", "due-no-date", "hint", "never", "The due date of an action is no date.")

RULES = (
    NEVER_CLOSED,
    MISPLACED,
    SYNTAX,
    DUPLICATE,
    NOT_A_MAPPING,
    TOO_LARGE,
    FORBIDDEN_TAG,
    UNCLEAN,
    WRONG_TYPE,
    NOT_A_DATE,
    UNCLEAR_SWITCH,
    MISSPELT_SWITCH,
    UNSAFE_PATH,
    RESERVED_NAME,
    DROPPED_ALIAS,
    DROPPED_LINK,
    UNKNOWN_ZONE,
    UNKNOWN_WORD,
    UNREAD_STAMP,
    UNKNOWN_KEY,
    EMPTY_TITLE,
    IGNORED_PATTERN,
    HELD_BACK,
    DUE_NO_DATE,
)
