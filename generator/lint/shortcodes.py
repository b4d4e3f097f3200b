"""Commands for other site generators that were left in a text: readers see them as they are written."""

from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules, problem_in, quoted
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

SHORTCODE = Rule(
    "SC001", "shortcode", "warning", "strict", "A command for another site generator, which readers see as it is."
)

# Hugo's `{{< x >}}` and `{{% x %}}`, Liquid's `{% x %}`, kramdown's `{: .x}` and `{::options /}`. `{{ x }}` is prose.
WRITTEN = re.compile(
    r"\{\{<[^{}]{0,400}>\}\}"
    r"|\{\{%[^{}]{0,400}%\}\}"
    r"|\{%[^{}]{0,400}%\}"
    r"|\{:{1,2}[ \t]?(?:[.#][\w-]|[\w-]{1,40}=|toc\b|/?(?:options|nomarkdown|comment)\b)[^{}\n]{0,200}\}"
)
# Enough to see that a text was written for another tool.
MOST = 100


def check_shortcodes(post: Post) -> Iterator[Problem]:
    """One problem for each such command in prose; code may show how they are written."""
    text, mask = post.prose.text.text, post.prose.mask
    if "{" not in mask or not any(opening in mask for opening in ("{%", "{{", "{:")):
        return
    found = 0
    for match in WRITTEN.finditer(text, post.prose.front_end):
        if found >= MOST:
            return
        if mask[match.start() : match.start() + 2] != match[0][:2]:
            continue
        found += 1
        yield problem_in(
            post,
            SHORTCODE,
            Span(match.start(), match.end()),
            f"“{quoted(match[0])}” is a command for another site generator; readers would see it as it is",
            "write it in Markdown or HTML, or put it in a code span if it is meant for readers",
        )


SHORTCODES = TextRules(
    "shortcodes",
    check_shortcodes,
    (
        Explained(
            SHORTCODE,
            '{{< figure src="/images/errors.png" >}}',
            "![Errors, from 10:05 on](/images/errors.png)",
        ),
    ),
)
