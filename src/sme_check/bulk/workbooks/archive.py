"""Packed workbooks, looked through before any reader sees them: true sizes, no declarations, no cell so far out that an empty table would fill the memory."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from sme_check.errors import FactError

from .limits import MOST_PARTS, MOST_RATIO, MOST_UNPACKED, UNPACKED_UNASKED, refuse
from .twice import Seen, row_twice

__all__ = ["Archive", "Part", "look_through", "mended", "reopened", "standing_twice", "unpacked"]

_CHUNK = 1 << 20
_OVERLAP = 64
_MARKUP = (".xml", ".rels", ".vml")
_PROLOG = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_FAR = re.compile(rb"""r\s*=\s*["']\s*(?:[A-Za-z]{3,}[0-9]|[B-Zb-z][A-Za-z][0-9]|[A-Za-z](?:[3-9][0-9]{5}|[0-9]{7})|[A-Za-z]{2}(?:[2-9][0-9]{5}|[0-9]{7}))""")
"""A cell beyond column AZ, or row 200,000 (300,000 up to column Z): then the extent of its sheet is worked out exactly. Nearer ones fit the memory."""
_UNUSUAL = re.compile(rb"<\w+:(?:worksheet|row|c)\b|<c\b[^>]*='")
"""A sheet with prefixed elements or single quotes, in which nothing is found by its usual spelling."""
_TEXTS = re.compile(rb"""<(?:\w+:)?sst\b[^>]*?\buniqueCount\s*=\s*["']\s*([0-9]+)""")
"""How many texts a part says it holds that cells share."""
_BELIEVED, _SHORTEST = 1_000_000, 5
"""Texts for which a reader may take memory unseen, and the bytes that one takes at least."""
_ACCEPTED = "a workbook as Excel or LibreOffice saves it; open it there and save it again as .xlsx"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a packed workbook, as it was found when unpacked.

    Attributes:
        name: Its name, with slashes.
        size: Its true size, unpacked, bytes.
        formulas, errors: Whether it may hold formulas, or cells that show an error.
        far: Whether it may hold a cell far out.
        held: Whether it holds a value.
        encoding: What it is written in, where that is not UTF-8.
        values: Of a sheet, how many values are written there.
    """

    name: str
    size: int
    formulas: bool
    errors: bool
    far: bool
    held: bool
    encoding: str
    values: int = 0


@dataclass(frozen=True, eq=False)
class Archive:
    """A packed workbook.

    Attributes:
        file: The archive, open.
        parts: Its parts by their name in lower case, slashes for backslashes.
        infos: The directory's entry of each, likewise.
    """

    file: zipfile.ZipFile
    parts: dict[str, Part]
    infos: dict[str, zipfile.ZipInfo]

    def read(self, name: str) -> bytes:
        """A part, unpacked; b"" if there is none of that name."""
        info = self.infos.get(name.lower())
        return b"".join(unpacked(self.file, info)) if info else b""


def look_through(stream: IO[bytes], where: str) -> Archive:
    """Look through a packed workbook.

    Args:
        stream: The file.
        where: What to call it in a message.

    Raises:
        FactError: It is damaged, protected, too large when unpacked, or holds declarations; or it has a part twice, so that readers would differ.
    """
    try:
        file = zipfile.ZipFile(stream)
        infos = _directory(file, where)
        parts = {name: _part(file, name, info, where) for name, info in infos.items()}
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise refuse(where, f"a packed file that is damaged or breaks off ({error})", _ACCEPTED) from None
    return Archive(file, parts, infos)


def reopened(data: bytes) -> Archive:
    """A packed workbook that was looked through before, without looking again."""
    file = zipfile.ZipFile(io.BytesIO(data))
    infos = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in file.infolist()}
    parts = {name: Part(name, info.file_size, False, False, False, False, "") for name, info in infos.items()}
    return Archive(file, parts, infos)


def _directory(file: zipfile.ZipFile, where: str) -> dict[str, zipfile.ZipInfo]:
    """The entries by their plain names; sizes are asked about before anything is unpacked."""
    infos = [info for info in file.infolist() if not info.is_dir()]
    if len(infos) > MOST_PARTS:
        raise refuse(where, f"{len(infos):,} parts", f"a workbook of at most {MOST_PARTS:,} parts")
    if any(info.flag_bits & 1 for info in infos):
        raise refuse(where, "a file that is protected by a password", "the file saved without a password")
    named = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}
    if len(named) < len(infos):
        raise refuse(where, "the same part twice, so that programs read it differently", _ACCEPTED)
    size, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if size > MOST_UNPACKED:
        raise refuse(where, f"{size // 1_000_000:,} MB when unpacked", f"at most {MOST_UNPACKED // 1_000_000} MB")
    if size > UNPACKED_UNASKED and size > MOST_RATIO * packed:
        raise refuse(where, f"a file that swells to {size // max(packed, 1):,} times its size when unpacked", f"at most {MOST_RATIO} times")
    return named


def unpacked(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part, piece by piece, and no more of them than the directory says.

    Raises:
        ValueError: The part is longer or shorter than that, or packed in a way that workbooks are not.
    """
    stream = file.fp
    if stream is None or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("a part is packed in an unusual way")
    stream.seek(info.header_offset)
    header = stream.read(30)
    if header[:4] != b"PK\x03\x04":
        raise ValueError("a part is not where the directory says")
    names, extra = struct.unpack("<HH", header[26:30])
    stream.seek(info.header_offset + 30 + names + extra)
    left, total = info.compress_size, 0
    inflate = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
    while left > 0 and not (inflate and inflate.eof):
        data = stream.read(min(left, _CHUNK // 4))
        if not data:
            raise ValueError("a part breaks off")
        left -= len(data)
        while data:
            piece = inflate.decompress(data, _CHUNK) if inflate else data
            data = inflate.unconsumed_tail if inflate else b""
            total += len(piece)
            if total > info.file_size:
                raise ValueError("a part is longer than it says")
            yield piece
    if total != info.file_size or (inflate and not inflate.eof):
        raise ValueError("a part is shorter than it says")


def _part(file: zipfile.ZipFile, name: str, info: zipfile.ZipInfo, where: str) -> Part:
    formulas = errors = far = held = unusual = False
    encoding, tail, first = "", b"", True
    markup = name.endswith(_MARKUP)
    sheet = markup and "sharedstrings" not in name and not name.endswith(".rels")
    cells = Seen()
    for piece in unpacked(file, info):
        if not markup:
            continue
        if first:
            encoding, first = _encoding(piece), False
            _refuse_declarations(piece, where, encoding)
            _refuse_texts(piece, info.file_size, where)
            formulas = errors = held = unusual = _UNUSUAL.search(piece[:20_000]) is not None
        if sheet:
            seen = tail + piece
            formulas = formulas or seen.find(b"<f") >= 0
            errors = errors or seen.find(b't="e"') >= 0
            held = held or seen.find(b"<v>") >= 0 or seen.find(b"<is>") >= 0
            far = far or _FAR.search(seen) is not None
            if name.startswith("xl/worksheets/"):
                cells.see(seen, len(tail))
            tail = seen[-_OVERLAP:]
    if (unusual or not cells.ascends) and (found := row_twice(b"".join(unpacked(file, info)))):
        raise standing_twice(found, name, where)
    return Part(name, info.file_size, formulas, errors, far, held, encoding, cells.values)


def standing_twice(found: str, part: str, where: str) -> FactError:
    """What is said of a row or a cell that stands twice."""
    return refuse(where, f"{found} of {part} twice, so that one of them would be lost", _ACCEPTED)


def _encoding(piece: bytes) -> str:
    """What a part is written in, where that is not UTF-8."""
    if piece[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if piece[:2] in (b"<\x00", b"\x00<"):
        return "utf-16-le" if piece[:1] == b"<" else "utf-16-be"
    declared = _ENCODING.match(piece)
    name = declared[1].decode().lower() if declared else "utf-8"
    return "" if name in ("utf-8", "utf8", "us-ascii", "ascii") else name


def _refuse_declarations(piece: bytes, where: str, encoding: str) -> None:
    """Declarations, which can stand only before the first element, can make a part swell or reach outside."""
    try:
        text = piece.decode(encoding, "ignore").encode() if encoding else piece
    except LookupError:
        raise ValueError(f"a part is written in {encoding}, which nobody knows") from None
    prolog = _PROLOG.match(text)
    start = text[prolog.end() :] if prolog else text
    if start[:2] == b"<!":
        raise refuse(where, "a document type declaration, which can hide entities that swell or reach outside", _ACCEPTED)
    if not start and len(piece) >= _CHUNK:
        raise refuse(where, "a part that begins with a million bytes of nothing", _ACCEPTED)


def _refuse_texts(piece: bytes, size: int, where: str) -> None:
    """More shared texts than a part has room for: a reader that believes the number takes the whole program down."""
    told = _TEXTS.search(piece.replace(b"\0", b""))  # of UTF-16, too
    if told and int(told[1]) > max(_BELIEVED, size // _SHORTEST):
        raise refuse(where, f"a part of {size:,} bytes that says it holds {int(told[1]):,} texts", _ACCEPTED)


def mended(archive: Archive) -> io.BytesIO | None:
    """The archive written again with plain names and in UTF-8, where it has them otherwise; None where it needs no mending."""
    odd = any(info.filename != info.filename.replace("\\", "/").lstrip("/") for info in archive.infos.values())
    if not odd and not any(part.encoding for part in archive.parts.values()):
        return None
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, info in archive.infos.items():
            data, encoding = archive.read(name), archive.parts[name].encoding
            if encoding:
                text = data.decode(encoding, "replace")
                data = re.sub(r"""(<\?xml[^>]*?)encoding\s*=\s*["'][^"']*["']""", r"\1", text.lstrip("\ufeff"), count=1).encode()
            if name.endswith(".rels"):
                data = re.sub(rb"Target=\"[^\"]*\"", lambda match: match[0].replace(b"\\", b"/"), data)
            file.writestr(info.filename.replace("\\", "/").lstrip("/"), data)
    whole.seek(0)
    return whole
