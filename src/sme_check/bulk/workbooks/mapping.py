"""What somebody says of the headings: it goes before what they seem to mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sme_check.errors import FactError, Problem
from sme_check.facts.synonyms import said

from .heading_words import Meaning, meaning_of, stated_meaning
from .table import column_letters
from .titled import Titled

__all__ = ["apply_mapping"]


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
            if meaning.path is not None:
                meanings = [Meaning(None, "ignored") if other.path == meaning.path else other for other in meanings]
            meanings[at] = replace(meaning, currency=meanings[at].currency)
    return replace(table, meanings=meanings)


def _meant(table: Titled, key: str) -> list[int]:
    """The columns that a key of a mapping means."""
    sheet, mark, rest = key.rpartition("!")
    if mark and said(sheet) != said(table.sheet.name):
        return []
    by_title = [at for at, title in enumerate(table.titles) if title and said(title) == said(rest)]
    if by_title:
        return by_title[:1]
    return [at for at in range(len(table.titles)) if column_letters(table.sheet.first_column + at) == rest.strip().upper()]
