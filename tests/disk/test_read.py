"""From a folder to a Project: what is read, what is left out, and what is said of it."""

import os
import socket
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.disk.actions import Actions
from generator.disk.errors import OutsideError
from generator.disk.find import find_site
from generator.disk.manifest import JOURNAL, MANIFEST, Owned, write_journal, write_manifest
from generator.disk.output import record_of
from generator.disk.read import read_asset, read_project
from generator.model.project import Project
from generator.model.text import digest_of
from tests.disk.nobody import as_nobody, open_folder
from tests.disk.tree import Files, put


def read(root: Path) -> Project:
    return read_project(find_site(root))


def said(project: Project) -> dict[str, str]:
    """The name of each problem by the path that it is about."""
    return {problem.place.path: problem.name for problem in project.problems}


def test_texts_and_assets_in_path_order_with_their_digests(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "title: x", "content/b.md": "b", "content/a/index.md": "a", "content/a/p.png": "P"})
    put(tmp_path, {"static/q.txt": "Q", "static/readme.md": "an asset"})
    project = read(tmp_path)
    assert [text.path for text in project.texts] == ["content/a/index.md", "content/b.md"]
    assert project.texts[1].data == b"b"
    assert [asset.path for asset in project.assets] == ["content/a/p.png", "static/q.txt", "static/readme.md"]
    assert project.assets[0].digest == digest_of(b"P")
    assert project.assets[0].size == 1
    assert project.config is not None
    assert project.config.data == b"title: x"
    assert project.problems == ()


def test_a_glossary_beside_the_settings_is_that_of_the_site_and_published_nowhere(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "", "glossary.yaml": "CNI: networking", "a.md": "a", "b/glossary.yaml": "an asset"})
    project = read(tmp_path)
    assert project.glossary is not None
    assert project.glossary.data == b"CNI: networking"
    assert [asset.path for asset in project.assets] == ["b/glossary.yaml"]
    (tmp_path / "site.yaml").unlink()
    assert read(tmp_path).glossary is None


def test_the_folder_on_the_machine_enters_no_value(tmp_path: Path) -> None:
    for name in ("one", "two"):
        put(tmp_path / name, {"content/a.md": "a", "static/p.png": "P", "content/_x/b.md": "b"})
    assert read(tmp_path / "one") == read(tmp_path / "two")


def test_what_is_no_content_is_passed_over(tmp_path: Path) -> None:
    passed = ["public/x.md", "themes/t/x.md", "node_modules/a/x.md", ".venv/x.md", ".hidden.md", ".git/x.md"]
    passed += ["x.md~", "#x.md#", "y.md.bak", ".x.md.swp", "~x.md"]
    put(tmp_path, dict.fromkeys(passed, "no") | {"x.md": "yes", "y.markdown": "yes", "sub/Z.MD": "yes"})
    assert [text.path for text in read(tmp_path).texts] == ["sub/Z.MD", "x.md", "y.markdown"]


def record(root: Path, output: str, files: Files, name: str = MANIFEST) -> None:
    """Puts `files` into the folder `output` of the site at `root`, and the record that a build would leave of them."""
    put(root / output, dict(files))
    owned = tuple(Owned(path, digest_of(data)) for path, data in files.items())
    state = put(record_of(root, root / output).state, {})
    (write_manifest if name == MANIFEST else write_journal)(state, owned, "", Actions())


@pytest.mark.parametrize("name", [MANIFEST, JOURNAL])
def test_what_builds_wrote_into_any_folder_of_the_site_is_no_source(tmp_path: Path, name: str) -> None:
    record(tmp_path, "built/here", {"x/index.html": b"X", "raw/x.md": b"linked"}, name)
    record(tmp_path, "old", {"p.png": b"P"}, name)
    put(tmp_path, {"x.md": "x", "p.png": "P"})
    project = read(tmp_path)
    assert [text.path for text in project.texts] == ["x.md"]
    assert [asset.path for asset in project.assets] == ["p.png"]
    assert project.problems == ()


def test_the_folder_of_an_old_output_is_read_when_somebody_writes_in_it(tmp_path: Path) -> None:
    record(tmp_path, "notes", {"index.html": b"X", "raw/x.md": b"linked"})
    put(tmp_path, {"x.md": "x", "notes/n.md": "mine", "notes/raw/x.md": "changed", "notes/p.png": "P"})
    project = read(tmp_path)
    assert [text.path for text in project.texts] == ["notes/n.md", "notes/raw/x.md", "x.md"]
    assert [asset.path for asset in project.assets] == ["notes/p.png"]


