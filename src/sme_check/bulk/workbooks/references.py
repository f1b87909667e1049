"""References written otherwise than on the sheets of partnerships: joined where nothing else can be meant, in doubt where something can."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sme_check.facts.synonyms import said

from .doubts import Doubts
from .facts_of_rows import RowFacts
from .layout import REFERENCE
from .naming import main_of
from .sheets_aside import ONE_BY_ONE
from .taken import Note

__all__ = ["as_read", "doubt_alike", "join_references"]

_BETWEEN = r"[\t ./_\-\u00a0\u00ad\u2000-\u2015\u202f\u2060\u2212\ufeff]+"
_ALIKE = str.maketrans("авекмнорстухіјѕαβεζηικμνορτυχ", "abekmhopctyxijsabezhikmnoptyx")
"""Cyrillic and Greek letters whose capitals look like Latin ones, as case folding leaves them."""
_NUMBERS, _NAMES = ("business.inn", "business.ogrn"), ("business.name", "business.name_cyrillic")
_ALONE = "it differs by case, spaces, dashes, zeros or look-alike letters alone, and no other reads so"
_ACCEPTED = "one way of writing the reference, if they are one partnership; another reference, if they are two"


def as_read(references: Iterable[str]) -> dict[str, str]:
    """What each reference reads like: without case, spaces, dashes, leading zeros, and letters of another script that look the same.

    >>> as_read(["A-01", "а 1", "A1", "1-1", "11", "1.05", "1.5"])
    {'A-01': 'a1', 'а 1': 'a1', 'A1': 'a1', '1-1': '1 1', '11': '11', '1.05': '1,05', '1.5': '1 5'}
    """
    found = list(references)
    text = "\n".join(reference.replace("\n", " ").strip() for reference in found)
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    plain = re.sub(rf"(?<=[^\W\d_]){_BETWEEN}(?=\d)|(?<=\d){_BETWEEN}(?=[^\W\d_])", "", plain)
    plain = re.sub(_BETWEEN, " ", re.sub(r"(?<=\d)\.(?=0)", ",", plain))  # a zero behind a point tells 1.05 from 1.5
    plain = re.sub(r"(?<![\d,])0+(?=\d)", "", plain)
    return dict(zip(found, (line.strip() for line in plain.split("\n")), strict=bool(found)))


def join_references(tables: Sequence[RowFacts]) -> tuple[list[Note], list[list[str]]]:
    """Write the references of all sheets as the sheets of partnerships do, where each of these has one that reads so.

    Returns:
        What was done, a note for each reference of a sheet; and the references that read alike and may be two partnerships.
    """
    answered = [table for table in tables if not table.table.plan.of_members]
    main = main_of(answered) or answered
    stated = {id(table): dict.fromkeys(filter(None, table.columns.get(REFERENCE, ()))) for table in tables}
    forms = dict.fromkeys(reference for table in (*main, *tables) for reference in stated[id(table)])
    read = as_read(forms)
    if len(set(read.values())) == len(forms):  # none reads like another
        return [], []
    by_key: dict[str, list[str]] = defaultdict(list)
    for reference, key in read.items():
        by_key[key].append(reference)
    groups = [group for group in by_key.values() if len(group) > 1]
    known = _identities(main, {reference for group in groups for reference in group})
    same: dict[str, str] = {}
    alike = []
    for group in groups:
        held = [reference for reference in group if any(reference in stated[id(table)] for table in main)]
        who = [known[reference] for reference in held]
        if _differ(who, _NUMBERS):
            continue
        if all(sum(reference in stated[id(table)] for reference in held) < 2 for table in main) and not _differ(who, _NAMES):
            same |= dict.fromkeys(group[1:], group[0])
        else:
            alike.append(held)
    return [note for table in tables for note in _rewritten(table, {form: same[form] for form in stated[id(table)] if form in same})], alike


def _rewritten(table: RowFacts, same: Mapping[str, str]) -> list[Note]:
    """Write some references of a sheet as others, and say so once for each, of many once for all."""
    if not same:
        return []
    column = table.columns[REFERENCE]
    first: dict[str, int] = {}
    for row, reference in enumerate(column):
        if reference in same:
            first.setdefault(reference, row)
    column[:] = [same.get(reference, reference) for reference in column]
    more = f" So were {len(first) - 1:,} more of this sheet." if len(first) > ONE_BY_ONE else ""
    shown = list(first.items())[: 1 if more else len(first)]
    return [Note(*table.cell(REFERENCE, row), f"The reference {form} was taken for {same[form]}: {_ALONE}.{more}") for form, row in shown]


def _differ(known: Sequence[Mapping[str, set[str]]], paths: Sequence[str]) -> bool:
    """Whether references name businesses that differ: of any two, what both state of these facts differs throughout."""
    pairs = [(first, second, [path for path in paths if path in first and path in second]) for at, first in enumerate(known) for second in known[:at]]
    return bool(pairs) and all(both and all(first[path].isdisjoint(second[path]) for path in both) for first, second, both in pairs)


def _identities(main: Sequence[RowFacts], references: set[str]) -> dict[str, dict[str, set[str]]]:
    """What the rows of each reference say of who the business is."""
    found: dict[str, dict[str, set[str]]] = {reference: defaultdict(set) for reference in references}
    for table in main:
        rows = [(row, value) for row, value in enumerate(table.columns.get(REFERENCE, ())) if value in references]
        for path in (*_NUMBERS, *_NAMES):
            for row, reference in rows if path in table.columns else ():
                value = table.columns[path][row]
                if value is not None:
                    found[reference][path].add(said(str(value)))
    return found


def doubt_alike(doubts: Doubts, alike: Iterable[Sequence[str]]) -> None:
    """Leave partnerships in doubt whose references read alike, since rows of one may be meant for another."""
    places = _first_places(doubts, {reference for group in alike for reference in group})
    for group in alike:
        held = [(reference, *places[reference]) for reference in group]
        words = " and ".join(f"“{reference}” ({table.cell(REFERENCE, row)[1]})" for reference, table, row in held)
        for reference, table, row in held:
            doubts.ask(doubts.groups.by_reference[reference], [f"The references {words} read alike: are they one partnership?"])
            nearest = held[0][0] if reference != held[0][0] else ""
            doubts.groups.problems.append((table.table.sheet.name, table.found(REFERENCE, row, reference, _ACCEPTED, nearest)))


def _first_places(doubts: Doubts, references: set[str]) -> dict[str, tuple[RowFacts, int]]:
    """The first row of each reference on the sheets of partnerships."""
    places: dict[str, tuple[RowFacts, int]] = {}
    for table in doubts.groups.of_main[0] if references else ():
        for row, reference in enumerate(table.columns.get(REFERENCE, ())):
            if reference in references:
                places.setdefault(reference, (table, row))
    return places
