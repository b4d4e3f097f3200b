"""The dictionary of misspellings: what counts of it, and that nothing breaks without it."""

import sys
import time
from collections.abc import Iterator

import pytest

from generator.lint.prose import misspellings
from generator.lint.prose.misspellings import correction, corrects_to
from tests.lint.prose.reading import words_of


@pytest.fixture
def unread() -> Iterator[None]:
    """The dictionary as it is at the start of a process, and again afterwards."""

    def forget() -> None:
        for remembered in (correction, corrects_to, misspellings._entries, misspellings._dictionary):
            remembered.cache_clear()

    forget()
    yield
    forget()


def test_a_misspelling_has_its_correction() -> None:
    assert correction("recieve") == "receive"
    assert correction("didnt") == "didn't"


def test_a_word_has_none() -> None:
    assert [correction(word) for word in ("receive", "colour", "color", "pump", "")] == ["", "", "", "", ""]


def test_an_entry_with_several_corrections_is_a_guess() -> None:
    assert correction("thw") == ""
    assert correction("databasse") == ""


def test_words_that_corrections_lead_to_are_english() -> None:
    assert corrects_to("receive")
    assert not corrects_to("qzk")


@pytest.mark.usefixtures("unread")
def test_no_code_of_the_package_is_run() -> None:
    loaded = {name for name in sys.modules if name.startswith("codespell_lib")}
    assert correction("recieve")
    assert {name for name in sys.modules if name.startswith("codespell_lib")} == loaded


@pytest.mark.usefixtures("unread")
def test_the_first_look_into_it_is_quick() -> None:
    began = time.process_time()
    assert correction("recieve")
    assert time.process_time() - began < 0.06


@pytest.mark.usefixtures("unread")
def test_without_the_package_no_word_is_misspelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misspellings, "_PACKAGE", "no_such_package_is_installed")
    assert correction("recieve") == ""
    assert words_of("We did not recieve it.\n", "SP101") == []


@pytest.mark.usefixtures("unread")
def test_without_its_file_no_word_is_misspelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misspellings, "_FILE", "data/gone.txt")
    assert correction("recieve") == ""
