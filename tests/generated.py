"""Partnerships made by chance from the declarations of the facts: so a new fact is generated as soon as it is declared."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from random import Random
from typing import Any

from sme_check.facts.declare import FactModel
from sme_check.facts.partnership import Partnership
from sme_check.facts.table import FactInfo, facts_of

__all__ = ["a_completion", "a_partnership"]

_CLAIMED = frozenset({"claims", "look_ups", "licences", "reference", "as_of"})
"""What is no fact about the world: never filled in by chance."""

_IDENTITY = frozenset({"inn", "ogrn", "bic", "other_names", "name_cyrillic", "born"})
"""What would make somebody else of a party: a completion is of the same party, whom no list names."""

_COUNTRIES = ("RU", "GB", "AE", "BY", "UA", "TR")
_DAYS = ("2014-07-31", "2016-03-01", "2021-06-01", "2022-07-20", "2023-12-20", "2026-05-01")
_CODES = ("84", "8471", "84713000", "0902", "49019900", "7207", "71023900", "270900", "2710", "93", "880730", "42021100", "1211")
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "code": _CODES,
    "okved_main": ("85.41", "64.19", "25.40", "06.10", "10.71"),
    "okved_others": ("47.11", "62.01"),
    "legal_form": ("12300", "65241", "50102"),
    "ownership_form": ("16", "12"),
    "region": ("77", "91", "93", "95"),
    "other_regions": ("77", "91", "90"),
    "name": ("OOO Zarya Polya", "Ivan Tikhonravov", "Bank Lesnoi"),
    **dict.fromkeys(("established_in", "domiciled_in", "resident_in", "located_in", "origin", "consigned_from", "delivered_to", "used_in"), _COUNTRIES),
}
_AS_OF = ("2014-09-01", "2015-06-01", "2017-02-28", "2020-12-31", "2022-04-20", "2023-01-10", "2024-11-01", "2026-05-15")
_DEEPEST = 2


def _several(chance: Random, values: tuple[str, ...]) -> list[str]:
    return sorted(chance.sample(values, k=min(len(values), chance.randint(0, 2))))


def _value(chance: Random, info: FactInfo, depth: int) -> Any:
    texts = _TEXTS.get(info.name, ("some words",))
    plain: dict[str, Callable[[], Any]] = {
        "choice": lambda: chance.choice(sorted(info.choices)),
        "choices": lambda: _several(chance, tuple(info.choices)),
        "yes_no": lambda: chance.random() < 0.5,
        "number": lambda: chance.choice((0, 14, 29, 31, 91, 120, 5000)),
        "share": lambda: chance.choice((0, 25, 50, 51, 100, "30 to 60")),
        "money": lambda: "4500 GBP",
        "date": lambda: chance.choice(_DAYS),
        "text": lambda: chance.choice(texts),
        "texts": lambda: _several(chance, texts),
    }
    if info.kind in plain:
        return plain[info.kind]()
    assert info.model is not None
    if info.kind == "group":
        return _group(chance, info.model, depth + 1)
    return [_group(chance, info.model, depth + 1) for _ in range(chance.randint(0, 2 if depth == 0 else 1))]


def _arises(name: str, stated: Mapping[str, Any]) -> bool:
    """Whether a fact can arise, as far as the kind of party stated beside it tells."""
    people = ("resident_in", "located_in", "born", "uk_national")
    bodies = ("established_in", "domiciled_in", "state_controlled", "owners", "controlled_otherwise")
    never = {"organisation": people, "public_body": people, "individual": bodies, "sole_trader": bodies}
    return "kind" not in stated or name not in never.get(stated["kind"], ())


def _may_fill(info: FactInfo, depth: int) -> bool:
    return info.name not in _CLAIMED and info.name not in _IDENTITY and not (depth >= _DEEPEST and info.kind in ("group", "groups"))


def _group(chance: Random, model: type[FactModel], depth: int, unknown: float = 0.3) -> dict[str, Any]:
    """A group of facts, each left out now and then."""
    return {info.name: _value(chance, info, depth) for info in facts_of(model) if _may_fill(info, depth) and chance.random() > unknown}


def a_partnership(chance: Random) -> dict[str, Any]:
    """A partnership of facts drawn by chance, on a day drawn by chance."""
    return {**_group(chance, Partnership, 0, 0.05), "as_of": chance.choice(_AS_OF)}


def _filled(chance: Random, info: FactInfo, depth: int) -> Any:
    """A value for an unknown fact, and no arrangement among owners.

    Where nobody is said to control a body in another way, by an agreement either (`controlled_otherwise`), an arrangement with somebody unnamed
    would contradict what is stated.
    """
    return "none" if info.name == "joint_with" else _value(chance, info, depth)


def _complete(chance: Random, model: type[FactModel], stated: dict[str, Any], depth: int) -> dict[str, Any]:
    for info in facts_of(model):
        if info.name in stated and info.model is not None and info.name not in _CLAIMED:
            inner = stated[info.name]
            for group in inner if isinstance(inner, list) else [inner]:
                _complete(chance, info.model, group, depth + 1)
        elif info.name not in stated and _may_fill(info, depth) and _arises(info.name, stated):
            stated[info.name] = _filled(chance, info, depth)
    return stated


def a_completion(chance: Random, facts: dict[str, Any]) -> dict[str, Any]:
    """The same facts, with every unknown one filled in by chance; what is stated stays as it is."""
    return _complete(chance, Partnership, deepcopy(facts), 0)
