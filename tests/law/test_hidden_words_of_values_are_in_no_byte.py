"""What is hidden inside a value that is understood (a label, a cause, a term, an entry) is in no byte of the site.

Each form holds `H` where something hidden may stand: beside the value, in the middle of it, or in its place.
"""

import re

import pytest

from generator.model.site import Audience
from tests.law.canary import CANARY, assert_clean
from tests.law.sites import found_in, site_of

HIDDEN = [
    "[§]{.internal}",
    "(TODO: §)",
    "[TODO: ask § again]",
    "<!-- § -->",
    "<span class='internal'>§</span>",
    "{>>§<<}",
    "%% is it § %%",
]
FORMS = {
    "labels": "**Severity**: SEV-2 H\n**Impact**: One in three H was lost.\n**Duration**: about 40 minutes H\n"
    "**Services**: login H, mail\n**Started**: 2024-03-04 10:00 UTC H\n**Incident ID**: INC-7 H\n**Status**: final H",
    "labels that are hidden": "**Severity H**: SEV-2\n\n**H Impact**: words\n\n- **Impact**: H\n- Status: H final\n"
    "- **Severity**: H\n- **Incident ID**: H\n- **Service**: H\n- **Time zone**: H Europe/London\n- **Detected by**: H",
    "table of facts": "| Field | Value |\n|---|---|\n| Severity | SEV-2 H |\n| Impact H | One H |\n"
    "| Duration | H 40 minutes |\n| Root cause | H the renewal H |\n| Trigger H | a renewal |\n| Services | H |",
    "declared": "## Summary\n\nThe outage lasted 40 minutes H in all. It was down for H 30 minutes. We were H down "
    "for 3 hours.\n\n## Impact\n\nIt took us 20 minutes to detect H.",
    "causes": "## Root cause H\n\nA certificate H ran out because H nobody H looked.\n\n## Contributing factors\n\n"
    "- **Trigger H**: the renewal H\n- H Nobody was paged H\n- H\n- Trigger: H the renewal",
    "whys": "## Five whys\n\n1. Why did it H stop? Because H the disk was full.\n2. Why was H it full? H\n"
    "3. H Why? It was H.\n4. Why H?\n   Because.\n\n| Why | Answer |\n|---|---|\n| Why H | H full |\n| H | words |",
    "whys in lines": "## Five whys\n\nQ: Why did it H stop?\nA: Because H.\n\n### Why H was it full?\n\nIt H was.\n\n"
    "**Why H?** → H Because of logs",
    "terms": "## Glossary H\n\n- **CDN H**: a network H\n- H DNS: names\n- **H**: words H\n\n| Term | Meaning |\n"
    "|---|---|\n| BGP H | H routing |\n| H | words |\n\nETA H\n: time H of arrival\n\n"
    "CNI (Container H Networking Interface) and network address H translation (NAT H).",
    "timelines": "## Timeline H\n\n### 4 March 2024 H\n\n- 10:00 UTC H it began\n- H 10:05 UTC it H went on\n"
    "- 31 February 2024 H 25:77 PM H it\n- 10:00 H UTC (11:00 H CET) both\n\n## Second timeline H\n\n"
    "| Time H | What |\n|---|---|\n| 10:00 H | H it |",
    "actions": "## Action items H\n\n| Action | Owner | Due | Ticket |\n|---|---|---|---|\n"
    "| Do H it | anna H | 2024-05-01 H | [T-1 H](https://e.org/1) |\n\n### anna H\n\n- Do H\n"
    "- [x] @bob H: do it by 2024-05-05 H\n- (H team) do\n- do it H (owner: H)",
    "learnings": "## What went well H\n\n- H One\n- Two H\n- H\n\n### A lesson H\n\nWords H.",
    "prompts": "## Impact\n\n> Describe H the impact\n\nH\n\n## Root cause\n\nH\n\n## Detection H\n\n[describe H here]",
    "German": "**Schweregrad**: SEV-1 H\n**Auswirkung**: Alle H\n\n## Zeitleiste H\n\n- 10:00 Uhr H Es begann\n\n"
    "## Ursache H\n\nEin Kabel H riss.\n\n## Glossar\n\n- **LWL H**: Leiter H",
}


def files_of(form: str, hidden: str) -> dict[str, str | bytes]:
    body = re.sub(r"\bH\b", lambda _: hidden.replace("§", CANARY), FORMS[form])
    return {
        "content/posts/open.md": f"---\ntitle: In the open\ndate: 2025-02-03\n---\n\n{body}\n\n## After\n\nThe end.\n"
    }


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("form", FORMS)
def test_hidden_words_of_a_value_are_in_no_byte(form: str, hidden: str) -> None:
    for audience in (Audience(), Audience(drafts=True)):
        site = site_of(files_of(form, hidden), audience)
        assert_clean(site)
        assert b"The end." in site.files["posts/open/index.html"]


def test_hidden_words_of_the_glossary_of_a_site_are_in_no_byte() -> None:
    glossary = '"CDN [§]{.internal}": "a network (TODO: ask §) <!-- § -->"\nBGP: routes [§]{.internal}\n§: words\n'
    text = "---\ntitle: In the open\ndate: 2025-02-03\n---\n\nThe CDN, BGP and [§]{.internal} it.\n"
    files = {"content/posts/open.md": text, "glossary.yaml": glossary}
    site = site_of({path: str(content).replace("§", CANARY) for path, content in files.items()})
    assert_clean(site)
    page = site.files["posts/open/index.html"]
    assert b"<dt>CDN</dt><dd>a network</dd>" in page
    assert b"<dt>BGP</dt><dd>routes</dd>" in page


@pytest.mark.parametrize("form", FORMS)
def test_the_same_words_unhidden_are_seen(form: str) -> None:
    assert "posts/open/index.html" in found_in(site_of(files_of(form, "§")), CANARY)
