"""What is kept between checks is what a fresh check would say."""

from threading import Event

import pytest

from generator.language.memory import Memory, StoppedError, until
from generator.lint.prose_catalog import RULES
from generator.model.config import Editorial, Reading
from generator.model.text import Source

TEXT = Source.of("a.md", "It was slow (TODO: why).\n")


def test_a_text_that_has_not_changed_is_not_read_again() -> None:
    memory = Memory()
    post = memory.parse(TEXT, Reading())
    assert memory.parse(Source.of("a.md", TEXT.data), Reading()) is post
    assert memory.check(post, Editorial(), RULES) is memory.check(post, Editorial(), RULES)


def test_other_settings_are_another_reading() -> None:
    memory = Memory()
    post = memory.parse(TEXT, Reading())
    assert memory.parse(TEXT, Reading(timezone="UTC")) is not post


def test_what_was_said_is_said_of_that_reading_alone() -> None:
    memory = Memory()
    one = memory.parse(TEXT, Reading())
    said = memory.check(one, Editorial(), RULES)
    other = memory.parse(TEXT, Reading(timezone="UTC"))
    assert memory.check(other, Editorial(), RULES) is not said


def test_of_each_text_only_the_last_version_is_kept() -> None:
    memory = Memory()
    post = memory.parse(TEXT, Reading())
    memory.parse(Source.of("a.md", "Another version.\n"), Reading())
    assert memory.parse(TEXT, Reading()) is not post


def test_what_is_not_kept_is_forgotten() -> None:
    memory = Memory()
    other = Source.of("b.md", "Fine.\n")
    kept, forgotten = memory.parse(TEXT, Reading()), memory.parse(other, Reading())
    memory.keep((TEXT.path,))
    assert memory.parse(TEXT, Reading()) is kept
    assert memory.parse(other, Reading()) is not forgotten


def test_work_stops_at_the_next_text() -> None:
    stop = Event()
    parse = until(stop, Memory().parse)
    parse(TEXT, Reading())
    stop.set()
    with pytest.raises(StoppedError):
        parse(TEXT, Reading())
