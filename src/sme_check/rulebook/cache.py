"""A checked cache: JSON files keyed by content, each with the digest of what it holds, written whole or not at all."""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["cache_folder", "read_cached", "write_cached"]


def cache_folder() -> Path:
    """Where compiled rulebooks are kept: `SME_CHECK_CACHE`, else the user's cache folder."""
    stated = os.environ.get("SME_CHECK_CACHE")
    if stated:
        return Path(stated)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "sme_check"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sme_check"


def read_cached(name: str, folder: Path | None = None) -> dict[str, Any] | None:
    """What a cache file holds; None if there is none, or if it is not whole (its first line is the digest of the rest)."""
    try:
        digest, _, body = ((folder or cache_folder()) / name).read_bytes().partition(b"\n")
    except (OSError, RuntimeError):  # a user without a home has no cache
        return None
    if hashlib.sha256(body).hexdigest().encode() != digest:
        return None
    data: dict[str, Any] = json.loads(body)
    return data


def write_cached(name: str, data: Mapping[str, Any], folder: Path | None = None) -> None:
    """Write a cache file whole or not at all, and remove older files of its kind; a cache that cannot be written is done without."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        folder = folder or cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            Path(part).replace(folder / name)
        finally:
            Path(part).unlink(missing_ok=True)
        _tidy(folder, name)
    except (OSError, RuntimeError):
        return


def _tidy(folder: Path, name: str, kept: int = 8) -> None:
    """Keep only the newest few files of a kind."""
    kind = name.partition("-")[0]
    files = sorted(folder.glob(f"{kind}-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in files[kept:]:
        old.unlink(missing_ok=True)
