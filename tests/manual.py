"""The documents of the repository, taken apart: what the tests of the documentation look at."""

import re
from collections.abc import Iterator

from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted((DOCS / "content").glob("*.md"))
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text_of(page: str) -> str:
    return (DOCS / "content" / page).read_text(encoding="utf-8")


def sections(text: str, level: int) -> dict[str, str]:
    """The sections of a level by their headings, code left out of the search for headings."""
    masked = FENCE.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), text)
    heads = list(re.finditer(rf"^#{{{level}}} (.+)$", masked, re.MULTILINE))
    ends = [found.start() for found in re.finditer(rf"^#{{1,{level}}} .+$", masked, re.MULTILINE)]
    ends.append(len(text))
    return {head[1]: text[head.end() : min(end for end in ends if end > head.start())] for head in heads}


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of every table, heads left out."""
    lines = text.splitlines()
    for index, line in enumerate(lines):
        rule = index and re.fullmatch(r"\|(?: ?:?-+:? ?\|)+", lines[index - 1])
        after = index and lines[index - 1].startswith("|")
        if line.startswith("|") and (rule or after) and not re.fullmatch(r"\|[ :|-]+", line):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def coded(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)