@pytest.mark.parametrize(
    "folder", ["content", "content/posts", "static", "static/a", "themes", ".", "..", "/", "", "x"]
)
def test_a_record_that_no_build_left_hides_nothing(tmp_path: Path, folder: str) -> None:
    files: dict[str, str | bytes] = {"content/posts/x.md": "x", "static/a/p.png": "P", "content/x/y.md": "y"}
    put(tmp_path, {"site.yaml": "", **files})
    before = read(tmp_path)
    owned = tuple(Owned(path[cut:], digest_of(data)) for path, data in files.items() for cut in range(len(path)))
    state = put(tmp_path / ".afterword/outputs" / (quote(folder, safe="") or "%"), {})
    assert read(tmp_path) == before
    write_manifest(state, owned, "", Actions())
    assert read(tmp_path) == before


def test_a_text_in_the_output_folder_is_not_read_but_said(tmp_path: Path) -> None:
    put(tmp_path, {"x.md": "x", "public/a.md": "a", "public/deep/b.md": "b", "public/index.html": "", "out/c.md": "c"})
    record(tmp_path, "out", {"raw/x.md": b"linked"})
    project = read_project(find_site(tmp_path), "out")
    assert [text.path for text in project.texts] == ["x.md"]
    assert said(project) == {"public/a.md": "in-output", "out/c.md": "in-output"}
    assert "1 more in public/" in project.problems[1].message
    assert {problem.blocks for problem in project.problems} == {"strict"}


def test_a_text_beside_the_folder_content_is_not_read_but_said_and_a_readme_is_not_meant(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "", "content/x.md": "x", "old.md": "---\ntitle: Old\n---\n\nWords.\n"})
    put(
        tmp_path,
        {
            "README.md": "---\n",
            "readme.md": "---\n",
            "plain.md": "# P\n",
            "notes.txt": "---\n",
            "_plan.md": "---\n",
            "deep/y.md": "---\n",
        },
    )
    project = read(tmp_path)
    assert [text.path for text in project.texts] == ["content/x.md"]
    assert said(project) == {"old.md": "shadowed"}


def test_markdown_behind_an_underscore_is_left_out_with_a_word(tmp_path: Path) -> None:
    put(tmp_path, {"content/_private/plan.md": "x", "content/_img/p.png": "x", "content/_old.md": "x"})
    put(tmp_path, {"content/posts/_index.md": "list", "static/_headers": "/*"})
    project = read(tmp_path)
    assert [text.path for text in project.texts] == ["content/posts/_index.md"]
    assert [asset.path for asset in project.assets] == ["static/_headers"]
    assert said(project) == {"content/_private": "underscore", "content/_old.md": "underscore"}
    assert {problem.blocks for problem in project.problems} == {"never"}


def test_a_page_beside_a_jekyll_folder_is_left_out_with_a_word(tmp_path: Path) -> None:
    put(
        tmp_path,
        {"_posts/2020-03-16-x.md": "x", "about.md": "---\ntitle: About\n---\n", "README.md": "no", "_x.md": "---\n"},
    )
    project = read(tmp_path)
    assert [text.path for text in project.texts] == ["_posts/2020-03-16-x.md"]
    assert [(p.code, p.severity, p.place.path) for p in project.problems] == [("DK012", "warning", "about.md")]


def test_a_jekyll_folder_reads_posts_and_drafts(tmp_path: Path) -> None:
    put(tmp_path, {"_posts/2020-03-16-x.md": "x", "_posts/ops/y.md": "y", "_drafts/z.md": "z", "README.md": "no"})
    put(tmp_path, {"assets/img/p.png": "P", "images/q.md": "no text", "_site/x.md": "no", "other/x.png": "no"})
    assert [text.path for text in read(tmp_path).texts] == ["_drafts/z.md", "_posts/2020-03-16-x.md", "_posts/ops/y.md"]
    assert [asset.path for asset in read(tmp_path).assets] == ["assets/img/p.png", "images/q.md"]


