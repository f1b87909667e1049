"""Labelled names to measure matching on: pairs that somebody labelled, and lists made from the official list's own names."""

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Entry", "Question", "alias_set", "invented_persons", "official_list", "own_names", "pairs"]

_PERSON = {"person", "individual"}
_CYRILLIC = re.compile("[\u0400-\u052f]")
_CATEGORIES = {
    "latin_alias": "alias",
    "other_eu_language": "translation",
    "cyrillic": "other script",
    "full_vs_short_ru": "legal form",
    "ru_full_vs_foreign_full": "translation",
    "ru_full_vs_foreign_short": "translation",
    "ru_short_vs_foreign_short": "translation",
    "eu_name_to_uk_primary_by_shared_inn_or_ogrn": "another list's name",
    "ofac_name_to_uk_primary_by_shared_inn_or_ogrn": "another list's name",
    "nearest_other_listing_latin": "nearest other",
    "nearest_other_listing_cyrillic": "nearest other",
}
_FORMS = {  # a form, and one that says the same
    "LLC": "OOO", "OOO": "Limited Liability Company", "JSC": "AO", "AO": "Joint Stock Company", "PJSC": "PAO", "PAO": "Public Joint Stock Company",
    "Limited": "Ltd", "Ltd": "Limited", "Joint Stock Company": "JSC", "Limited Liability Company": "LLC", "OJSC": "OAO", "CJSC": "ZAO", "FGUP": "FSUE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: id, person, organisation or ship, and its names, those that are weak aliases apart."""

    id: str
    kind: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A name asked for: which entry it must find, or which it must not (`right` false), or none at all (`entry` empty)."""

    name: str
    kind: str
    entry: str
    right: bool
    stratum: str

    @property
    def script(self) -> str:
        """Cyrillic or Latin."""
        return "Cyrillic" if _CYRILLIC.search(self.name) else "Latin"


def official_list(data: Path) -> list[Entry]:
    """The newest official list under DATA/uk-sanctions-list."""
    entries = []
    with gzip.open(sorted((data / "uk-sanctions-list").glob("uksl-*.jsonl.gz"))[-1], "rt", encoding="utf-8") as file:
        for entry in map(json.loads, file):
            names: list[str] = []
            weak: list[str] = []
            for name in entry["names"]:
                text = " ".join(" ".join(str(name.get(f"name{part}") or "") for part in range(1, 7)).split())
                (weak if "low" in str(name.get("alias_strength")).casefold() else names).append(text)
            names += [" ".join(str(name.get("name_non_latin_script") or "").split()) for name in entry.get("non_latin_names", ())]
            kind = {"Individual": "person", "Ship": "ship"}.get(entry["individual_entity_ship"], "organisation")
            entries.append(Entry(entry["unique_id"], kind, tuple(dict.fromkeys(filter(None, names))), tuple(dict.fromkeys(filter(None, weak)))))
    return entries


def own_names(entries: list[Entry]) -> list[Question]:
    """Every entry by its primary name and by each strong alias."""
    return [Question(name, entry.kind, entry.id, True, "own name") for entry in entries for name in entry.names]


def pairs(data: Path) -> tuple[list[Entry], list[Question]]:
    """The labelled pairs under DATA/matching-dev: each candidate is an entry."""
    known: dict[tuple[str, str], str] = {}
    questions = []
    for file in ("eu_list_name_pairs", "egrul_name_variants", "crosslist_by_inn_ogrn"):
        for row in _rows(data / "matching-dev" / f"{file}.csv"):
            kind = "person" if row["kind"] in _PERSON else "organisation"
            entry = known.setdefault((row["candidate"], kind), f"C{len(known)}")
            questions.append(Question(row["query"], kind, entry, row["label"] == "match", _CATEGORIES[row["category"]]))
    return [Entry(entry, kind, (name,)) for (name, kind), entry in known.items()], questions


def invented_persons(data: Path) -> list[Question]:
    """People who are on no list."""
    return [Question(row["full_name"], "person", "", False, "invented") for row in _rows(data / "matching-dev" / "yente_synthetic_negatives.csv")]


def alias_set(entries: list[Entry], seed: int = 20170228) -> tuple[list[Entry], list[Question]]:
    """A list that lacks one strong alias of each entry that has several names, and one entry in ten altogether; asked for by what it lacks and by variants.

    The entry left out is one of whom no name is a name of another entry.
    """
    chance = random.Random(seed)
    bearers: dict[str, set[str]] = {}
    for entry in entries:
        for name in entry.names:
            bearers.setdefault(_key(name), set()).add(entry.id)
    held: list[Entry] = []
    questions: list[Question] = []
    for entry in entries:
        alone = all(bearers[_key(name)] == {entry.id} for name in entry.names)
        if alone and chance.random() < 0.1:
            questions.append(Question(chance.choice(entry.names), entry.kind, "", False, "entry left out"))
            continue
        names = list(entry.names)
        if len(names) > 1 and entry.kind != "ship":
            alias = names.pop(chance.randrange(1, len(names)))
            questions.append(Question(alias, entry.kind, entry.id, True, "alias"))
        held.append(Entry(entry.id, entry.kind, tuple(names), entry.weak))
        if chance.random() < 0.35:
            questions.append(Question(_typo(chance, names[0]), entry.kind, entry.id, True, "typo"))
        for form, other in sorted(_FORMS.items(), key=lambda forms: -len(forms[0])):
            if entry.kind == "organisation" and re.search(rf"(?<!Co )(?<!Co. )(?<!Co., )(?<!Open )(?<!Public )(?<!Closed )(?<!Company )\b{form}\b", names[0]):
                bare = re.sub(rf"\b{form}\b", "", names[0]).strip(" ,")
                questions.append(Question(chance.choice([f"{bare}, {other}", f'{other} "{bare}"']), entry.kind, entry.id, True, "legal form"))
                break
    return held, questions


def _key(name: str) -> str:
    return " ".join(sorted(re.findall(r"\w+", name.casefold())))


def _typo(chance: random.Random, name: str) -> str:
    """A name with one slip: a letter changed, lost, added, or two in the wrong order."""
    letters = list(name)
    place = chance.choice([place for place, letter in enumerate(letters) if letter.isalpha()] or [0])
    match chance.randrange(4):
        case 0:
            letters[place] = chance.choice("abcdefghijklmnoprstuvyz")
        case 1:
            del letters[place]
        case 2:
            letters.insert(place, chance.choice("abcdefghijklmnoprstuvyz"))
        case _:
            letters[place : place + 2] = reversed(letters[place : place + 2])
    return "".join(letters)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
