"""Fetch the official list: the only place in this package that speaks to a network, and only when it is told to."""

import hashlib
import http.client
import os
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from sme_check._version import __version__
from sme_check.errors import ListError, Problem

from .lists.guard import MOST_BYTES

__all__ = ["OFFICIAL", "PAGE", "digest_of", "fetched", "is_address", "is_offline", "refuse_network"]

OFFICIAL = "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml"
"""Where the Foreign, Commonwealth & Development Office publishes the list."""
PAGE = "https://www.gov.uk/government/publications/the-uk-sanctions-list"

_CHUNK = 1 << 16
_SILENCE, _WHOLE = 30.0, 600.0


def is_address(words: str) -> bool:
    """Whether it names something on a network rather than a file."""
    return "://" in words


def is_offline() -> bool:
    """Whether the setting `SME_CHECK_OFFLINE` turns the network off."""
    return os.environ.get("SME_CHECK_OFFLINE", "").strip().lower() not in ("", "0", "false", "no")


def refuse_network(source: str) -> None:
    """Say that a source cannot be had while the network is turned off; a file can.

    Raises:
        ListError: The source is an address.
    """
    if is_address(source):
        raise _failed(source, "the network is turned off", "the list from a file: sme-check lists update --from FILE")


@contextmanager
def fetched(address: str = OFFICIAL, *, silence: float = _SILENCE, whole: float = _WHOLE, most: int = MOST_BYTES) -> Iterator[Path]:
    """The file at an address, kept while it is looked at.

    Args:
        address: Where it is: https, or http on this machine alone.
        silence: Seconds without a byte after which it is given up.
        whole: Seconds after which it is given up in any case.
        most: The most bytes that are taken.

    Raises:
        ListError: The network is off, or it could not be had whole; it says what failed. Nothing else has changed.
    """
    if is_offline():
        refuse_network(address)
    if not address.startswith("https://") and not address.startswith(("http://127.0.0.1:", "http://localhost:")):
        raise _failed(address, "an address that is not https", f"an https address, such as {OFFICIAL}")
    with TemporaryDirectory(prefix="sme-check-") as folder:
        path = Path(folder) / (address.rpartition("/")[2].partition("?")[0] or "list")
        try:
            with path.open("wb") as out:
                _take(address, out, silence, whole, most)
        except OSError as error:
            raise _failed(address, _why(error)) from error
        except http.client.HTTPException as error:
            raise _failed(address, f"the answer broke off or is no answer: {error!r}") from error
        yield path


class _SameSafety(urllib.request.HTTPRedirectHandler):
    """Follow a redirection, but never from https to an open connection or to a file."""

    def redirect_request(self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> urllib.request.Request | None:
        """As the parent, unless the new address is less safe."""
        if newurl.partition(":")[0] != req.full_url.partition(":")[0]:
            raise urllib.error.URLError(f"it was sent on to {newurl}, which is not as safe")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _take(address: str, out: IO[bytes], silence: float, whole: float, most: int) -> None:
    request = urllib.request.Request(address, headers={"User-Agent": f"sme-check/{__version__}", "Accept-Encoding": "identity"})
    begun, taken = time.monotonic(), 0
    with urllib.request.build_opener(_SameSafety).open(request, timeout=silence) as answer:
        stated = answer.headers.get("Content-Length", "")
        while data := answer.read1(_CHUNK):
            taken += len(data)
            if taken > most:
                raise _failed(address, f"more than {most:,} bytes", "a list, which has some 22 million")
            if time.monotonic() - begun > whole:
                raise _failed(address, f"not whole after {whole:.0f} seconds")
            try:
                out.write(data)
            except OSError as error:
                raise _failed(address, f"it could not be written down: {error.strerror or error}", "a temporary folder with room for the list") from error
    if stated.isdigit() and taken != int(stated):
        raise _failed(address, f"{taken:,} bytes of {stated}, so it broke off")


def _why(error: OSError) -> str:
    """What failed, in words."""
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answered {error.code} {' '.join(str(error.reason).split())}"
    reason: Any = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    if isinstance(reason, ssl.SSLError):
        return f"the connection is not secure: {reason.reason or reason}"
    if isinstance(reason, ConnectionRefusedError):
        return "the connection was refused"
    return f"it could not be reached: {getattr(reason, 'strerror', None) or reason}"


def _failed(address: str, found: str, accepted: str = "") -> ListError:
    words = accepted or f"the list from there; try later, or load it from {PAGE} and import the file (--from FILE on the command line). The list in use stays"
    return ListError([Problem(address, found, words)])


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
