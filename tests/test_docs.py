"""The documentation says what the program does: every command, key and word of it, and nothing else.

With AFTERWORD_REWRITE set, what is made from the code (the words of themes, the output of commands in the README) is
written anew instead of compared.
"""

import os
import re
import shlex
import typing
from html.parser import HTMLParser
from pathlib import Path
from types import UnionType
from urllib.parse import unquote, urlsplit

import click
import msgspec
import pytest
from markupsafe import Markup
from msgspec import Struct

from generator.cli.command import afterword
from generator.engine.rules import every_rule
from generator.model import incident
from generator.model.config import Config, Editorial
from generator.model.manual import MANUAL, rule_url
from generator.model.problem import Severity
from generator.model.text import Source
from generator.parse.config import parse_config
from generator.parse.front_matter import keys
from generator.render import contract, contract_post
from generator.report import data, reading, values
from generator.report import notes as note_report
from generator.report import rule as rule_report
from tests.conftest import ROOT
from tests.manual import DOCS, FENCE, PAGES, coded, rows, sections, text_of
from tests.site import run, write_site

PROSE = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES]
REWRITE = bool(os.environ.get("AFTERWORD_REWRITE"))

FLAG = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


# Commands ------------------------------------------------------------------------------------------------------------


def commands() -> dict[str, click.Command]:
    """Every command by its words, those of groups after the group itself."""
    found: dict[str, click.Command] = {}
    context = click.Context(afterword)
    for name in afterword.list_commands(context):
        command = afterword.get_command(context, name)
        assert command is not None
        found[name] = command
        inner = command.commands if isinstance(command, click.Group) else {}
        found |= {f"{name} {word}": below for word, below in inner.items()}
    return found


COMMANDS = commands()


def options(command: click.Command) -> dict[str, click.Option]:
    return {
        name: option
        for option in command.params
        if isinstance(option, click.Option)
        for name in (*option.opts, *option.secondary_opts)
    }


def test_every_command_has_a_section_and_every_section_is_a_command() -> None:
    described = {
        head.removeprefix("afterword ") for head in sections(text_of("commands.md"), 2) if head.startswith("afterword ")
    }
    assert described == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_is_described_with_its_flags_and_no_others(name: str) -> None:
    section = sections(text_of("commands.md"), 2)[f"afterword {name}"]
    described = {flag for cells in rows(section) for words in coded(cells[0]) for flag in FLAG.findall(words)}
    assert described == set(options(COMMANDS[name]))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_choice_is_described_with_all_that_can_be_chosen(name: str) -> None:
    section = sections(text_of("commands.md"), 2)[f"afterword {name}"]
    described = {words for cells in rows(section) for words in coded(cells[0])}
    for flag, option in options(COMMANDS[name]).items():
        if isinstance(option.type, click.Choice):
            assert {f"{flag} {choice}" for choice in option.type.choices} <= described


def command_lines() -> list[tuple[str, str]]:
    """Every line of a shell in the documents that runs `afterword` or `make`."""
    found = []
    for file in PROSE:
        for language, code in FENCE.findall(file.read_text(encoding="utf-8")):
            if language in ("sh", "console"):
                lines = (line.removeprefix("$ ").strip() for line in code.splitlines())
                found += [(file.name, line) for line in lines if line.startswith(("afterword ", "make "))]
    return found


def test_there_are_command_lines_to_check() -> None:
    assert {"README.md", "start.md", "commands.md"} <= {name for name, _ in command_lines()}


@pytest.mark.parametrize(("file", "line"), command_lines())
def test_a_command_line_in_the_documents_is_one_that_works(file: str, line: str) -> None:
    words = shlex.split(line, comments=True)
    if words[0] == "make":
        targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
        assert set(words[1:]) <= targets
    elif words[1].startswith("-"):
        assert words[1] in ("--version", "--help", "-h")
    else:
        name = " ".join(words[1:3])
        command = COMMANDS.get(name) or COMMANDS[words[1]]
        known = {*options(command), "--help"}
        assert {word.partition("=")[0] for word in words[2:] if word.startswith("-")} <= known


# Links ---------------------------------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """The ids and the links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name in ("href", "src") and value and tag != "link":
                self.links.append(value)


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, _Page]:
    """The pages of the manual, built by the real command, by their URLs."""
    output = tmp_path_factory.mktemp("manual") / "site"
    done = run("build", "--strict", "--root", DOCS, "--output", output, "--base-url", "https://manual.example/")
    assert done.returncode == 0, done.stderr
    return {
        "/" + path.relative_to(output).as_posix().removesuffix("index.html"): _Page(path.read_text(encoding="utf-8"))
        for path in output.rglob("*.html")
    }


def test_every_text_of_the_manual_is_a_page_of_it(manual: dict[str, _Page]) -> None:
    assert {f"/{page.stem}/" for page in PAGES if page.stem != "index"} | {"/", "/404.html"} == set(manual)


