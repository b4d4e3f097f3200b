"""Accepting what was understood of a text into its front matter."""

import pytest

from generator.engine.accept import Accepted, accept_source
from generator.model.config import Reading
from generator.model.incident import Event
from generator.model.post import Subject
from generator.model.text import Source
from generator.parse.post import parse_post

BODY = "# The lamp\n\n## Timeline (UTC)\n\n- 2025-02-03 10:30 The lamp fails\n- 10:45 A spare: found\n"
LIST = "timeline:\n  - at: 2025-02-03T10:30Z\n    text: The lamp fails\n"
LIST += '  - at: 2025-02-03T10:45Z\n    text: "A spare: found"\n'


def accepted(text: str, subject: Subject = "timeline", replace: bool = False, zone: str = "") -> Accepted:
    return accept_source(Source.of("a.md", text), Reading(zone), subject, replace)


def written(text: str, subject: Subject = "timeline", replace: bool = False, zone: str = "") -> str:
    done = accepted(text, subject, replace, zone)
    assert done.after is not None, (done.refusals, done.problems)
    return done.after.decode()


def refused(text: str, subject: Subject = "timeline", replace: bool = False) -> str:
    done = accepted(text, subject, replace)
    assert done.after is None
    return "; ".join(refusal.message for refusal in done.refusals)


def events(text: str, zone: str = "") -> tuple[Event, ...]:
    return parse_post(Source.of("a.md", text), Reading(zone)).timeline


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        (BODY, f"---\n{LIST}---\n\n{BODY}"),
        (f"\ufeff{BODY}", f"\ufeff---\n{LIST}---\n\n{BODY}"),
        (f"---\n---\n{BODY}", f"---\n{LIST}---\n{BODY}"),
        (f"---\n# mine\ntitle: 'x'   # c\n\n---\n{BODY}", f"---\n# mine\ntitle: 'x'   # c\n\n{LIST}---\n{BODY}"),
    ],
)
def test_a_list_is_put_at_the_end_of_front_matter_and_nothing_else_changes(before: str, wanted: str) -> None:
    assert written(before) == wanted
    assert written(before.replace("\n", "\r\n")) == wanted.replace("\n", "\r\n")


def test_a_list_is_indented_as_the_lists_of_the_file_are() -> None:
    assert "\ntimeline:\n- at: 2025-02-03T10:30Z\n  text: The" in written(f"---\ntags:\n- a\n---\n{BODY}")
    assert "\ntimeline:\n    - at: 2025" in written(f"---\nincident:\n    id: x\n---\n{BODY}")
    assert "\n  timeline:\n    - at: 2025" in written(f"---\n  title: x\n---\n{BODY}")


def test_toml_gets_tables_behind_everything() -> None:
    text = f'+++\ntitle = "x"\n\n[params]\na = 1\n+++\n{BODY}'
    table = '\n[[timeline]]\nat = "2025-02-03T10:30Z"\ntext = "The lamp fails"\n\n[[timeline]]\n'
    assert written(text).startswith(f'+++\ntitle = "x"\n\n[params]\na = 1\n{table}')


def test_empty_toml_is_filled() -> None:
    assert written(f"+++\n+++\n{BODY}").startswith("+++\n[[timeline]]\nat = ")


def test_a_toml_list_is_replaced_by_tables() -> None:
    text = f'+++\ntimeline = [\n  {{at = "2020-01-01", text = "old"}},\n]\ntitle = "x"\n+++\n{BODY}'
    once = written(text, replace=True)
    assert once.startswith('+++\ntitle = "x"\n\n[[timeline]]\n')
    assert written(once, replace=True) == once


@pytest.mark.parametrize("key", ["timeline", "Timeline"])
def test_a_list_that_is_there_is_replaced_only_when_asked_to(key: str) -> None:
    text = f"---\n{key}:\n  - at: 2020-01-01\n    text: old\n\n# about the tags\ntags: [\n  a,\n]\n---\n{BODY}"
    assert refused(text) == f"front matter has the key {key} already"
    assert written(text, replace=True) == f"---\n{LIST}\n# about the tags\ntags: [\n  a,\n]\n---\n{BODY}"


@pytest.mark.parametrize(
    "begin", ["", "---\ntitle: x\n---\n", "+++\ntitle = 'x'\n+++\n", "---\ntimeline: false\n---\n"]
)
def test_accepting_twice_is_refused_and_replacing_twice_changes_nothing(begin: str) -> None:
    once = written(begin + BODY, replace=True)
    assert "already" in refused(once)
    assert written(once, replace=True) == once


def test_what_the_body_says_wins_over_the_list_that_is_replaced() -> None:
    once = written(BODY)
    assert "A spare: lost" in written(once.replace("10:45 A spare: found", "10:45 A spare: lost"), replace=True)


