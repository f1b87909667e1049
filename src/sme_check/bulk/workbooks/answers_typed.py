"""Answers of a closed set as people type them: by value or by label, in any case, several in a cell."""

import re
from functools import cache
from typing import Any

from sme_check.facts.synonyms import said, synonyms
from sme_check.facts.table import FactInfo

__all__ = ["answers_in_words", "in_words", "read_choice", "read_choices", "read_yes_or_no"]


def in_words(value: str) -> str:
    """An answer of a closed set as somebody would type it.

    >>> in_words("sole_trader")
    'sole trader'
    """
    return value.replace("_", " ")


def answers_in_words(info: FactInfo) -> str:
    """What may stand in a cell that asks for yes or no, or for answers of a closed set: as somebody would type it; "" of any other fact."""
    if info.kind == "yes_no":
        return f"{info.heading}: yes or no"
    many = "or more, with semicolons between, " if info.kind == "choices" else ""
    return f"{info.heading}: one {many}of {', '.join(map(in_words, info.choices))}" if info.choices else ""


def read_yes_or_no(found: Any) -> Any:
    """Yes or no in English or Russian; anything else as it is, for the form to say what is wrong.

    >>> read_yes_or_no("Да"), read_yes_or_no("n"), read_yes_or_no("maybe")
    (True, False, 'maybe')
    """
    if not isinstance(found, str):
        return found
    words = said(found)
    return True if words in synonyms().yes else False if words in synonyms().no else found


def _labels(info: FactInfo) -> dict[str, str]:
    return _labels_of(tuple(info.choices.items()))


@cache
def _labels_of(choices: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Every way of writing an answer: its value, its label, what people call it, and the label up to its first bracket or colon if no other begins so."""
    known = {said(text): value for value, label in choices for text in (label, value)}
    heads: dict[str, set[str]] = {}
    for value, label in choices:
        heads.setdefault(said(re.split(r"[:(]", label)[0]), set()).add(value)
    called = {word: value for value, _ in choices for word in synonyms().answers.get(value, ())}
    return {**called, **{head: next(iter(values)) for head, values in heads.items() if len(values) == 1 and head}, **known}


def read_choice(found: Any, info: FactInfo) -> Any:
    """The value of an answer that is written as its value or its label, in any case; anything else as it is."""
    if not isinstance(found, str):
        return str(found)
    return _labels(info).get(said(found), found)


def read_choices(found: Any, info: FactInfo) -> Any:
    """Several answers of one cell; a label may itself have commas in it."""
    if isinstance(found, list | tuple):
        return [read_choice(item, info) for item in found]
    if not isinstance(found, str):
        return [str(found)]
    if said(found) in synonyms().none and "none" not in info.choices:
        return []
    known = _labels(info)
    parts = [part for part in re.split(r"([;,\n])", found) if part.strip()]
    answers: list[str] = []
    while parts:
        taken = next((cut for cut in range(len(parts), 0, -1) if said("".join(parts[:cut])) in known), 0)
        if parts[0] in ";,\n":
            parts = parts[1:]
            continue
        answers.append(known[said("".join(parts[:taken]))] if taken else parts[0].strip())
        parts = parts[max(taken, 1) :]
    return answers