def test_every_page_of_the_manual_is_named_on_its_first_page_and_in_its_menu() -> None:
    pages = {page.stem for page in PAGES} - {"index"}
    config, _ = parse_config(Source.of("site.yaml", (DOCS / "site.yaml").read_text(encoding="utf-8")))
    assert set(re.findall(r"\]\(([\w-]+)\.md\)", text_of("index.md"))) == pages
    assert {entry.url.strip("/") for entry in config.menu} == pages


def test_every_link_of_the_manual_leads_somewhere(manual: dict[str, _Page]) -> None:
    broken = []
    for url, page in manual.items():
        for link in page.links:
            parts = urlsplit(link)
            target = parts.path or url
            if parts.scheme or target == "/feed.xml":
                continue
            if target not in manual or (parts.fragment and unquote(parts.fragment) not in manual[target].ids):
                broken.append(f"{url} -> {link}")
    assert not broken


def test_the_manual_is_where_reports_say_that_it_is_and_tells_of_every_rule_there(manual: dict[str, _Page]) -> None:
    config, _ = parse_config(Source.of("site.yaml", (DOCS / "site.yaml").read_text(encoding="utf-8")))
    assert config.base_url == MANUAL
    for rule in every_rule():
        page, _, anchor = rule_url(rule.code, rule.name).removeprefix(MANUAL).partition("#")
        assert anchor in manual[f"/{page}"].ids, rule


def test_the_manual_has_nothing_that_an_editor_would_mind() -> None:
    done = run("lint", DOCS)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_link_of_a_document_of_the_repository_leads_to_a_file(name: str) -> None:
    text = FENCE.sub("", (ROOT / name).read_text(encoding="utf-8"))
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)", text)]
    missing = [target for target in targets if target and ":" not in target and not (ROOT / target).exists()]
    assert not missing


# Keys ----------------------------------------------------------------------------------------------------------------


def keys_in(section: str) -> set[str]:
    """The keys that the first two columns of the tables of a section name."""
    return {key for cells in rows(section) for cell in cells[:2] for key in coded(cell)}


def test_every_setting_is_described_and_every_described_setting_is_one() -> None:
    page = text_of("site-yaml.md")
    described = {key for cells in rows(page.partition("\n## ")[0]) for key in coded(cells[0])}
    assert set(Config.__struct_fields__) <= described
    unknown = [p.text for p in parse_config(Source.of("site.yaml", "".join(f"{k}:\n" for k in described)))[1]]
    assert not unknown


def test_every_editorial_setting_is_described_and_every_described_one_is_one() -> None:
    section = sections(text_of("site-yaml.md"), 2)["Editorial"]
    assert {key for cells in rows(section) for key in coded(cells[0])} == set(Editorial.__struct_fields__)
    example = next(code for language, code in FENCE.findall(section) if language == "yaml")
    config, problems = parse_config(Source.of("site.yaml", example), rules=every_rule)
    assert problems == ()
    assert config.editorial.paths


def test_every_key_of_front_matter_is_described_and_every_described_key_is_one() -> None:
    described = keys_in(sections(text_of("writing.md"), 2)["Front matter"].partition("### Dates")[0])
    ours = {keys.canonical(key) for key in described}
    assert all(keys.is_ours(name) for name in ours)
    assert ours == keys._OURS


def test_every_key_of_the_incident_is_described_and_every_described_key_is_one() -> None:
    described = {keys.plain_key(key) for key in keys_in(sections(text_of("writing.md"), 3)["The incident"])}
    assert {keys.INCIDENT_SYNONYMS.get(key, key) for key in described} == keys.INCIDENT_KEYS


JSON_OBJECTS: dict[str, type[Struct]] = {
    "Problem": data.ShownProblem,
    "Target": data.ShownTarget,
    "Fix": data.ShownFix,
    "Open note": note_report.ShownNote,
    "Rule": rule_report.ShownRule,
    "Reading": reading.Reading,
    "Event": reading.ReadEvent,
    "Doubt": reading.ReadDoubt,
    "Telling": reading.ReadTelling,
    "Section": reading.ReadSection,
    "Learning": reading.ReadLearning,
    "Action": reading.ReadAction,
    "Durations": reading.ReadDurations,
    "Term": reading.ReadTerm,
    "Note": reading.ReadNote,
    "Value": values.ReadValue,
}


@pytest.mark.parametrize("name", JSON_OBJECTS)
def test_the_keys_of_a_json_object_are_described(name: str) -> None:
    after = re.split(rf"^{name}:$", text_of("json.md"), maxsplit=1, flags=re.MULTILINE)[1]
    table = re.split(r"\n\n(?!\|)", after.strip())[0]
    described = {key for cells in rows(table) for key in coded(cells[0])}
    assert described == set(JSON_OBJECTS[name].__struct_fields__)