@pytest.mark.parametrize(
    ("stamp", "shown"),
    [
        ("2025-02-03 10:30", "at: 2025-02-03T10:30\n"),
        ("2025-02-03 10:30 EST", "at: 2025-02-03T10:30-05:00\n    tz: EST\n"),
        ("~2025-02-03 10:30:05 UTC", "at: 2025-02-03T10:30:05Z\n    approx: true\n"),
        ("2025-02-03", "at: 2025-02-03\n"),
        ("March 2025", "at: 2025-03\n"),
        ("2025-02-03 23:30-00:10 UTC+2", "until: 2025-02-04T00:10+02:00\n    tz: UTC+2\n"),
        ("2025-02-03 10:30 Central European Time", "tz: Central European Time\n"),
        ("10:30", 'when: "10:30"\n'),
    ],
)
def test_what_a_time_says_survives(stamp: str, shown: str) -> None:
    text = f"## Timeline\n\n- {stamp}: It began\n"
    new = written(text)
    assert shown in new
    before, after = events(text), events(new)
    assert [(e.at, e.until, e.approx) for e in before] == [(e.at, e.until, e.approx) for e in after]
    assert {event.how for event in after} == {"front-matter"}


def test_an_unknown_zone_stays_unknown_where_the_site_has_one() -> None:
    text = "## Timeline (local time)\n\n- 2025-02-03 10:30 local: It began\n"
    new = written(text, zone="Europe/London")
    assert [e.at for e in events(new, "Europe/London")] == [e.at for e in events(text, "Europe/London")]


@pytest.mark.parametrize(
    "words", ["no", "yes", "10:30", "# a", "a: b", "@x", "*x*y", '"q" \\ b', "é 🙂", "null", "1e3", "- x"]
)
@pytest.mark.parametrize("begin", ["", "+++\ntitle = 'x'\n+++\n"])
def test_words_that_yaml_or_toml_would_mistake_read_back_right(words: str, begin: str) -> None:
    text = f"{begin}## Lessons learned\n\nx\n\n## Action items\n\n- Write `{words}`\n- {words} again\n"
    before = parse_post(Source.of("a.md", text), Reading()).actions
    after = parse_post(Source.of("a.md", written(text, "actions")), Reading()).actions
    assert len(before) == 2
    assert [action.text.said for action in after] == [action.text.said for action in before]


def test_a_story_is_accepted_as_it_tells_its_times() -> None:
    text = "It was the last Friday before the holidays and the disk filled up. It lasted until March 2024.\n"
    new = written(text)
    assert new.startswith("---\ntimeline:\n  - when: ")
    told = parse_post(Source.of("a.md", text), Reading()).told
    after = parse_post(Source.of("a.md", new), Reading())
    assert [(e.text.said, e.stamp, e.at) for e in after.timeline] == [(t.text.said, t.phrase, t.at) for t in told]
    assert [problem.code for problem in after.problems] == []


def test_notes_are_left_out_and_internal_words_refused() -> None:
    noted = BODY.replace("The lamp fails", "The lamp fails (TODO: which one?)")
    assert "TODO" not in written(noted).partition("\n---\n")[0]
    assert "internal" in refused(BODY.replace("A spare", "[Kim's]{.internal} spare"))
    hidden = BODY + "\n::: internal\n- 10:50 A secret\n:::\n"
    assert "secret" not in written(hidden).partition("\n---\n")[0]


def test_what_would_not_read_back_is_refused() -> None:
    assert "1 of 2 entries would read back" in refused(
        "## Lessons learned\n\n- Write `TODO` less\n\n- `TBC`\n", "learnings"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Words alone.\n", "no timeline was found in its body"),
        (f"---\n{{title: x}}\n---\n{BODY}", "braces"),
        (f"---\nx: &a {{timeline: 1}}\n<<: *a\n---\n{BODY}", "lines of its own"),
    ],
)
def test_what_cannot_be_accepted_is_refused_with_its_reason(text: str, why: str) -> None:
    assert why in refused(text, replace=True)


def test_front_matter_that_cannot_be_read_is_left_alone() -> None:
    done = accepted(f"---\ntitle: [a\n---\n{BODY}")
    assert (done.after, done.problems[0].code) == (None, "FM003")


@pytest.mark.parametrize("front", ["? title\n: x\n", "tags: [a]\n? title\n: x\n", "!!str title: x\n"])
def test_keys_in_odd_forms_stay_where_they_are(front: str) -> None:
    assert written(f"---\n{front}---\n{BODY}") == f"---\n{front}{LIST}---\n{BODY}"
    assert written(f"---\ntimeline: [a]\n{front}---\n{BODY}", replace=True) == f"---\n{LIST}{front}---\n{BODY}"


def test_a_list_that_front_matter_uses_elsewhere_is_not_replaced() -> None:
    text = f"---\ntimeline: &same\n- a\nactions: *same\n---\n{BODY}"
    assert refused(text, replace=True).startswith("with the list, front matter cannot be read: ")


def test_a_key_in_an_odd_form_is_not_replaced() -> None:
    text = f"---\ntitle: x\n? timeline\n: - a\n---\n{BODY}"
    assert "does not stand on lines of its own" in refused(text, replace=True)


def test_a_list_of_tables_of_another_tool_stays_as_it_is() -> None:
    front = '+++\ntitle = "x"\n[[resources]]\nsrc = "a.png"\n[[resources]]\nsrc = """\nb"""\n'
    after = written(f"{front}+++\n{BODY}")
    assert after.startswith(f"{front}\n[[timeline]]\n")
    (extra,) = parse_post(Source.of("a.md", after), Reading()).header.extra
    assert (extra.key, extra.value) == ("resources", front[front.index("[[") : -1])


def test_a_list_that_would_be_nothing_but_a_note_is_refused() -> None:
    assert refused("## Timeline\n\n- 2025-02-04: 10:30 TBC\n") == "0 of 1 entries would read back"
