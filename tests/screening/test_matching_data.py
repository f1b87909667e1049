"""Screening against real names: how often it finds, and how often it alarms. The data lie beside a checkout; without them these tests skip."""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sme_check.screening import Hit, Index, Likeness, ListedParty, Query

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"  # ../shared, seen from the checkout
UK_LIST = DATA / "uk-sanctions-list"
POSSIBLE = 0.84
pytestmark = pytest.mark.skipif(not UK_LIST.is_dir(), reason="the matching data (../shared/data) are not beside this checkout")


def rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def uk_list() -> Index:
    """The whole UK list of 22 August 2026, with the numbers known of its entries."""
    numbers: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows("uk-sanctions-list/derived-uksl-inn-ogrn.csv"):
        numbers[row["unique_id"]][row["kind"]].append(row["value"])
    parties = []
    with gzip.open(UK_LIST / "uksl-2026-08-22.jsonl.gz", "rt", encoding="utf-8") as file:
        for entry in map(json.loads, file):
            names = [" ".join(str(name.get(f"name{part}") or "") for part in range(1, 7)) for name in entry["names"]]
            names += [str(name.get("name_non_latin_script") or "") for name in entry.get("non_latin_names", ())]
            kept = tuple(dict.fromkeys(" ".join(name.split()) for name in names if len(name.strip()) > 2))
            kind = {"Individual": "individual", "Ship": "ship"}.get(entry["individual_entity_ship"], "organisation")
            identifiers = {number: tuple(values) for number, values in numbers[entry["unique_id"]].items()}
            parties.append(ListedParty(entry["unique_id"], "uk", kind, kept, identifiers))
    return Index.build(parties)


def alerts(query: Query) -> list[Hit]:
    return [hit for hit in uk_list().search(query, POSSIBLE) if hit.likeness is not Likeness.DIFFERENT]


def share(found: list[bool]) -> float:
    assert found
    return sum(found) / len(found)


def ordinary_firms() -> Iterator[Query]:
    """Firms of the Russian registers, under every name they bear there."""
    for file in ("companies-dev/egrul_companies_2025.csv", "companies-dev/fns_sme_register_sample.csv"):
        for row in rows(file):
            names = tuple(dict.fromkeys(name for column in ("full_name", "short_name", "full_name_foreign") if (name := row.get(column) or "")))
            if names:
                yield Query(names, "organisation", None, (("inn", row["inn"]),) if row["inn"] else ())


def test_ordinary_firms_rarely_alert() -> None:
    """Of several hundred small firms fewer than three in a hundred alert by name, and fewer still with their number."""
    firms = list(ordinary_firms())

    assert share([bool(alerts(Query(firm.names, firm.kind))) for firm in firms]) < 0.03
    assert share([bool(alerts(firm)) for firm in firms]) < 0.025


def test_invented_persons_rarely_alert() -> None:
    """Of two thousand invented persons hardly one alerts."""
    assert share([bool(alerts(Query((row["full_name"],), "individual"))) for row in rows("matching-dev/yente_synthetic_negatives.csv")]) < 0.005


def test_the_same_numbers_under_other_names_are_found() -> None:
    """Names that the EU and the US use for entries of the UK list find them by name in four of five cases; the rest are translations."""
    found = []
    for row in rows("matching-dev/crosslist_by_inn_ogrn.csv"):
        kind = "individual" if row["kind"] == "person" else "organisation"
        found.append(row["candidate_ref"] in {hit.entry.id for hit in alerts(Query((row["query"],), kind))})

    assert share(found) > 0.8


@pytest.mark.parametrize(
    ("kind", "category", "least", "most"),
    [("person", "cyrillic", 0.94, 1), ("person", "nearest_other_listing_latin", 0, 0.005), ("person", "nearest_other_listing_cyrillic", 0, 0.005)],
)
def test_cyrillic_and_latin_names_of_persons(kind: str, category: str, least: float, most: float) -> None:
    """A listed person is found by the Cyrillic name, and not by that of the listed person nearest in spelling."""
    pairs = [row for row in rows("matching-dev/eu_list_name_pairs.csv") if (row["kind"], row["category"]) == (kind, category)]
    found = [
        bool(Index.build([ListedParty("x", "eu", "individual", (row["candidate"],))]).search(Query((row["query"],), "individual"), POSSIBLE)) for row in pairs
    ]

    assert least <= share(found) <= most


def test_a_firm_is_found_by_its_short_and_its_full_name() -> None:
    """The short and the full Russian name of a firm are one name, where the short one is not a mere abbreviation."""
    pairs = [row for row in rows("matching-dev/egrul_name_variants.csv") if row["category"] == "full_vs_short_ru"]
    found = [
        bool(Index.build([ListedParty("x", "l", "organisation", (row["candidate"],))]).search(Query((row["query"],), "organisation"), POSSIBLE))
        for row in pairs
    ]

    assert share(found) > 0.8
