"""Templates as Jinja compiles them, kept between two runs: to compile one takes longer than to fill a hundred pages."""

from collections.abc import Callable

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from generator.model.text import digest_of

_WIDTH = 32  # characters of the digest that stands before what is kept


class Compiled(BytecodeCache):
    """Jinja's way to keep compiled templates, by `read` and `write` of bytes under a name.

    The name stands for everything that the code is made of: `program` for the program, Jinja and Python, and the
    template's name, file and text. It is code: `read` must give nothing that somebody else may have written.
    """

    def __init__(self, program: str, read: Callable[[str], bytes | None], write: Callable[[str, bytes], None]) -> None:
        self._program = program
        self._read = read
        self._write = write

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is kept of a template, or an empty bucket."""
        key = digest_of(self._program, name, filename or "", source)
        bucket = Bucket(environment, key, key)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills `bucket` with what is kept, if that is whole."""
        data = self._read(bucket.key)
        if data is not None and data[:_WIDTH] == _sum(bucket.key, data[_WIDTH:]):
            bucket.bytecode_from_string(data[_WIDTH:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what is in `bucket`."""
        data = bucket.bytecode_to_string()
        self._write(bucket.key, _sum(bucket.key, data) + data)


def _sum(key: str, data: bytes) -> bytes:
    return digest_of(key, data).encode()
