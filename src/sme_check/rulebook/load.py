"""Load the rulebook: the one in hand or a checked cache when the files are the same as ever, else the files."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from threading import local
from typing import Any

from sme_check._version import __version__

from .cache import read_cached, write_cached
from .rulebook import Rulebook

__all__ = ["file_contents", "load_rulebook", "rules_folder"]

CACHE_FORM = "2"
"""Changes when the form of the cache does."""

_IN_HAND = local()
"""Of each thread the rulebook it loaded last: what lines share in the engine is kept with a rulebook, and is of one thread."""

_WORDS: dict[str, Mapping[str, Mapping[str, Any]]] = {}
"""The words of the rulebook that was read last, by its fingerprint: they are only ever read, so all threads have the same."""


def rules_folder() -> Path:
    """The folder of the rules: the one beside the package in a checkout, else the copy inside the package."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_rules", package.parents[1] / "rules"):
        if (folder / "rulebook.yaml").is_file():
            return folder
    raise FileNotFoundError(f"no rules found: neither {package / '_rules'} nor {package.parents[1] / 'rules'} holds rulebook.yaml")


def _files_under(folder: str) -> list[str]:
    found: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                found += _files_under(entry.path)
            elif entry.name.endswith(".yaml"):
                found.append(entry.path)
    return found


def file_contents(root: Path) -> dict[Path, bytes]:
    """The content of every rule file under a folder, in order."""
    return {Path(path): Path(path).read_bytes() for path in sorted(_files_under(str(root)))}


def _fingerprint(root: Path, contents: Mapping[Path, bytes]) -> str:
    digest = hashlib.sha256()
    prefix = len(str(root)) + 1
    for path, content in contents.items():
        digest.update(str(path)[prefix:].replace(os.sep, "/").encode())
        digest.update(b"\0")
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def _for_answers(documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What an assessment needs: the worked cases are for the tests of the rules, the coverage for whoever reviews them."""
    measures = {key: {name: value for name, value in data.items() if name != "cases"} for key, data in documents["measure"].items()}
    packed = {kind: {key: _packed(data, long) for key, data in documents[kind].items()} for kind, long in (("list", "entries"), ("entities", "entities"))}
    return {kind: items for kind, items in documents.items() if kind not in ("coverage", "provisions")} | {"measure": measures} | packed


def _packed(data: Mapping[str, Any], long: str) -> dict[str, Any]:
    """A list whose rows are kept as text until somebody asks for them: most questions ask for few lists."""
    return {**data, long: json.dumps(data.get(long) or [], ensure_ascii=False, separators=(",", ":"))}


def load_rulebook(root: Path | str | None = None, *, cache: Path | str | None = None) -> Rulebook:
    """Load and check the rulebook.

    Every call reads the files: one that was changed, added or taken away is noticed.

    Args:
        root: The folder of the rules; None for the one that comes with the package.
        cache: The folder of the cache; None for the user's.

    Returns:
        The rulebook, never to be changed: where neither argument is given, a thread has the one it loaded before as long as the files hold the same.
        Its fingerprint depends on the content of the files alone.

    Raises:
        RuleFileError: A file is not of its form, or refers to something that does not exist; all faults at once.
        FileNotFoundError: There are no rules.
    """
    if root is None and cache is None:
        return _in_hand(rules_folder())
    folder = Path(root) if root is not None else rules_folder()
    contents = file_contents(folder)
    fingerprint = _fingerprint(folder, contents)
    return Rulebook(_read(folder, contents, fingerprint, Path(cache) if cache is not None else None), fingerprint)


def _in_hand(root: Path) -> Rulebook:
    contents = file_contents(root)
    fingerprint = _fingerprint(root, contents)
    held: Rulebook | None = getattr(_IN_HAND, "rulebook", None)
    if held is None or held.fingerprint != fingerprint:
        words = _WORDS.get(fingerprint) or _read(root, contents, fingerprint, None)
        _WORDS.clear()
        _WORDS[fingerprint] = words
        held = _IN_HAND.rulebook = Rulebook(words, fingerprint)
    return held


def _read(root: Path, contents: Mapping[Path, bytes], fingerprint: str, cache: Path | None) -> dict[str, Any]:
    name = f"rulebook-{CACHE_FORM}-{__version__}-{fingerprint[:32]}.json"
    documents = read_cached(name, cache)
    if documents is None:
        from .lint import check_documents

        documents = _for_answers(check_documents(root, contents))
        write_cached(name, documents, cache)
    return documents
