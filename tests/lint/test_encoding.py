"""Text that was decoded wrongly, and characters that nobody sees."""

import pytest

from tests.lint.reading import DATED, codes_of, problems_of


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
