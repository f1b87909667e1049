"""Invented lines of partnerships, and an invented list to screen them against: as many as wanted, the same every time.

Thirty columns as people fill them, one cell in twelve blank; ten lines a partnership, so that names, owners and banks repeat as they do in a ledger.
"""

import random
from datetime import date
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["DAY", "LINES_EACH", "an_edition", "lines"]

DAY = "2026-05-15"
LINES_EACH = 10
_MISSING = 0.08
_FIRST = "Bel Ver Gor Dal Zar Kam Lad Mir Nev Ozer Pri Rech Sev Tikh Usol Khol Chern Shir Yar Bor".split()
_MIDDLE = "a e i o u an ov er ik ol".split()
_LAST = "sk grad nik mash stroi prom les khleb torg tekh vod sad metall agro svet ugol put dom kniga put".split()
_FORMS = ("OOO", "AO", "ZAO", "PAO", "IP")
_GIVEN = "Anna Boris Vera Gleb Daria Egor Zhanna Igor Kira Lev Marta Nikita Olga Pavel Rita Semyon".split()
_FATHERS = "Antonovich Borisovich Vadimovich Glebovich Denisovich Egorovich Zakharovich Ilyich Kirillovich Lvovich Maksimovich Olegovich Romanovich".split()
_KINDS = ("export", "import", "service", "service_received", "supply_to_russia", "technology_transfer", "payment", "joint_venture", "education_exchange")
_SERVICES = ("translation", "education", "accounting", "engineering", "publishing", "logistics", "legal_advice")
_OKVED = ("85.41", "64.19", "25.40", "06.10", "10.71", "62.01", "47.11", "58.11")


def _words() -> list[str]:
    words = ["".join(parts) for parts in product(_FIRST, _MIDDLE, sorted(set(_LAST)))]
    random.Random(5).shuffle(words)
    return words


def _names(chance: "np.random.Generator", count: int) -> list[str]:
    """Names of firms: a legal form and two words."""
    words = _words()
    first, second = (chance.integers(0, len(words), count).tolist() for _ in range(2))
    forms = chance.integers(0, len(_FORMS), count).tolist()
    return [f"{_FORMS[form]} {words[a]} {words[b]}" for form, a, b in zip(forms, first, second, strict=True)]


def _people(chance: "np.random.Generator", count: int) -> list[str]:
    """Names of people as registers have them: given name, father's name, surname."""
    words = _words()
    given, fathers, surnames = (chance.integers(0, many, count).tolist() for many in (len(_GIVEN), len(_FATHERS), len(words)))
    return [f"{_GIVEN[a]} {_FATHERS[b]} {words[c]}ov" for a, b, c in zip(given, fathers, surnames, strict=True)]


def _codes(chance: "np.random.Generator", count: int) -> list[str]:
    """Commodity codes of eight digits, of every chapter."""
    return [f"{chapter:02}{rest:06}" for chapter, rest in zip(chance.integers(1, 98, count), chance.integers(0, 1_000_000, count), strict=True)]


def lines(count: int, seed: int = 1, *, unlike: bool = False) -> pd.DataFrame:
    """Lines with their facts.

    Args:
        count: How many.
        seed: Other seeds give other firms.
        unlike: Whether every fact of every line is drawn by itself; else what is done is one of 300 kinds of deal, as a ledger repeats itself, and the
            goods, the terms of payment and the firms differ.
    """
    chance = np.random.default_rng(seed)
    parts = -(-count // LINES_EACH)
    of = np.repeat(np.arange(parts), LINES_EACH)[:count]
    deals = count if unlike else 300
    deal = np.arange(count) if unlike else chance.integers(0, deals, count)
    frame = {name: column[of] for name, column in _firms(chance, parts, seed).items()}
    frame |= {name: column[deal] for name, column in _deals(chance if unlike else np.random.default_rng(9), deals).items()}
    codes = np.array(_codes(np.random.default_rng(8), 3000), dtype=object)
    frame["activity.payment_days"] = _drawn(chance, [14, 29, 31, 90], count)
    frame["goods.code"] = codes[chance.integers(0, len(codes), count)]
    return pd.DataFrame(frame)


def _drawn(chance: "np.random.Generator", values: Any, count: int, missing: float = _MISSING) -> Any:
    """Values by chance, some of them missing."""
    column = np.array(values, dtype=object)[chance.integers(0, len(values), count)]
    column[chance.random(count) < missing] = None
    return column


def _firms(chance: "np.random.Generator", count: int, seed: int) -> dict[str, Any]:
    """What belongs to a partnership."""
    banks = _names(np.random.default_rng(7), 200)
    names, owners = np.array(_names(chance, count), dtype=object), np.array(_people(chance, count), dtype=object)
    names[chance.random(count) < _MISSING] = owners[chance.random(count) < _MISSING] = None
    choices: dict[str, Any] = {
        "uk_party.link": ["uk_body"],
        "uk_party.name": [f"Northmoor Trading {number} Ltd" for number in range(50)],
        "business.kind": ["organisation"],
        "business.established_in": ["RU"],
        "business.domiciled_in": ["RU"],
        "business.region": ["77", "78", "50", "69", "16", "91"],
        "business.okved_main": _OKVED,
        "business.legal_form": ["12300", "12267", "65241"],
        "business.headcount": [4, 14, 90, 240, 1200],
        "business.revenue_million_rub": [38, 120, 900, 5000],
        "business.sme_register": ["micro", "small", "medium", "absent"],
        "business.state_share": [0, 10, 30, 51],
        "business.government_of_russia": [False],
        "business.controlled_otherwise": [False, False, True],
        "owner_1_kind": ["individual"],
        "owner_1_share": [100, 75, 51, 30],
        "owner_1_votes_follow_shares": [True],
        "bank_1_name": banks,
    }
    references = np.array([f"{seed}-{number}" for number in range(count)], dtype=object)
    drawn = {name: _drawn(chance, values, count) for name, values in choices.items()}
    return {"reference": references, "business.name": names, "owner_1_name": owners} | drawn


def _deals(chance: "np.random.Generator", count: int) -> dict[str, Any]:
    """What is done."""
    choices: dict[str, Any] = {
        "activity.service": _SERVICES,
        "activity.payment": ["to_russia", "from_russia", "none"],
        "activity.delivered_to": ["RU", "GB", "TR"],
        "activity.used_in": ["RU", "GB", "TR"],
        "activity.purpose": ["commercial", "commercial", "humanitarian"],
        "activity.military_end_use": [False, False, False, True],
    }
    return {"activity.kind": _drawn(chance, _KINDS, count, 0)} | {name: _drawn(chance, values, count) for name, values in choices.items()}


def an_edition(entries: int = 6000) -> Any:
    """An invented edition of the official list, of the size that it has: bodies and persons with two or three names each."""
    from sme_check.screening.lists.record import Edition, Name, Record

    chance = np.random.default_rng(11)
    bodies, people = _names(chance, entries), _people(chance, entries)
    records = []
    for number in range(entries):
        person = number % 3 > 0
        called = (people if person else bodies)[number]
        names = (Name(called), Name(" ".join(reversed(called.split())), "variation"), Name(f"{called}a", "alias", "good"))
        kind = "individual" if person else "organisation"
        records.append(Record(f"RUS{number:04}", "Russia", kind, names=names[: 2 + number % 2], effects={"asset_freeze": date(2022, 4, 6)}))
    return Edition("uk", date.fromisoformat(DAY), tuple(records), "invented")
