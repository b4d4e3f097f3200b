"""First files: a whole small site, or one draft. Their words lie in `templates/` beside this file."""

import json
import os
import re
import unicodedata
from datetime import date
from pathlib import Path
from string import Template

from generator.disk.errors import OutsideError, outside
from generator.disk.find import content_roots
from generator.disk.read import has_texts

_TEMPLATES = Path(__file__).parent / "templates"
_LONGEST = 80
# Written here, since a file of that name among the templates would hide some of them from git and the wheel.
_IGNORED = b"/.afterword/\n/public/\n"


def begin_site(folder: Path) -> tuple[str, ...]:
    """Writes a small site into `folder`; returns its files' paths. Raises OutsideError where that is not empty."""
    source = _TEMPLATES / "site"
    files = sorted(path for path in source.rglob("*") if path.is_file())
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OutsideError(f"{folder}: refused: this is no empty folder", exit_code=2)
        for file in files:
            _write_new(folder / file.relative_to(source), file.read_bytes())
        _write_new(folder / ".gitignore", _IGNORED)
        (folder / "static/images").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise outside(error, error.filename or folder) from None
    return (".gitignore", *(file.relative_to(source).as_posix() for file in files))


def begin_post(root: Path, title: str, day: date) -> Path:
    """Writes a draft called `title` into the site at `root`; returns its file. Raises OutsideError if it exists."""
    name = f"{day.isoformat()}-{slug_of(title)}.md"
    # The name's letters are UTF-8, whatever encoding the system names for its files.
    file = root / _posts_folder(root) / os.fsdecode(name.encode())
    template = Template((_TEMPLATES / "post.md").read_text(encoding="utf-8"))
    # A JSON string is a YAML string, whatever stands in the title.
    words = template.substitute(title=json.dumps(_plain(title), ensure_ascii=False), date=day.isoformat())
    try:
        _write_new(file, words.encode("utf-8", "replace"))
    except FileExistsError:
        raise OutsideError(f"{file}: is there already") from None
    except OSError as error:
        raise outside(error, file) from None
    return file


def slug_of(title: str) -> str:
    """A file name for `title`: lower case, without accents, words joined by hyphens; `postmortem` if none is left."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", title) if not unicodedata.combining(letter))
    slug = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", plain).lower().replace("_", "-")).strip("-")
    short = slug.encode()[:_LONGEST].decode("utf-8", "ignore")
    # A title is cut between its words where that is possible.
    return (short if short == slug else short.rpartition("-")[0] or short).strip("-") or "postmortem"


def _plain(title: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in title).split())


def _posts_folder(root: Path) -> str:
    """Where the site keeps its posts: as its own tool has it, else beside its texts, else `content/posts`.

    A site that has texts has them in the same folders afterwards: where they lie in the root itself, a `content/` that
    is new would hide them all.
    """
    first = content_roots(root)[0]
    if first.startswith("_"):
        return first
    base = first or ("" if has_texts(root) else "content")
    names = (f"{base}/{name}".lstrip("/") for name in ("posts", "post", "blog/posts"))
    known = next((name for name in names if (root / name).is_dir() and (root / name).resolve() == root / name), "")
    return known or (f"{base}/posts" if base else "")


def _write_new(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as opened:
        opened.write(data)
