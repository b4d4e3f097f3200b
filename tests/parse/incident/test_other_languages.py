"""Postmortems in German, French and Spanish are read as English ones are."""

import pytest

from generator.model.config import Reading
from generator.model.post import Post
from generator.model.text import Source
from generator.parse.incident.sections import role_of
from generator.parse.incident.stamps import read_stamp
from generator.parse.incident.vocabulary import vocabulary_of
from generator.parse.post import parse_post

GERMAN = """\
# Das Zertifikat, das niemand erneuert hat

## Zusammenfassung

Der Login war nicht erreichbar, weil das Zertifikat abgelaufen ist und wir es nicht bemerkt haben.

## Zeitlicher Ablauf (alle Zeiten in MEZ)

- 4.3.2024 um 10:15 Uhr: Störung beginnt, die Anmeldung schlägt fehl.
- **10:20 Uhr** Der Alarm schlägt an.
- gegen 10:30 Uhr – Wir suchen in der Datenbank.
- 10.45 bis 11.05 Uhr: Das neue Zertifikat wird verteilt.
- 11:10 Störung behoben

## Ursache

Die Erneuerung lief, aber der Dienst hat die Datei nicht neu geladen.

## Lessons Learned

### Was gut lief

- Der Alarm kam früh.

### Was nicht so gut lief

- Die Anleitung war veraltet.

### Wo wir Glück hatten

- Es war noch wenig los.

## Maßnahmen

| Maßnahme | Verantwortlich | Status | Fällig am |
| --- | --- | --- | --- |
| Ablauf überwachen | Mira | erledigt | 31.03.2024 |
| Neu laden nach Erneuerung | Team Netz | in Arbeit | 15. April 2024 |
"""

FRENCH = """\
# Le disque que personne ne regardait

## Résumé

Les commandes sont restées dans la file, et nous avons mis du temps à comprendre.

## Déroulé de l'incident

- Le 3 mars 2024 à 10h15 : début de l'incident, le disque est plein.
- 10 h 20 : une alerte se déclenche.
- Vers 10h30 : nous regardons les journaux.
- De 10h40 à 11h00 : les journaux sont effacés.
- 11h05 : l'incident est résolu.

## Cause racine

Aucune rotation des journaux.

## Ce qui a bien fonctionné

- L'alerte est arrivée vite.

## Ce qui n'a pas fonctionné

- Personne n'avait les droits.

## Où nous avons eu de la chance

- Il était tôt.

## Actions correctives

- Ajouter une rotation (responsable : Jeanne, échéance : 31 mars 2024) - terminé
- [ ] Donner les droits à l'astreinte
"""

SPANISH = """\
# La regla que cerró la puerta

## Resumen

El servicio se cayó por una regla del cortafuegos, y los clientes no pudieron entrar.

## Línea de tiempo

- 3 de marzo de 2024, a las 10:15: comienza el incidente.
- 10:20 h - salta la primera alerta.
- Hacia las 10:30: miramos los registros.
- 10:40 hasta 11:00: se retira la regla.
- 11:05: el incidente está resuelto.

## Causa raíz

La regla era para otra red.

## Lecciones aprendidas

### Qué salió bien

- La alerta llegó pronto.

### Qué salió mal

- Nadie revisó el cambio.

### Dónde tuvimos suerte

- Era de madrugada.

## Acciones

| Acción | Responsable | Estado | Fecha límite |
| --- | --- | --- | --- |
| Revisar los cambios | Inés | Pendiente | 31/03/2024 |
| Probar las reglas | Equipo de redes | Hecho | 15/04/2024 |
"""


def post(text: str, language: str = "en") -> Post:
    return parse_post(Source.of("content/post.md", text), Reading(language=language))


DAYS = {GERMAN: "2024-03-04", FRENCH: "2024-03-03", SPANISH: "2024-03-03"}


@pytest.mark.parametrize("text", [GERMAN, FRENCH, SPANISH])
def test_a_timeline_has_its_times_and_phases(text: str) -> None:
    events = post(text).timeline
    assert [event.at.iso[:10] for event in events if event.at] == [DAYS[text]] * 5
    times = [event.at.iso[11:16] for event in events if event.at]
    assert times[:3] == ["10:15", "10:20", "10:30"]
    assert [event.approx for event in events] == [False, False, True, False, False]
    assert [event.until is not None for event in events] == [False, False, False, True, False]
    assert [event.phase for event in events] == ["start", "detected", None, None, "resolved"]


@pytest.mark.parametrize("text", [GERMAN, FRENCH, SPANISH])
def test_sections_have_their_roles(text: str) -> None:
    roles = [section.role for section in post(text).sections if not section.sub and section.role != "learnings"]
    assert roles == ["summary", "timeline", "cause", "went-well", "went-wrong", "lucky", "actions"]


