"""Text that was decoded wrongly, and characters that nobody sees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.problem import Problem
from tests.lint.reading import DATED, codes_of, problems_of


def mended(body: str, *, unsafe: bool = False) -> str:
    """`body` with the fixes of its problems made."""
    text = DATED + body
    fixes = [problem.fix for problem in problems_of(body) if problem.fix is not None and (unsafe or problem.fix.safe)]
    for edit in sorted((edit for fix in fixes for edit in fix.edits), reverse=True):
        text = text[: edit.span.start] + edit.new + text[edit.span.end :]
    return text.removeprefix(DATED)


def one(body: str) -> Problem:
    (problem,) = problems_of(body)
    return problem


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("clusterâ€™s", "cluster’s"),
        ("cafÃ©", "café"),
        ("10Â°C", "10°C"),
        ("MÃ¼ller", "Müller"),
    ],
)
def test_mojibake_is_reported_with_its_repair(broken: str, mended: str) -> None:
    (problem,) = problems_of(f"The {broken} ring.\n")
    assert (problem.code, problem.blocks) == ("EN001", "strict")
    assert problem.text == broken
    assert (problem.place.line, problem.place.column, problem.place.end_column) == (6, 5, 5 + len(broken))
    assert f"it should read “{mended}”" in problem.message


def test_each_word_is_a_problem_without_the_signs_around_it() -> None:
    assert [problem.text for problem in problems_of("(Itâ€™s here.) And cafÃ©, too.\n")] == ["Itâ€™s", "cafÃ©"]


def test_front_matter_is_read_too() -> None:
    (problem,) = problems_of("The ring.\n", head=DATED.replace("The ring", "The cafÃ© ring"))
    assert (problem.code, problem.place.line, problem.place.column) == ("EN001", 2, 12)


@pytest.mark.parametrize(
    "words",
    [
        "naïve façade à la carte",
        "Ångström, Âge, Île, ÆØÅ",
        "São Paulo in März",
        "“quoted” – dash…",
        "`cafÃ©` in code",
        "ring",
    ],
)
def test_foreign_letters_and_code_are_no_mojibake(words: str) -> None:
    assert codes_of(words + "\n") == []


def test_a_text_that_is_broken_throughout_is_not_reported_word_by_word_for_ever() -> None:
    assert len(codes_of("cafÃ© " * 1000 + "\n")) == 100


def test_a_character_that_nobody_sees_is_reported_once_a_line_in_code_too() -> None:
    problems = problems_of("pay\u200bpal and pay\u200bpal\n\n```\nif user\u202e:\n```\n")
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("EN002", 6, 4), ("EN002", 9, 8)]
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in problems[1].message


def test_joiners_of_emoji_and_scripts_are_fine() -> None:
    assert codes_of("👩\u200d🚒 and می\u200cخواهم\n") == []


def test_sound_words_of_other_languages_hide_no_broken_one() -> None:
    assert [problem.text for problem in problems_of("à ça " * 300 + "\n\nThe clusterâ€™s end.\n")] == ["clusterâ€™s"]


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("The clusterâ€™s end.", "The cluster’s end."),
        ("Ã‰tÃ© Ã  la plage, dÃ©jÃ  vu, voilÃ  tout.", "Été à la plage, déjà vu, voilà tout."),
        ("The clusterÃ¢â‚¬â„¢s ÃƒÂ©tÃƒÂ©.", "The cluster’s été."),
        ("He said â€œquotedâ€ to us.", "He said “quoted” to us."),
        ("He said â€œquotedâ€ to us.", "He said “quoted” to us."),
        ("**CafÃ©**, [MÃ¼ller](x.md) and `cafÃ©`", "**Café**, [Müller](x.md) and `cafÃ©`"),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚ to everybody", "привет to everybody"),
        ("It was 10Â°C â€“ and 5 â‚¬.", "It was 10°C – and 5 €."),
        ("The ![CafÃ©](cafÃ©.png 'Ã‰tÃ©') and `Ã©`", "The ![Café](cafÃ©.png 'Été') and `Ã©`"),
        ('<img src="ring.png" alt="The cafÃ©">', '<img src="ring.png" alt="The café">'),
    ],
)
def test_a_line_of_mojibake_is_repaired_and_nothing_else_of_it(broken: str, sound: str) -> None:
    assert mended(broken + "\n") == sound + "\n"
    assert mended(sound + "\n") == sound + "\n"


def test_the_last_of_many_repairs_the_rest() -> None:
    assert mended("cafÃ© " * 1000 + "\n") == "café " * 1000 + "\n"
    assert problems_of("cafÃ© " * 1000 + "\n")[-1].message.endswith("; 900 more of such words")


def test_a_repair_is_an_order_and_safe() -> None:
    fix = one("The clusterâ€™s end.\n").fix
    assert fix is not None
    assert (fix.title, fix.safe) == ("write “cluster’s”", True)


@given(st.lists(st.text("éàüß’“”–€ñÅ日本ая ring", min_size=1, max_size=8), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_what_is_repaired_once_is_repaired(words: list[str]) -> None:
    text = " ".join(words)
    broken = "The " + text.encode().decode("cp1252", "replace").replace("\n", " ") + " end\n"
    once = mended(broken)
    assert mended(once) == once


def test_what_nobody_sees_is_deleted_in_words_and_looked_at_in_code() -> None:
    assert mended("pay​pal and pay⁠pal ﻿here\n") == "paypal and paypal here\n"
    assert mended("```\nif user​:\n```\n") == "```\nif user​:\n```\n"
    assert mended("```\nif user​:\n```\n", unsafe=True) == "```\nif user:\n```\n"
    assert mended("The ‮gnir‬.\n") == "The ‮gnir‬.\n"


@pytest.mark.parametrize("words", ["วงแหวน​ปั๊ม", "環​ポンプ", "⁧טבעת⁩ ring", "‫حلقة‬"])
def test_characters_that_a_script_needs_are_fine(words: str) -> None:
    assert codes_of(words + "\n") == []


def test_a_mark_that_overrides_a_direction_is_none_of_them() -> None:
    assert codes_of("‮טבעת‬\n") == ["EN002"]


def test_a_lost_letter_is_reported_and_nothing_repairs_it() -> None:
    problem = one("The caf� was closed.\n")
    assert (problem.code, problem.text, problem.blocks, problem.fix) == ("EN003", "caf�", "strict", None)


@pytest.mark.parametrize("text", ["It shows � instead.", "`caf�`", "```\ncaf�\n```"])
def test_writing_about_the_character_and_code_are_fine(text: str) -> None:
    assert codes_of(text + "\n") == []


def test_soft_hyphens_are_said_once_and_deleted() -> None:
    assert one("clus­ter and clus­ter\n").message == "a soft hyphen stands here, which nobody sees; 1 more of them"
    assert mended("clus­ter and clus­ter\n") == "cluster and cluster\n"
