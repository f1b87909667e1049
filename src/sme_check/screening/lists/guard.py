"""Files from outside, opened with care: no declarations, no entities, no absurd sizes, nothing cut off."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Literal
from xml.etree import ElementTree
from xml.parsers import expat

from sme_check.errors import ListError, Problem

__all__ = ["MOST_BYTES", "MOST_RECORDS", "Counted", "first_element", "opened", "part_of", "refuse", "refuse_doctype", "xml_events"]

MOST_BYTES = 200_000_000
"""The official XML has 22 million; nine times that is no list."""
MOST_RECORDS = 500_000
"""The official list has 6,400 subjects."""
_CHUNK = 1 << 16


def refuse(where: str, found: str, accepted: str) -> ListError:
    """A fault of a list, ready to be raised."""
    return ListError([Problem(where, found, accepted)])


class Counted(io.RawIOBase):
    """A stream that stops being read where no list is so long."""

    def __init__(self, inner: IO[bytes], where: str, most: int = MOST_BYTES) -> None:
        super().__init__()
        self._inner, self._where, self._left = inner, where, most

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on, as far as is allowed."""
        data = self._inner.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise refuse(self._where, "more data than any such list has", f"a file of at most {MOST_BYTES // 1_000_000} million bytes, unpacked")
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked if it is a gzip file."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        inner: Any = gzip.GzipFile(fileobj=file) if packed else file
        try:
            yield io.BufferedReader(Counted(inner, path.name), _CHUNK)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise refuse(path.name, f"a packed file that breaks off or is damaged ({error})", "the whole file, as published") from None


@contextmanager
def part_of(path: Path, name: str) -> Iterator[IO[bytes]]:
    """One part of a spreadsheet file, which is a zip archive."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as inner:
            yield io.BufferedReader(Counted(inner, f"{path.name}: {name}"), _CHUNK)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise refuse(path.name, f"a spreadsheet file that breaks off, is damaged or lacks {name} ({error})", "the whole file, as published") from None


def first_element(stream: IO[bytes], where: str) -> tuple[str, bytes]:
    """The name of the first element, and the bytes that were read to find it; declarations, which can stand only before it, are refused."""
    parser = expat.ParserCreate()
    began: list[str] = []
    parser.StartElementHandler = lambda name, attributes: began.append(name)
    parser.StartDoctypeDeclHandler = lambda *words: refuse_doctype(where)
    seen = b""
    while not began:
        data = stream.read(4096)
        seen += data
        parser.Parse(data, not data)
        if len(seen) > 1 << 20:
            raise refuse(where, "a million bytes before the first element", "an XML file that begins with its list")
    return began[0], seen


def refuse_doctype(where: str) -> None:
    """Refuse a file that declares entities.

    Raises:
        ListError: Always.
    """
    raise refuse(where, "a document type declaration, which can hide entities that swell or reach outside", "the XML file as published, which has none")


class _Joined(io.RawIOBase):
    def __init__(self, first: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._first, self._rest = io.BytesIO(first), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._first.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def xml_events(stream: IO[bytes], where: str, events: tuple[Literal["start", "end"], ...] = ("end",)) -> Iterator[tuple[str, Any]]:
    """The elements of an XML file as they come, by the standard parser, declarations refused.

    Raises:
        ListError: It holds a declaration, is not XML, or breaks off.
    """
    try:
        joined = io.BufferedReader(_Joined(first_element(stream, where)[1], stream), _CHUNK)
        yield from ElementTree.iterparse(joined, events)
    except (ElementTree.ParseError, expat.ExpatError, ValueError) as error:
        raise refuse(where, f"no whole XML file: {error}", "the XML file as published; load it again if it broke off") from None