@pytest.mark.parametrize("text", [GERMAN, FRENCH, SPANISH])
def test_learnings_have_their_kinds(text: str) -> None:
    assert [learning.kind for learning in post(text).learnings] == ["well", "wrong", "lucky"]


def test_actions_have_their_owner_status_and_day() -> None:
    said = [[(a.owner, a.status, a.due) for a in post(text).actions] for text in (GERMAN, FRENCH, SPANISH)]
    assert said == [
        [("Mira", "done", "31.03.2024"), ("Team Netz", "in-progress", "15. April 2024")],
        [("Jeanne", "done", "31 mars 2024"), ("", "open", "")],
        [("Inés", "open", "31/03/2024"), ("Equipo de redes", "done", "15/04/2024")],
    ]


def test_a_zone_is_named_in_german() -> None:
    first = post(GERMAN).timeline[0].at
    assert first is not None
    assert first.iso.endswith("+01:00")


@pytest.mark.parametrize(
    ("language", "stamp", "zone"),
    [
        ("fr", "10h15 (heure de Paris) : x", "Europe/Paris"),
        ("fr", "10h15 heure francaise : x", "Europe/Paris"),
        ("es", "10:15 hora de Madrid: x", "Europe/Madrid"),
        ("de", "10:15 Uhr deutscher Zeit: x", "Europe/Berlin"),
        ("en", "10:15 London time: x", "Europe/London"),
    ],
)
def test_a_zone_may_be_called_by_its_place(language: str, stamp: str, zone: str) -> None:
    read = read_stamp(stamp, vocabulary_of(language))
    assert read is not None
    assert (read.zone, stamp[read.rest :]) == (zone, "x")


def test_a_heading_may_call_a_zone_by_its_place() -> None:
    (event,) = post("---\nlang: fr\n---\n## Chronologie (heure de Paris)\n\n- 3 août 2024 à 9h05 : x\n").timeline
    assert event.at is not None
    assert (event.at.iso, event.at.zone) == ("2024-08-03T09:05+02:00", "Europe/Paris")


def test_the_language_of_front_matter_is_taken() -> None:
    text = "---\nlang: fr\n---\n## Chronologie\n\n- 3 août 2024 à 9h05 : redémarrage\n"
    told = post(text)
    assert told.header.language == "fr"
    assert told.timeline[0].at is not None
    assert told.timeline[0].at.iso == "2024-08-03T09:05"
    assert not told.problems


def test_a_programming_language_in_front_matter_is_no_mistake() -> None:
    assert not post("---\nlanguage: Python\n---\n# Words\n\nThe words.\n").problems
    assert not post("---\nlanguage: [a, b]\n---\n# Words\n\nThe words.\n").problems


def test_english_headings_are_known_in_every_language() -> None:
    for code in ("de", "fr", "es"):
        assert role_of("Root Cause", vocabulary_of(code)) == "cause"
        assert role_of("Timeline", vocabulary_of(code)) == "timeline"


def test_words_of_another_language_are_none_of_an_english_text() -> None:
    english = vocabulary_of("en")
    assert read_stamp("3 mars 2024", english) is None
    assert read_stamp("10 Uhr", english) is None
    assert role_of("Ursache", english) == "other"


@pytest.mark.parametrize(
    ("language", "heading", "role"),
    [
        ("de", "Zeitachse", "timeline"),
        ("de", "2. Chronologie des Vorfalls", "timeline"),
        ("de", "Auswirkungen auf Kunden", "impact"),
        ("de", "Nächste Schritte", "actions"),
        ("de", "Massnahmen", "actions"),
        ("de", "Ursachenanalyse", "cause"),
        ("de", "Was haben wir gelernt?", "learnings"),
        ("fr", "Chronologie des événements", "timeline"),
        ("fr", "DEROULE", "timeline"),
        ("fr", "Causes racines", "cause"),
        ("fr", "Enseignements", "learnings"),
        ("fr", "Plan d’action", "actions"),
        ("fr", "Impact", "impact"),
        ("es", "Cronología", "timeline"),
        ("es", "Cronologia del incidente", "timeline"),
        ("es", "¿Qué salió bien?", "went-well"),
        ("es", "Próximos pasos", "actions"),
        ("es", "Resumen ejecutivo", "summary"),
    ],
)
def test_a_heading_has_its_role(language: str, heading: str, role: str) -> None:
    assert role_of(heading, vocabulary_of(language)) == role


