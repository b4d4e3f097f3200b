"""A document is read in the language that it names, else that its words tell, else that of the site."""

from pathlib import Path

import pytest

from generator.parse.incident import vocabulary
from generator.parse.incident.language import language_of
from generator.parse.incident.vocabulary import languages, telling_words, vocabulary_of, words_of

GERMAN = "Der Dienst wurde neu gestartet, und wir haben nicht gewusst, warum er mit dem alten Stand auf uns wartet."
FRENCH = "Le service est tombé et nous avons relancé les machines dans la salle, avec des droits qui sont trop larges."
SPANISH = "El servicio se cayó por una regla del cortafuegos, pero los equipos no fueron avisados como siempre."
ENGLISH = "The service was restarted, and we had not known that it came up with the data of an old copy."


@pytest.mark.parametrize(("prose", "code"), [(GERMAN, "de"), (FRENCH, "fr"), (SPANISH, "es"), (ENGLISH, "en")])
def test_words_tell_the_language_of_a_text(prose: str, code: str) -> None:
    assert language_of(prose, "", "en") == code
    assert language_of(prose, "", "fr") == code


def test_what_front_matter_names_counts_more_than_the_words() -> None:
    assert language_of(ENGLISH, "de-AT", "en") == "de"
    assert language_of(GERMAN, "EN_us", "de") == "en"


def test_a_name_that_is_no_language_is_passed_over() -> None:
    assert language_of(GERMAN, "Python", "en") == "de"
    assert language_of("", "../en", "tlh") == "en"


def test_the_language_of_the_site_counts_where_a_text_does_not_tell() -> None:
    assert language_of("10:15 Alarm\n10:20 Reboot", "", "de-CH") == "de"


def test_two_languages_in_one_text_tell_nothing() -> None:
    assert language_of(f"{GERMAN} {ENGLISH}", "", "en") == "en"
    assert language_of(f"{GERMAN} {FRENCH}", "", "es") == "es"


# --- every file of a language ---


@pytest.mark.parametrize("code", languages())
def test_every_language_has_the_shape_of_english(code: str) -> None:
    words, english = words_of(code), words_of("en")
    assert words.name
    assert len(words.telling) >= 15
    assert len(words.months) == 12
    assert len(words.weekdays) == 7
    for table in ("roles", "statuses", "phase_words", "phase_marks", "phase_claims"):
        assert getattr(words, table).keys() == getattr(english, table).keys()
        assert all(getattr(words, table).values())
    assert all(getattr(words.columns, name) for name in ("time", "date", "text", "action", "owner", "status", "due"))


@pytest.mark.parametrize("code", languages())
def test_a_name_of_a_month_or_a_weekday_means_one_of_them_also_beside_english(code: str) -> None:
    for table in (vocabulary_of(code).months, vocabulary_of(code).weekdays):
        names = [name for names in table for name in names]
        assert len(names) == len(set(names))


def test_no_word_tells_two_languages() -> None:
    telling = [word for code in languages() for word in words_of(code).telling]
    assert len(telling) == len(set(telling))


@pytest.mark.parametrize("code", languages())
def test_english_goes_along_with_every_language(code: str) -> None:
    both, english = vocabulary_of(code), words_of("en")
    assert set(english.roles["timeline"]) <= set(both.roles["timeline"])
    assert set(english.months[2]) <= set(both.months[2])


def test_words_are_known_without_their_accents_too() -> None:
    assert "marz" in words_of("de").months[2]
    assert "fevrier" in words_of("fr").months[1]
    assert "termine" in words_of("fr").statuses["done"]
    assert "massnahme" in words_of("de").columns.action


def test_the_names_of_zones_are_no_words_of_a_language() -> None:
    entries = "\n".join(f"- {minute:02d}:10 AM EST / ET: pager" for minute in range(9))
    assert language_of(f"# Login outage\n\n## Timeline\n\n{entries}\n", "", "en") == "en"


def test_every_file_of_words_is_a_language() -> None:
    files = (Path(vocabulary.__file__).parent / "languages").glob("*.toml")
    assert languages() == tuple(sorted(file.stem for file in files))


@pytest.mark.parametrize("code", languages())
def test_the_telling_words_are_the_first_of_their_file(code: str) -> None:
    assert telling_words(code) == words_of(code).telling
