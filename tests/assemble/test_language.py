"""The language that a page names to browsers and search engines."""

import pytest

from tests.law.sites import CONFIG, site_of

GERMAN = "Das Licht fiel aus, und wir haben es nicht gesehen. Der Alarm wurde erst nach einer Stunde bemerkt."


def language_of(front: str, text: str, site: str) -> str:
    files = {"content/posts/light.md": f"---\ntitle: Light\ndate: 2024-05-01\n{front}\n---\n\n{text}\n"}
    page = site_of(files, config=f"{CONFIG}language: {site}\n").files["posts/light/index.html"].decode()
    language = page.partition('<html lang="')[2].partition('"')[0]
    assert f'"inLanguage":"{language}"' in page.replace('": "', '":"')
    return language


@pytest.mark.parametrize(
    ("front", "text", "site", "language"),
    [
        ("language: de", "Words.", "en", "de"),
        ("lang: de_AT", "Words.", "en", "de-AT"),
        ("", GERMAN, "en", "de"),
        ("", "Words.", "de", "de"),
        ("language: pt-BR", "Words.", "en", "pt-BR"),
    ],
)
def test_a_page_is_in_the_language_of_its_text(front: str, text: str, site: str, language: str) -> None:
    assert language_of(front, text, site) == language


@pytest.mark.parametrize(
    ("front", "text"),
    [("", GERMAN), ("language: de", GERMAN), ("language: Python", "Words."), ("language: '\"><b>'", "W.")],
)
def test_the_language_of_the_site_stands_where_the_text_says_no_other(front: str, text: str) -> None:
    assert language_of(front, text, "de-CH") == "de-CH"
