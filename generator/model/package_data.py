"""Data that stands in the package, beside its code, and is as constant as this: word lists."""

import sys
from typing import TypeVar

import msgspec

Form = TypeVar("Form")


def package_text(package: str, name: str) -> str:
    """The words of the file `name`, which stands in an imported `package` of ours (`generator.parse.incident`).

    It is asked of what imported the package, be that a folder or an archive: `importlib.resources` does so as well, and
    takes longer to load than the whole of the words.
    """
    spec = sys.modules[package].__spec__
    if spec is None or spec.loader is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    data: bytes = spec.loader.get_data(f"{spec.submodule_search_locations[0]}/{name}")  # type: ignore[attr-defined]
    return data.decode("utf-8")


def package_table(package: str, name: str, form: type[Form]) -> Form:
    """The TOML of the file `name` of that `package`, as a value of `form`.

    It is as constant as our code, so that a fault in it is one of ours, and raises.
    """
    import tomllib  # here, because most builds ask for no table and it takes a while to load

    return msgspec.convert(tomllib.loads(package_text(package, name)), form)