def test_secrets_and_leftovers_are_withheld_and_said(tmp_path: Path) -> None:
    junk = [".env", ".npmrc", "id_rsa", "server.pem", "tls.key", "dump.sql", "capture.pcap", "trace.HAR", "Thumbs.db"]
    junk += ["notes.md~", "#notes.md#", "page.html.bak", "page.html.old", "page.html.ORIG"]
    junk += ["prod.env", "credentials.json", "credentials-prod.JSON", "putty.ppk", "dump.sql.gz", "app.sqlite3.zst"]
    junk += ["backup.tar.gz", "site-backup-2024.zip", "db_dump.7z", "Backup.tgz"]
    put(tmp_path / "static", dict.fromkeys(junk, "secret"))
    fine = ["environment.txt", "dataset.tar.gz", "dumpling.zip", "older.html", "credentials.html", "backup-sizes.png"]
    put(tmp_path / "static", dict.fromkeys(fine, "fine"))
    put(tmp_path / "static", {".well-known/security.txt": "ok", ".nojekyll": "", ".git/config": "", ".DS_Store": ""})
    project = read(tmp_path)
    taken = [f"static/{name}" for name in (".nojekyll", ".well-known/security.txt", *sorted(fine))]
    assert [asset.path for asset in project.assets] == taken
    assert said(project) == {f"static/{name}": "withheld" for name in junk}


@pytest.mark.parametrize(
    "begins", ["---\ntitle: x\n", "+++\ntitle = 'x'\n", "\ufeff---\r\ntitle: x\r\n", "\n--- \ndraft: true\n"]
)
def test_a_text_with_front_matter_that_lies_among_the_files_to_copy_is_withheld(tmp_path: Path, begins: str) -> None:
    put(tmp_path, {"static/draft.md": f"{begins}---\n\nSecret.\n", "static/readme.md": "# About\n\n---\n"})
    put(tmp_path, {"content/x.md": "x", "static/begins.txt": begins})
    project = read(tmp_path)
    assert [asset.path for asset in project.assets] == ["static/begins.txt", "static/readme.md"]
    (problem,) = project.problems
    assert (str(problem.place), problem.name, problem.severity) == ("static/draft.md:1:1", "withheld", "warning")
    assert "front matter" in problem.message


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({"site.yaml/x": "", "content/a.md": "a"}, "site.yaml"),
        ({"site.yaml": "", "content": "a", "a.md": "a"}, "content"),
        ({"site.yaml": "", "static": "a", "a.md": "a"}, "static"),
    ],
)
def test_a_file_where_a_folder_should_be_or_a_folder_for_a_file_is_an_error(
    tmp_path: Path, files: dict[str, str | bytes], path: str
) -> None:
    project = read(put(tmp_path, files))
    assert said(project) == {path: "wrong-kind"}
    assert {problem.blocks for problem in project.problems} == {"build"}


def test_a_content_that_leads_nowhere_is_an_error_and_a_file_of_that_name_in_no_site_is_none(tmp_path: Path) -> None:
    put(tmp_path, {"site/site.yaml": "", "notes/content": "x", "notes/a.md": "a"})
    (tmp_path / "site/content").symlink_to("nowhere")
    assert said(read(tmp_path / "site")) == {"content": "dangling-link"}
    assert said(read(tmp_path / "notes")) == {}


def test_a_folder_named_like_a_text_is_walked(tmp_path: Path) -> None:
    put(tmp_path, {"content/folder.md/inner.md": "x"})
    assert [text.path for text in read(tmp_path).texts] == ["content/folder.md/inner.md"]


def test_a_pipe_or_a_socket_named_like_a_text_is_an_error_and_blocks_nothing_for_ever(tmp_path: Path) -> None:
    put(tmp_path, {"content/good.md": "x"})
    os.mkfifo(tmp_path / "content/pipe.md")
    os.mkfifo(tmp_path / "content/pipe.bin")
    (tmp_path / "content/link.md").symlink_to("pipe.md")
    here = Path.cwd()
    os.chdir(tmp_path / "content")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.md")
        os.chdir(here)
        project = read(tmp_path)
    assert [text.path for text in project.texts] == ["content/good.md"]
    assert said(project) == {
        "content/pipe.md": "special-file",
        "content/link.md": "special-file",
        "content/socket.md": "special-file",
        "content/pipe.bin": "special-asset",
    }


