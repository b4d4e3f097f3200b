"""What the server says of a site is what the command says, problem for problem: with all the examples of the manual."""

from pathlib import Path
from threading import Event

import pytest

from generator.cli.texts import understand_texts
from generator.disk.find import find_site
from generator.language.buffers import Buffer
from generator.language.checks import WholeSite, check_open, check_whole
from generator.language.documents import OpenSite
from generator.language.memory import StoppedError
from generator.language.spots import belonging_of
from generator.model.problem import Problem
from tests.disk.tree import put
from tests.lint.private.made_up import TOKENS
from tests.manual import FENCE, text_of

EXAMPLES = [text for language, text in FENCE.findall(text_of("rules.md")) if language == "markdown"]
CONFIG = "title: Examples\neditorial:\n  ignore: [ED003]\n  paths: {content/posts/1*.md: [CO]}\n"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts: dict[str, str | bytes] = {f"content/posts/{number}.md": text for number, text in enumerate(EXAMPLES)}
    return put(tmp_path_factory.mktemp("examples"), {"site.yaml": CONFIG, **texts})


def checked(root: Path, opened: dict[str, Buffer]) -> tuple[OpenSite, WholeSite]:
    site = OpenSite(find_site(root))
    return site, check_whole(site, None, opened, Event())


def buffer_of(file: Path, text: str) -> Buffer:
    return Buffer.of(file.as_uri(), 1, text)


def said(root: Path) -> tuple[Problem, ...]:
    return understand_texts(find_site(root)).build.problems


def test_the_whole_site_is_as_the_command_sees_it(examples: Path) -> None:
    _, whole = checked(examples, {})
    assert len(whole.problems) > 100
    assert whole.problems == said(examples)


def test_open_texts_are_as_if_they_were_saved(examples: Path, tmp_path: Path) -> None:
    paths = [f"content/posts/{number}.md" for number in range(len(EXAMPLES))]
    texts = dict(zip(paths, reversed(EXAMPLES), strict=True))
    config = CONFIG.replace("ED003", "ED004")
    saved = put(tmp_path, {"site.yaml": config, **texts})
    opened = {path: buffer_of(examples / path, text) for path, text in {"site.yaml": config, **texts}.items()}
    _, whole = checked(examples, opened)
    assert whole.problems == said(saved)


def test_what_is_said_of_settings_by_themselves_is_said_of_them_in_their_site_too(examples: Path) -> None:
    text = "titel: T\nmenu: [{title: Gone, url: /gone/}]\neditorial: {ignore: [CF101]}\n"
    opened = {"site.yaml": buffer_of(examples / "site.yaml", text)}
    site, whole = checked(examples, opened)
    belonging = belonging_of(examples / "site.yaml", "site.yaml", "yaml")
    alone = check_open(opened["site.yaml"], belonging, site, 0, opened)
    in_site = set(whole.problems_of("site.yaml"))
    assert set(alone.problems) <= in_site
    assert [problem.code for problem in in_site - set(alone.problems)] == ["LI001"]


def test_work_that_nobody_waits_for_is_given_up(examples: Path) -> None:
    stop = Event()
    stop.set()
    with pytest.raises(StoppedError):
        check_whole(OpenSite(find_site(examples)), None, {}, stop)


def test_what_is_said_of_a_text_by_itself_is_said_of_it_in_its_site_too(examples: Path) -> None:
    site, whole = checked(examples, {})
    for number, text in enumerate(EXAMPLES):
        file = examples / f"content/posts/{number}.md"
        belonging = belonging_of(file, file.name, "markdown")
        alone = check_open(buffer_of(file, text), belonging, site, 0, {})
        assert set(alone.problems) <= set(whole.problems_of(belonging.path))


@pytest.mark.parametrize("path", ["site.yaml", "content/posts/ring.md"])
def test_no_secret_that_stands_beside_a_problem_is_shown(path: str, tmp_path: Path) -> None:
    config = f"title: Ring\nkey_{TOKENS[1]}: 1\n"
    post = f"---\ntitle: Ring\ndate: 2024-03-02\n---\n\nThe ring ran dry. <!-- afterword: allow {TOKENS[0]} -->\n"
    texts = {"site.yaml": config, "content/posts/ring.md": post}
    site, whole = checked(put(tmp_path, {**texts}), {})
    file = tmp_path / path
    belonging = belonging_of(file, file.name, "markdown")
    alone = check_open(buffer_of(file, texts[path]), belonging, site, 0, {})
    assert alone.problems
    assert not any(token in repr(alone.problems) for token in TOKENS[:2])
    assert set(alone.problems) <= set(whole.problems_of(path))
