"""Cells of text: the words that a cell shows, and several values in one."""

import re
from datetime import date, datetime, time
from typing import Any

from pydantic import BaseModel

from sme_check.facts.synonyms import said, synonyms

from .codes_typed import read_code, several_codes, several_okved

__all__ = ["as_frame_has_it", "as_text", "several_in_a_cell", "several_texts"]


def as_frame_has_it(value: Any) -> Any:
    """A fact as a frame holds it."""
    if isinstance(value, int | float):
        return value
    if isinstance(value, tuple | list):
        texts = [str(item) for item in value]
        return tuple(texts) if any("," in text or ";" in text for text in texts) else "; ".join(texts) or "none"
    if isinstance(value, BaseModel | str):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def as_text(found: Any, form: str) -> str:
    """A cell as the words it shows: a whole number without its point."""
    if isinstance(found, str):
        return found
    if isinstance(found, bool):
        return "TRUE" if found else "FALSE"
    if isinstance(found, float) and found.is_integer() and abs(found) < 1e15:
        return str(int(found)).zfill(len(form) if set(form) == {"0"} else 0)
    if isinstance(found, datetime) and (found.hour, found.minute, found.second) == (0, 0, 0):
        return found.date().isoformat()
    return found.isoformat() if isinstance(found, date | time) else str(found)


def several_texts(found: Any) -> Any:
    """Several texts of one cell, between semicolons and line breaks."""
    if isinstance(found, list | tuple):
        return [str(item) for item in found]
    text = as_text(found, "")
    return [] if said(text) in synonyms().none else [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def several_in_a_cell(kind: str, found: Any, form: str, *, typed: bool) -> tuple[Any, str]:
    """Several codes of one cell, between commas, semicolons, line breaks or "and"."""
    if not isinstance(found, str):
        value, note = read_code(kind, found, form, typed=typed)
        return [value], note
    if said(found) in synonyms().none:
        return [], ""
    read = [read_code(kind, part, form, typed=typed) for part in (several_okved if kind == "okved" else several_codes)(found)]
    return [value for value, _ in read], "; ".join(note for _, note in read if note)
