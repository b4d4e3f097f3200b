"""Who only looks at the words of a text gets its code without colours, and everything else as it is."""

from msgspec.structs import replace

from generator.model.config import Reading
from generator.model.post import Html, Post
from generator.model.text import Source
from generator.parse.post import parse_post

TEXT = """# The pump

TODO: say which one.

```python
def stop(pump):  # TODO: which?
    return "<closed>"
```

See [the log](log.md).
"""


def html(post: Post) -> str:
    return "".join(part.html for chapter in post.parts for part in chapter.segments if isinstance(part, Html))


def test_only_the_colours_are_missing() -> None:
    source = Source.of("a.md", TEXT)
    painted, plain = parse_post(source, Reading()), parse_post(source, Reading(painted=False))
    assert '<span class="k">def</span>' in html(painted)
    assert 'return "&lt;closed&gt;"' in html(plain)
    assert replace(plain, parts=()) == replace(painted, parts=())
