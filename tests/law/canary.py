"""The canary: a word that every hidden thing carries, and that no byte of a site may hold."""

import re

from hypothesis import Phase

from tests.law.sites import Cooked, found_in

CANARY = "qzcanary"
# Characters that stand for hidden things inside the program. They are no author's and belong in no page.
SENTINELS = re.compile("[\ufdd0-\ufdd4\U000f0000-\U000f0fff]")

# A whole site is built for each example: to explain a failure would take minutes.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)

PUBLIC_POST = """---
title: In the open
date: 2025-02-03
tags: [common]
---

This one may be read by everybody, and it names the other: {links}

{passage}

## After

The end.
"""

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def assert_clean(site: Cooked, word: str = CANARY) -> None:
    leaks = found_in(site, word)
    assert not leaks, (leaks, [site.files[path][:4000] for path in leaks[:1]])
    for path, data in site.files.items():
        if path.endswith((".html", ".xml")):
            assert not SENTINELS.search(data.decode()), path
