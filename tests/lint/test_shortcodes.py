"""Commands for other site generators, left in a text."""

import pytest

from tests.lint.reading import problems_of


@pytest.mark.parametrize(
    "words",
    [
        '{{< figure src="x.png" >}}',
        "{{<figure src=x.png>}}",
        "{{% note %}}",
        "{% include x.html %}",
        "{%- raw -%}",
        "{: .lead}",
        "{:.lead #x}",
        "{:toc}",
        '{: target="_blank"}',
        "{::options parse_block_html=true /}",
    ],
)
@pytest.mark.parametrize("before", ["", "Words ", "> ", "- "])
def test_a_shortcode_is_reported_at_its_place(words: str, before: str) -> None:
    (problem,) = problems_of(f"{before}{words}\n")
    assert (problem.code, problem.blocks, problem.text) == ("SC001", "strict", words)
    assert (problem.place.line, problem.place.column) == (6, len(before) + 1)


@pytest.mark.parametrize(
    "words",
    [
        "`{% raw %}` and `{{< x >}}`",
        "```\n{% raw %}\n{: .x}\n```",
        "    {% raw %}",
        "Escaped \\{% raw %}.",
        "Write {{ value }} or {value}, {:ok, value} and 50 {%}.",
        "{.lead}\nWords.",
    ],
)
def test_code_and_other_braces_are_left_alone(words: str) -> None:
    assert problems_of(f"{words}\n") == ()
