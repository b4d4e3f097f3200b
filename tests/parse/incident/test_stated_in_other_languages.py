"""What a body states, declares and asks in German, French and Spanish."""

import pytest

from generator.model.config import Reading
from generator.model.post import Post
from generator.model.text import Source
from generator.parse.incident.vocabulary import languages, words_of
from generator.parse.post import parse_post


def post_of(language: str, body: str) -> Post:
    text = f"---\ntitle: The ring\nlanguage: {language}\n---\n\n{body}"
    return parse_post(Source.of("content/posts/2024-03-15-ring.md", text.encode()), Reading())


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("de", "**Schweregrad:** SEV-2\n**Status:** abgeschlossen\n**Dauer:** 2 Stunden 10 Minuten\n"),
        ("fr", "**Gravité :** SEV-2\n**Statut :** validé\n**Durée :** 2 heures et 10 minutes\n"),
        ("es", "**Gravedad:** SEV-2\n**Estado:** aprobado\n**Duración:** 2 horas y 10 minutos\n"),
    ],
)
def test_labels_of_the_head_are_read(language: str, head: str) -> None:
    post = post_of(language, head)
    assert (post.incident.severity, post.incident.status) == ("SEV-2", "final")
    assert [(declared.of, declared.minutes) for declared in post.declared] == [("total", 130)]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "## Zusammenfassung\n\nDie Störung dauerte insgesamt zwölf Minuten.\n"),
        ("fr", "## Résumé\n\nLa panne a duré douze minutes.\n"),
        ("es", "## Resumen\n\nLa caída duró doce minutos.\n"),
    ],
)
def test_a_sentence_declares_how_long_it_was(language: str, body: str) -> None:
    (declared,) = post_of(language, body).declared
    assert (declared.of, declared.minutes) == ("total", 12)


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "## 5 Warum\n\n1. Warum war der Ring offen? Weil ihn niemand schloss.\n2. Warum? Weil es dunkel war.\n"),
        (
            "fr",
            "## Les 5 pourquoi\n\n1. Pourquoi l'anneau était-il ouvert ? Il a gelé.\n2. Pourquoi ? Il faisait froid.\n",
        ),
        (
            "es",
            "## Los cinco por qué\n\n1. ¿Por qué se abrió el anillo? Porque heló.\n2. ¿Por qué? Porque era invierno.\n",
        ),
    ],
)
def test_whys_are_read(language: str, body: str) -> None:
    assert [cause.kind for cause in post_of(language, body).causes] == ["why", "why"]


@pytest.mark.parametrize("code", languages())
def test_every_language_counts_to_twelve_and_names_what_labels_name_in_english(code: str) -> None:
    words, english = words_of(code), words_of("en")
    assert len(words.number_words) == 12
    assert [bool(names) for names in words.length_units] == [True] * 5
    for table in ("stated_labels", "review_statuses", "declared_labels", "cause_kinds"):
        assert getattr(words, table).keys() == getattr(english, table).keys()
        assert all(getattr(words, table).values())
