"""Names of people in one spelling; and what only looks like two spellings."""

import time

import pytest

from generator.lint.prose.names import distance
from generator.model.config import Editorial
from tests.lint.prose.reading import words_of
from tests.lint.reading import problems_of


def found(body: str, head: str = "---\ntitle: The ring\ndate: 2024-03-15\n---\n\n") -> list[str]:
    return [problem.text for problem in problems_of(body, head=head) if problem.code == "CO206"]


def test_a_letter_too_many_or_two_that_changed_places_is_another_spelling() -> None:
    assert found("Let us call her Annelise. We asked Annelise, and Anneliise said no. Then Annelsie left.\n") == [
        "Anneliise",
        "Annelsie",
    ]


def test_what_front_matter_lists_is_right() -> None:
    head = "---\ntitle: The ring\ndate: 2024-03-15\npeople:\n  Mathilda: {role: plumber}\n---\n\n"
    assert found("Then Matthilda came. Later Matthilda left.\n", head) == ["Matthilda"]


def test_an_account_does_not_make_a_name_a_word() -> None:
    assert found("Mathew joins. Mathhew said that it was short. @mathew mends it. Mathew leaves.\n") == ["Mathhew"]


def test_who_shares_a_surname_is_one() -> None:
    assert found("Mathew Collins was paged. Later Matthew Collins mended it. Mathew Collins left.\n") == ["Matthew"]
    assert found("Mathew Collins was paged. Matthew Rose said that it was short. Mathew left.\n") == []


def test_accents_make_another_spelling() -> None:
    assert found("We asked Bjørnar. Later Bjornar said that it was dry. Bjørnar left.\n") == ["Bjornar"]


@pytest.mark.parametrize("first", ["Mathew", "Mathhew", "Matthew"])
@pytest.mark.parametrize("often", ["Mathew", "Mathhew", "Matthew"])
def test_of_three_spellings_the_one_that_is_used_most_is_right_wherever_it_stands(first: str, often: str) -> None:
    others = [name for name in ("Mathew", "Mathhew", "Matthew") if name != often]
    names = sorted([often, often, often, *others], key=lambda name: name != first)
    assert sorted(found(" ".join(f"Then {name} said no." for name in names) + "\n")) == others


def test_names_of_the_site_are_right() -> None:
    body = "We asked Mathilda and Matthilda.\n"
    assert words_of(body, "CO206", Editorial(names=("Matthilda Jansen",))) == ["Mathilda"]
    assert words_of(body, "CO206", Editorial(names=("Matthilda", "Mathilda"))) == []


@pytest.mark.parametrize(
    "body",
    [
        "We asked Marvin, and Martin said no.\n",
        "The Behavioural Changes said no, and the Behavioral Changes said yes.\n",
        "We asked Daniel Weber, and Danniel Krause said no.\n",
        "The Rings burst, and Rings said nothing. The Ring was asked.\n",
        "February came. Feburary went.\n",
        "We asked Stats, and the status said no. Status was green.\n",
        "Told Hanna's boss. Hanna said no.\n",
    ],
)
def test_two_people_and_other_words_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_a_handle_with_a_letter_too_many_is_another_spelling() -> None:
    assert found("@maradeboer came, @maradeboer left, @marradeboer asked.\n") == ["@marradeboer"]
    assert found("@maradeboer came, @maradeboer left, @maradeboer2 asked.\n") == []


def test_distance_counts_letters_that_changed_places_as_one() -> None:
    assert [distance("mathew", other, 2) for other in ("mathew", "mathhew", "mahtew", "matthews", "oscar")] == [
        0,
        1,
        1,
        2,
        3,
    ]


def test_a_text_full_of_like_names_takes_no_time() -> None:
    names = " ".join(f"Abc{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}xyz" for i in range(1400))
    began = time.perf_counter()
    found(f"{names}\n")
    assert time.perf_counter() - began < 5