def test_links_are_judged_by_where_they_really_lead(tmp_path: Path) -> None:
    put(tmp_path, {"outside/secret.txt": "OUT", "site-two/x.md": "OUT"})
    put(tmp_path / "site", {"site.yaml": "", "content/real.md": "in", "static/.env": "SECRET", "content/sub/a.md": "a"})
    links = {
        "inside.md": "real.md",
        "out.md": "../../outside/secret.txt",
        "neighbour.md": "../../site-two/x.md",
        "env.txt": "../static/.env",
        "gone.md": "nowhere.md",
        "self.md": "self.md",
        "loop": "..",
        "subs": "sub",
        "away": "../../outside",
    }
    for name, target in links.items():
        (tmp_path / "site/content" / name).symlink_to(target)
    project = read(tmp_path / "site")
    assert {text.path: text.data for text in project.texts} == {
        "content/inside.md": b"in",
        "content/real.md": b"in",
        "content/sub/a.md": b"a",
    }
    assert project.assets == ()
    assert said(project) == {
        "content/out.md": "outside-link",
        "content/neighbour.md": "outside-link",
        "content/env.txt": "outside-link",
        "content/away": "outside-link",
        "content/gone.md": "dangling-link",
        "content/self.md": "dangling-link",
        "content/loop": "folder-link",
        "content/subs": "folder-link",
        "static/.env": "withheld",
    }


@pytest.mark.parametrize("name", ["content", "static", "site.yaml"])
def test_the_sites_own_folders_may_be_no_links_out_of_it(tmp_path: Path, name: str) -> None:
    put(tmp_path, {"outside/x.md": "OUT", "site/x.md": "in"})
    (tmp_path / "site" / name).symlink_to(tmp_path / "outside" / ("x.md" if name == "site.yaml" else ""))
    project = read_project(find_site(tmp_path / "site"))
    assert said(project) == {name: "outside-link"}
    assert all(text.data != b"OUT" for text in project.texts)


def test_names_that_no_address_can_hold_are_errors_and_shown_with_replacement(tmp_path: Path) -> None:
    put(tmp_path, {"content/good.md": "x", "content/back\\slash.md": "x"})
    (tmp_path / "content" / os.fsdecode(b"caf\xe9.md")).write_text("x")
    project = read(tmp_path)
    assert [text.path for text in project.texts] == ["content/good.md"]
    assert said(project) == {
        "content/caf\N{REPLACEMENT CHARACTER}.md": "bad-name",
        "content/back\\slash.md": "bad-name",
    }


def test_what_may_not_be_read_is_an_error() -> None:
    with open_folder() as folder:
        put(folder, {"content/locked.md": "x", "content/shut/x.md": "x", "content/good.md": "x"})
        (folder / "content/locked.md").chmod(0)
        (folder / "content/shut").chmod(0)
        with as_nobody():
            project = read(folder)
        assert [text.path for text in project.texts] == ["content/good.md"]
        assert said(project) == {"content/locked.md": "unreadable", "content/shut": "unreadable"}


def test_a_text_without_bounds_is_an_error_not_a_hang(tmp_path: Path) -> None:
    put(tmp_path, {"content/good.md": "x"})
    with (tmp_path / "content/big.md").open("wb") as file:
        file.truncate(17 * 2**20)
    project = read(tmp_path)
    assert [text.path for text in project.texts] == ["content/good.md"]
    assert said(project) == {"content/big.md": "too-large"}


def test_a_lone_file_of_no_site_looks_for_its_pictures_near_it_only(tmp_path: Path) -> None:
    put(tmp_path, {"x.md": "x", "images/2020/p.png": "P", "a/b/c/far.png": "far"})
    project = read(tmp_path / "x.md")
    assert [asset.path for asset in project.assets] == ["images/2020/p.png"]


def test_a_root_that_is_gone_is_one_line(tmp_path: Path) -> None:
    site = find_site(put(tmp_path / "site", {}))
    (tmp_path / "site").rmdir()
    with pytest.raises(OutsideError, match="No such file"):
        read_project(site)


def test_an_asset_is_read_again_under_the_same_rules(tmp_path: Path) -> None:
    put(tmp_path, {"outside.txt": "PPP", "site/static/p.png": "PPP"})
    site = tmp_path / "site"
    asset = read(site).assets[0]
    assert read_asset(site, asset) == b"PPP"
    put(site, {"static/p.png": "QQQ"})
    with pytest.raises(OutsideError, match=r"static/p\.png: changed"):
        read_asset(site, asset)
    (site / "static/p.png").unlink()
    with pytest.raises(OutsideError, match=r"static/p\.png: No such file"):
        read_asset(site, asset)
    (site / "static/p.png").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(OutsideError, match="leads out of the site"):
        read_asset(site, asset)