@pytest.mark.parametrize(
    ("language", "text", "day", "time", "rest"),
    [
        ("de", "10 Uhr: Start", 0, (10, 0), "Start"),
        ("de", "10 Uhr 15 - Start", 0, (10, 15), "Start"),
        ("de", "9.05 Uhr Start", 0, (9, 5), "Start"),
        ("de", "Mo, 4. Maerz 2024, 10:15: Start", 4, (10, 15), "Start"),
        ("de", "04.03. um 10:15 Start", 4, (10, 15), "Start"),
        ("fr", "mar. 5 mars 2024 10h15 : x", 5, (10, 15), "x"),
        ("fr", "1er août 2024, 10 h 15 : x", 1, (10, 15), "x"),
        ("fr", "Fevrier 5, 2024 10:15 - x", 5, (10, 15), "x"),
        ("es", "mar 5 mar 2024 10:15 - x", 5, (10, 15), "x"),
        ("es", "miércoles 6 de marzo de 2024 a las 10:15 h: x", 6, (10, 15), "x"),
        ("de", "Montag, den 4. März 2024, um 10:15 Uhr Start", 4, (10, 15), "Start"),
        ("de", "4.3. – 10:15 – Start", 4, (10, 15), "Start"),
        ("de", "04.03. Start", 4, (-1, 0), "Start"),
        ("de", "4. 3. 2024 10:15 Start", 4, (10, 15), "Start"),
        ("de", "22:15 am 4. März: Start", 4, (22, 15), "Start"),
        ("de", "kurz nach 10 Uhr: Start", 0, (10, 0), "Start"),
        ("de", "nachts um 3 Uhr: Start", 0, (3, 0), "Start"),
        ("de", "3 Uhr nachmittags: Start", 0, (15, 0), "Start"),
        ("de", "10:15 Uhr Ortszeit: Start", 0, (10, 15), "Start"),
        ("fr", "10h15min : x", 0, (10, 15), "x"),
        ("fr", "05/03 : x", 5, (-1, 0), "x"),
        ("fr", "à 14 heures, x", 0, (14, 0), "x"),
        ("fr", "3h du matin : x", 0, (3, 0), "x"),
        ("fr", "3h15 de l’après-midi : x", 0, (15, 15), "x"),
        ("es", "10:15 p. m.: x", 0, (22, 15), "x"),
        ("es", "3:15 de la tarde: x", 0, (15, 15), "x"),
        ("es", "A las 10 de la noche: x", 0, (22, 0), "x"),
        ("es", "a las 10, x", 0, (10, 0), "x"),
        ("es", "12 del mediodía: x", 0, (12, 0), "x"),
        ("en", "3:15 in the afternoon: x", 0, (15, 15), "x"),
    ],
)
def test_times_are_read_as_they_are_written(
    language: str, text: str, day: int, time: tuple[int, int], rest: str
) -> None:
    stamp = read_stamp(text, vocabulary_of(language))
    assert stamp is not None
    assert (stamp.day, (stamp.hour, stamp.minute), text[stamp.rest :]) == (day, time, rest)


@pytest.mark.parametrize(
    "text", ["2 h de coupure", "3 heures plus tard", "10 heures de travail", "2 heures, c'est long"]
)
def test_how_long_something_took_is_no_time_of_day(text: str) -> None:
    assert read_stamp(text, vocabulary_of("fr")) is None


@pytest.mark.parametrize("letter", ["ſ", "İ", "ı"])
def test_letters_that_only_look_like_those_of_a_month_never_break_a_stamp(letter: str) -> None:
    for name in (f"Augu{letter}t", f"Apr{letter}l", f"Fr{letter}day", f"{letter}at"):
        read_stamp(f"{name} 3, 2024 10:15", vocabulary_of("en"))


@pytest.mark.parametrize(
    ("language", "heading", "entries"),
    [
        ("de", "Zeitleiste", ["Erkannt.", "Eingedämmt durch einen Neustart.", "Behoben.", "Behoben und geprüft"]),
        ("fr", "Chronologie", ["Détecté.", "Atténué par un redémarrage.", "Résolu.", "Résolu et vérifié"]),
        ("es", "Cronología", ["Detectado.", "Mitigado con un reinicio.", "Resuelto.", "Resuelto y comprobado"]),
    ],
)
def test_a_phase_is_claimed_by_its_word_alone(language: str, heading: str, entries: list[str]) -> None:
    lines = "\n".join(f"- 2024-05-01 1{hour}:00 UTC {entry}" for hour, entry in enumerate(entries))
    post = parse_post(Source.of("a.md", f"---\nlanguage: {language}\n---\n\n## {heading}\n\n{lines}\n"), Reading())
    assert [event.phase for event in post.timeline] == ["detected", "mitigated", "resolved", None]
