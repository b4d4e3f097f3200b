"""What a reader who hears the page is told of each table: regions of a page have names of their own."""

import re

from tests.parse.markdown.test_segments import html

TABLE = "|a|b|\n|-|-|\n|1|2|\n"


def names(markdown: str) -> list[str]:
    return re.findall(r'role="region" tabindex="0" aria-label="([^"]*)"', html(markdown))


def test_a_table_is_named_after_its_section() -> None:
    assert names(f"## What *we* `saw` {{#saw}}\n\n{TABLE}") == ["Table: What we saw"]


def test_tables_of_one_section_are_numbered() -> None:
    assert names(f"{TABLE}\n## Saw\n\n{TABLE}\nText.\n\n{TABLE}\n## Saw\n\n{TABLE}") == [
        "Table 1",
        "Table: Saw",
        "Table 2: Saw",
        "Table 3: Saw",
    ]


def test_a_name_is_escaped() -> None:
    assert names(f'## "Fast" & `<slow>`\n\n{TABLE}') == ["Table: &quot;Fast&quot; &amp; &lt;slow&gt;"]
