"""What somebody says of the headings: it goes before what they seem to mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sme_check.errors import FactError, Problem
from sme_check.facts.synonyms import said

from .heading_words import Meaning, meaning_of, stated_meaning
from .meanings import free_place
from .table import column_letters
from .titled import Titled

__all__ = ["apply_mapping"]

_OTHER = re.compile(r"(.*\bothers)\[([0-9]+)\]\.")


def apply_mapping(tables: Sequence[Titled], mapping: Mapping[str, str | None]) -> list[Titled]:
    """The sheets with what somebody says of their headings: by heading, by column ("C"), or by sheet and either ("Goods!C").

    Raises:
        FactError: A heading that no sheet has, or a fact that is none.
    """
    problems: list[Problem] = []
    used: set[str] = set()
    done = [_mapped(table, mapping, used, problems) for table in tables]
    titles = [title for table in tables for title in table.titles if title]
    for key in mapping:
        if key not in used:
            problems.append(Problem(f"mapping of {key}", key, f"a heading or a column of the workbook: {', '.join(titles[:40])}"))
    if problems:
        raise FactError(problems)
    return done


def _mapped(table: Titled, mapping: Mapping[str, str | None], used: set[str], problems: list[Problem]) -> Titled:
    meanings = list(table.meanings)
    for key, path in mapping.items():
        for at in _meant(table, key):
            used.add(key)
            meaning = stated_meaning(path or "", table.plan)
            if meaning is None:
                near = meaning_of(path or "", table.plan).proposed
                problems.append(Problem(f"mapping of {key}", str(path), "a fact, by its path or its heading; or ignore", near))
                continue
            meanings[at] = Meaning(None, "ignored")
            meaning, meanings = _made_room(meaning, meanings)
            meanings[at] = replace(meaning, currency=table.meanings[at].currency)
    return replace(table, meanings=meanings)


def _made_room(meaning: Meaning, meanings: list[Meaning]) -> tuple[Meaning, list[Meaning]]:
    """A meaning that somebody states, and those of the other columns: one that held the fact is only proposed for it, another party keeps a place."""
    if meaning.path is None or all(other.path != meaning.path for other in meanings):
        return meaning, meanings
    held = next(other for other in meanings if other.path == meaning.path)
    place = _OTHER.match(meaning.path)
    if place and (meaning.role or held.role):
        taken = {(match[1], match[2]) for other in meanings if (match := _OTHER.match(other.path or ""))}
        old, new = f"{place[1]}[{place[2]}]", f"{place[1]}[{free_place(taken, place[1])}]"
        if meaning.role:
            return replace(meaning, path=meaning.path.replace(old, new, 1)), meanings
        return meaning, [
            replace(other, path=other.path.replace(old, new, 1)) if other.path and other.path.startswith(f"{old}.") else other for other in meanings
        ]
    return meaning, [Meaning(None, "near", meaning.path) if other.path == meaning.path else other for other in meanings]


def _meant(table: Titled, key: str) -> list[int]:
    """The columns that a key of a mapping means."""
    sheet, mark, rest = key.rpartition("!")
    if mark and said(sheet) != said(table.sheet.name):
        return []
    by_title = [at for at, title in enumerate(table.titles) if title and said(title) == said(rest)]
    if by_title:
        return by_title[:1]
    return [at for at in range(len(table.titles)) if column_letters(table.sheet.first_column + at) == rest.strip().upper()]
