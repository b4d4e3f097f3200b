"""Causes on the page: each has an address there, and says no more than its reader may see."""

from generator.model.post import Html
from generator.model.site import Audience
from tests.assemble.assembling import entry_of, site_of

PATH = "content/posts/ring.md"
POST = (
    "---\ntitle: Ring\ndate: 2026-01-02\n---\n\n## Five whys\n\n"
    "1. **Why did it ring?** A bell moved.\n2. **Why did it move?** <!-- TODO ask Mira --> Wind.\n\n"
    "## Contributing factors\n\n### No door\n\nIt was open.\n"
)


def test_every_cause_has_its_place_in_the_page() -> None:
    entry = entry_of(site_of({PATH: POST}), PATH)
    html = "".join(part.html for passage in entry.passages for part in passage.segments if isinstance(part, Html))
    assert [(cause.kind, cause.question, cause.text) for cause in entry.causes] == [
        ("why", "Why did it ring?", "A bell moved."),
        ("why", "Why did it move?", "Wind."),
        ("factor", "", "No door"),
    ]
    assert all(html.count(f'id="{cause.anchor}"') == 1 for cause in entry.causes)
    assert '<li id="cause-1" class="cause">' in html


def test_what_is_hidden_is_in_no_cause_of_a_public_site() -> None:
    text = (
        "---\ntitle: Ring\ndate: 2026-01-02\n---\n\n## Root cause\n\n"
        "The bell [TODO: name the vendor Kuhn] moved.\n\n"
        "## Five whys\n\n1. Why was [Kuhn]{.internal} asked? [Kuhn sold it.]{.internal} It was old.\n"
    )
    for audience in (Audience(), Audience(drafts=True)):
        assert "Kuhn" not in repr(entry_of(site_of({PATH: text}, audience=audience), PATH).causes)
