"""Sheets that were not read though they name partnerships: each is asked about once, and can be set aside or taken back."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from sme_check.bulk.workbooks.taken import CellFound

from . import memory
from .reading import Reading, key_of_sheet

__all__ = ["set_aside", "show_sheets"]

_ASKED = (
    "These sheets were not read, and they name partnerships: until it is settled what they say, those partnerships are never cleared. "
    "Set a sheet aside if it bears on nothing. To have it read, show it if it is hidden, give it headings that are understood, and give the file again."
)
_ASIDE = "Only if nothing on this sheet bears on the answer: addresses, notes of your own, another matter"
_MOST = 3


def show_sheets(found: Reading) -> None:
    """Ask about each sheet in doubt, and show those that were set aside.

    Args:
        found: The file as read.
    """
    if found.sheets_in_doubt:
        st.caption(_ASKED)
    for name, cells in found.sheets_in_doubt.items():
        chip = f'<span class="chip o-unknown">{_why(found, name)}</span> '
        _show(name, chip, _in_words(cells), ("Set it aside", "aside", _ASIDE))
    for name in set_aside(found):
        _show(name, "", "Set aside, as you said: what stands there counts for nothing.", ("Take it back", "back", None))


def set_aside(found: Reading) -> list[str]:
    """The sheets of a file that were said to be beside the point."""
    return [sheet.name for sheet in found.taken.workbook.sheets if key_of_sheet(sheet.name) in memory.mapping()]


def _show(name: str, chip: str, says: str, does: tuple[str, str, str | None]) -> None:
    """One sheet, with the button that settles it: its words, the name of its key, its help."""
    words, button = st.columns([10, 2], vertical_alignment="center")
    words.html(f"<div class='question'>{chip}<b>The sheet “{escape(name)}”</b><br><span class='law'>{escape(says)}</span></div>")
    label, key, hint = does
    button.button(label, key=f"bulk-sheet-{key}-{name}", help=hint, on_click=_settle, args=(name,))


def _why(found: Reading, name: str) -> str:
    hidden = any(sheet.hidden for sheet in found.taken.workbook.sheets if sheet.name == name)
    return "hidden, not read" if hidden else "not read"


def _in_words(cells: Sequence[CellFound]) -> str:
    """What a sheet says of partnerships, the first few.

    >>> _in_words([CellFound("Old", "A2", "J-1, OOO Luch", "the sheet shown")])
    'It says “J-1, OOO Luch” (A2)'
    """
    some = "; ".join(f"“{item.found[:120]}” ({item.cell})" for item in cells[:_MOST])
    return f"It says {some}{f'; and {len(cells) - _MOST} more' if len(cells) > _MOST else ''}"


def _settle(name: str) -> None:
    """Set a sheet aside, or take it back."""
    key, before = key_of_sheet(name), memory.mapping()
    memory.set_mapping({held: path for held, path in before.items() if held != key} if key in before else {**before, key: None})
