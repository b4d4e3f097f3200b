"""What is known of texts from before is not worked out again."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.assemble.summaries import Placing
from generator.build import Wanted, check_text
from generator.disk.store import open_store
from generator.engine import remember
from generator.engine.knowledge import Knowledge
from generator.engine.reading import encode_checked
from generator.engine.remember import Memory
from generator.lint.catalog import BUILD_RULES
from generator.model.config import Editorial, Reading
from generator.model.text import Source

WANTED = Wanted(Reading(), Editorial(), BUILD_RULES, Placing())
CODE = "```python\ndef retry():\n    return 1\n```\n"


def read(root: Path, text: str) -> tuple[Memory, str]:
    """A memory of the store at `root` that read a text, and the body that it made."""
    with open_store(root, "salt", 1) as store:
        memory = Memory(root, Knowledge(store))
        source = Source.of("content/posts/a.md", text)
        post = memory.read((source,), WANTED).post(source.path)
        return memory, repr(post.parts)


def test_a_text_is_read_once(tmp_path: Path) -> None:
    (tmp_path / ".afterword").mkdir()
    first, body = read(tmp_path, CODE)
    again, same = read(tmp_path, CODE)
    assert (first.counts.parsed, again.counts.parsed) == (1, 0)
    assert body == same


def test_code_that_was_painted_before_is_not_painted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".afterword").mkdir()
    _, body = read(tmp_path, f"One.\n\n{CODE}")
    painted: list[str] = []
    monkeypatch.setattr(remember, "highlight", lambda code, *_: painted.append(code) or "")
    memory, edited = read(tmp_path, f"Two.\n\n{CODE}")
    assert (memory.counts.parsed, painted) == (1, [])
    assert edited == body.replace("One.", "Two.")
    read(tmp_path, f"Two.\n\n{CODE.replace('1', '2')}")
    assert painted == ["def retry():\n    return 2\n"]


def test_what_is_said_of_one_endless_line_is_not_written_out_for_each_problem() -> None:
    checked, _ = check_text(Source.of("content/posts/a.md", "![](a.png)"), WANTED)
    problem = replace(checked.problems[0], line_text="x" * 2**16)
    assert encode_checked(replace(checked, problems=(problem,) * 100))
    with pytest.raises(OverflowError):
        encode_checked(replace(checked, problems=(problem,) * 1_000))