WORDS = {
    ("Problem", "severity"): Severity,
    ("Doubt", "kind"): incident.DoubtKind,
    ("Event", "phase"): incident.Phase,
    ("Section", "role"): incident.Role,
    ("Declared duration", "of"): incident.DurationKind,
    ("Learning", "kind"): incident.LearningKind,
    ("Cause", "kind"): incident.CauseKind,
    ("Action", "status"): incident.ActionStatus,
}


@pytest.mark.parametrize(("name", "key"), WORDS)
def test_the_words_that_a_json_value_may_be_are_described(name: str, key: str) -> None:
    after = re.split(rf"^{name}:$", text_of("json.md"), maxsplit=1, flags=re.MULTILINE)[1]
    table = re.split(r"\n\n(?!\|)", after.strip())[0]
    (described,) = (cells[1] for cells in rows(table) if key in coded(cells[0]))
    assert set(coded(described)) == set(typing.get_args(WORDS[name, key]))


def test_the_json_in_the_manual_is_a_report() -> None:
    example = next(code for language, code in FENCE.findall(text_of("json.md")) if language == "json")
    report = msgspec.json.decode(example, type=data.ShownProblems)
    (problem,) = report.problems
    assert problem.end_column - problem.column == len(problem.text)
    assert msgspec.json.decode(example)["problems"][0].keys() == set(data.ShownProblem.__struct_fields__)


# What is made from the code ------------------------------------------------------------------------------------------


def shown_type(kind: object) -> str:
    """A type as the manual names it."""
    arguments = typing.get_args(kind)
    if isinstance(kind, UnionType):
        return " or ".join(shown_type(argument) for argument in arguments if argument is not type(None)) + ", or none"
    if typing.get_origin(kind) is tuple:
        return f"list of {shown_type(arguments[0])}"
    if isinstance(kind, type) and issubclass(kind, Struct):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return {str: "text", Markup: "HTML", int: "number", bool: "yes or no"}[typing.cast(type, kind)]


def view_reference() -> str:
    """The words of themes in Markdown: what each template gets, then every view."""
    pages = dict(contract.TEMPLATES)
    views = [
        value
        for module in (contract, contract_post)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Struct) and value.__module__ == module.__name__
    ]
    parts = []
    for name, view in [*((f"`{name}`", page) for name, page in pages.items()), *((v.__name__, v) for v in views)]:
        if view in pages.values() and not name.startswith("`"):
            continue
        about = "" if name.startswith("`") else f"{_plain(view.__doc__ or '')}\n\n"
        head = "| Name | Is |\n| --- | --- |\n"
        fields = "".join(f"| `{field}` | {shown_type(kind)} |\n" for field, kind in typing.get_type_hints(view).items())
        parts.append(f"### {name}\n\n{about}{head}{fields}")
    return "\n".join(parts)


def _plain(docstring: str) -> str:
    """A docstring without its indentation, its line breaks inside paragraphs kept."""
    return "\n".join(line.strip() for line in docstring.strip().splitlines())


def test_the_words_of_themes_are_described() -> None:
    page = DOCS / "content/themes.md"
    text = page.read_text(encoding="utf-8")
    before, begin, rest = re.split(r"(<!-- begin: [^\n]+ -->\n)", text)
    made, end, after = rest.partition("<!-- end -->")
    wanted = f"\n{view_reference()}\n"
    if REWRITE and made != wanted:
        page.write_text(f"{before}{begin}{wanted}{end}{after}", encoding="utf-8")
        return
    assert made == wanted, "run this with AFTERWORD_REWRITE=1 and look at the difference"


def test_every_template_is_described() -> None:
    described = {name for cells in rows(sections(text_of("themes.md"), 2)["Templates"]) for name in coded(cells[0])}
    assert described == {name for name, _ in contract.TEMPLATES}


CONSOLE = re.compile(r"(?<=^```console\n)\$ (afterword [^\n]+)\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
SECONDS = re.compile(r"\d+\.\d s")


def test_what_the_readme_shows_is_what_the_commands_print(tmp_path: Path) -> None:
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    draft = next(code for language, code in FENCE.findall(text) if language == "markdown")
    site = write_site(tmp_path / "site", {"content/posts/2026-03-16-search.md": draft}, "title: Journal\n")
    written = text
    for match in CONSOLE.finditer(text):
        done = run(*shlex.split(match[1])[1:], cwd=site)
        shown = SECONDS.sub("0.3 s", done.stdout)
        if REWRITE:
            written = written.replace(match[0], f"$ {match[1]}\n{shown}")
        else:
            assert match[2] == shown, "run this with AFTERWORD_REWRITE=1 and look at the difference"
    assert CONSOLE.search(text)
    if written != text:
        readme.write_text(written, encoding="utf-8")
