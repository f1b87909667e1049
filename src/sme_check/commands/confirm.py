"""How the headings were understood: shown, and confirmed before anything rests on it."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sme_check.errors import FactError, Problem

if TYPE_CHECKING:
    from sme_check.bulk.workbooks.taken import HeadingRead, Taken

__all__ = ["confirmed", "mapping_lines", "mapping_of"]

_PLAIN = {"template", "exact", "confirmed", "ignored"}
"""Headings about which nobody need be asked: the template's own, the fact's own name, and what the user said."""
_HOW = {
    "synonym": "another word for it",
    "position": "by its place, as in the template",
    "near": "only like it: left out unless you confirm it, and rows that hold something there are not cleared",
    "unknown": "not understood: rows that hold something there are not cleared; --aside sets it aside",
    "confirmed": "as you said",
}


def mapping_of(items: Iterable[str]) -> dict[str, str]:
    """What the user says of headings.

    Args:
        items: `HEADING=FACT` each; with nothing behind the sign the heading is left out.

    Raises:
        FactError: One has no `=`.
    """
    found = {}
    for item in items:
        heading, sign, fact = item.rpartition("=")
        if not sign:
            raise FactError([Problem("--map", item, 'HEADING=FACT, such as --map "Partner=business.name"')])
        found[heading.strip()] = fact.strip() or "ignore"
    return found


def mapping_lines(headings: "Iterable[HeadingRead]") -> Iterator[str]:
    """How the headings were understood, a line each."""
    for item in headings:
        how = f" ({_HOW[item.how]})" if item.how in _HOW else ""
        yield f"{item.sheet} {item.column:>3}  {item.found or '(no heading)'}  →  {item.path or item.proposed or 'left out'}{how}"


def confirmed(taken: "Taken", mapping: Mapping[str, str], *, taken_as_is: bool) -> dict[str, str]:
    """The mapping after the user was asked: about each heading that is only like a known one, then about all.

    Args:
        taken: What was taken from the file.
        mapping: What the user said already.
        taken_as_is: Whether to ask nothing: what is only like a heading is then left out, and said to be.

    Raises:
        FactError: Somebody should confirm, and nobody can be asked; or did not.
    """
    asked = [item for item in taken.headings if item.how not in _PLAIN]
    agreed = dict(mapping)
    if not asked:
        return agreed
    print("\n".join(mapping_lines(asked)), file=sys.stderr)
    if taken_as_is:
        return agreed
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise FactError([Problem("the headings", "some that are not the template's own", "--yes to take them as shown, --map HEADING=FACT or --aside HEADING")])
    for item in asked:
        if item.how == "near" and _asked(f"Is “{item.found}” (column {item.column}) {item.proposed}? {item.words} [y/N] ", default=False):
            agreed[f"{item.sheet}!{item.column}"] = item.proposed
    if not _asked("Take the headings so? [Y/n] ", default=True):
        raise FactError([Problem("the headings", "not confirmed", "--map HEADING=FACT or --aside HEADING for those that are to be read otherwise")])
    return agreed


def _asked(question: str, *, default: bool) -> bool:
    print(question, end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip().casefold()
    return default if not answer else answer.startswith(("y", "д"))
