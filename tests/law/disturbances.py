"""What befalls the output and the store of a site between two builds, one function each: `(site, one, two)`."""

import os
import shutil
from pathlib import Path

from tests.law.living_site import Change, LivingSite

STORE = ".afterword/store"


def output_file_changed(site: LivingSite, one: int, two: int) -> None:
    """Other bytes, as many as before, with the time of the old ones: as a careless tool would leave them."""
    file = site.output_file(one)
    if file is not None and (data := file.read_bytes()):
        before = file.stat()
        file.write_bytes(data[:-1] + bytes((data[-1] ^ 1,)))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def output_file_cut(site: LivingSite, one: int, two: int) -> None:
    file = site.output_file(one)
    if file is not None:
        os.truncate(file, file.stat().st_size // 2)


def output_file_deleted(site: LivingSite, one: int, two: int) -> None:
    file = site.output_file(one)
    if file is not None:
        file.unlink()


def output_files_swapped(site: LivingSite, one: int, two: int) -> None:
    first, second = site.output_file(one), site.output_file(two)
    if first is not None and second is not None and first != second:
        aside = first.with_name("aside")
        first.rename(aside)
        second.rename(first)
        aside.rename(second)


def output_deleted(site: LivingSite, one: int, two: int) -> None:
    for output in site.outputs():
        shutil.rmtree(output)


def outputs_touched(site: LivingSite, one: int, two: int) -> None:
    for output in site.outputs():
        for file in output.rglob("*"):
            if file.is_file():
                file.touch()


def outputs_copied(site: LivingSite, one: int, two: int) -> None:
    """The same bytes in other files, with new times or with the old ones."""
    for output in site.outputs():
        aside = output.with_name("aside")
        output.rename(aside)
        shutil.copytree(aside, output, copy_function=shutil.copy2 if two % 2 else shutil.copyfile)
        shutil.rmtree(aside)


def stranger_appears(site: LivingSite, one: int, two: int) -> None:
    """A file of somebody else's: beside all pages, or where the page of a text may come to stand."""
    for output in site.outputs():
        name = ("stranger.txt", "posts/stranger.txt", f"posts/added-{two % 3}/index.html")[one % 3]
        if not os.path.lexists(output / name):
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            (output / name).write_text("ten years of work")


def store_deleted(site: LivingSite, one: int, two: int) -> None:
    shutil.rmtree(site.root / STORE, ignore_errors=True)


def store_cut(site: LivingSite, one: int, two: int) -> None:
    for file in store_files(site.root)[: 1 + two % 2]:
        os.truncate(file, file.stat().st_size * (one % 97) // 97)
        site.store_damaged = True


def store_spoilt(site: LivingSite, one: int, two: int) -> None:
    for file in store_files(site.root):
        data = bytearray(file.read_bytes())
        for place in range(one % 89, len(data), 89 + 500 * (two % 20)):
            data[place] ^= 1 << two % 8
        file.write_bytes(data)
        site.store_damaged = True


def store_kept_aside(site: LivingSite, one: int, two: int) -> None:
    """What CI keeps, and brings back later (`store_brought_back`)."""
    store, aside = site.root / STORE, site.root.parent / "store"
    if store.is_dir():
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(store, aside)


def store_brought_back(site: LivingSite, one: int, two: int) -> None:
    store, aside = site.root / STORE, site.root.parent / "store"
    if aside.is_dir():
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(aside, store)


def nothing(site: LivingSite, one: int, two: int) -> None:
    pass


DISTURBANCES: tuple[Change, ...] = (
    output_file_changed, output_file_cut, output_file_deleted, output_files_swapped, output_deleted, outputs_touched,
    outputs_copied, stranger_appears, store_deleted, store_cut, store_spoilt, store_kept_aside, store_brought_back,
    nothing,
)  # fmt: skip
"""What others do to the output and the store."""


def store_files(root: Path) -> list[Path]:
    """The files of the store of the site at `root`, the largest first."""
    found = [file for file in (root / STORE).rglob("*") if file.is_file() and file.name != ".gitignore"]
    return sorted(found, key=lambda file: (-file.stat().st_size, file.name))
