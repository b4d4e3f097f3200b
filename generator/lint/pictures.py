"""Pictures that somebody who cannot see them learns nothing of. Missing pictures are found where they are looked up."""

from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem, Rule

NO_ALT = Rule("PI002", "no-alt-text", "hint", "never", "A picture without words for those who do not see it.")
FILE_NAME_ALT = Rule("PI005", "alt-is-file-name", "hint", "never", "A picture whose words are only a file's name.")

FILE_NAME = re.compile(
    r"(?i)[^\n]{1,200}\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)|(?:img|dsc|image|screenshot)[-_ ]?\d*"
)
HINT = "say in the brackets what the picture shows: ![requests per second drop to zero at 10:42](…)"


def check_pictures(post: Post) -> Iterator[Problem]:
    """A hint for each picture of the body whose alternative text is missing or only a file's name."""
    for image in post.images:
        alt = image.alt.raw.strip()
        if not alt:
            rule, message, words = NO_ALT, f"the picture {image.target} has no alternative text", image.target
        elif FILE_NAME.fullmatch(alt):
            rule, message = FILE_NAME_ALT, f"the alternative text of {image.target} is only a name: “{alt}”"
            words = alt
        else:
            continue
        # The place is the whole picture: the words that it lacks stand in its brackets.
        line = post.prose.text.line(image.place.line)
        yield Problem.of(rule, message, image.place, text=words, hint=HINT, line_text=line)


PICTURES = TextRules(
    "pictures",
    check_pictures,
    (
        Explained(
            NO_ALT,
            "A reader who does not see the picture, or whose connection drops it, is told nothing.",
            "![](graph.png)",
            "![Error rate climbs from 0 to 40 % within a minute](graph.png)",
        ),
        Explained(
            FILE_NAME_ALT,
            "A file's name says where the picture came from, not what it shows.",
            "![Screenshot_42.png](Screenshot_42.png)",
            "![The alert as it arrived on the phone](Screenshot_42.png)",
        ),
    ),
)
