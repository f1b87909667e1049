"""Make the lists of goods and of designated parties in rules/ from tables of codes and names.

    python tools/make_lists.py --law FOLDER --data FOLDER

Making them again from the same tables changes no byte. What is made says so in its first line: mend the table or this tool, not the file.
A row whose narrowing words nobody has put into a condition or a question stops the run, because a list that loses a narrowing says too much.
"""

# ruff: noqa: E501 - the tables read better a row a line

import argparse
import csv
import gzip
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

__all__ = ["TableError", "main", "make_lists"]

Row = Mapping[str, str]
ROOT = Path(__file__).resolve().parents[1]
MADE = "# Made from {table} by `make lists LAW=<folder> DATA=<folder>` (tools/make_lists.py): mend the table or the tool, not this file."
READ_ON = "2026-11-22"
UK = "uksi-2019-855"
CERTAIN_DAY = date(2025, 4, 24)  # the tables of S.I. 2025/504, seen whole
LAST_READ = date(2026, 5, 19)  # the day before S.I. 2026/543, read in part
EU_LAST = date(2020, 12, 31)


class TableError(Exception):
    """A table says what this tool does not understand."""


# --- writing YAML ---------------------------------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[^\W\d_][\w .()/’–-]*")
_TRUTH_WORDS = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


def scalar(text: str) -> str:
    """A text as YAML: bare where that is safe in a flow mapping, else quoted."""
    bare = _PLAIN.fullmatch(text) and text.lower() not in _TRUTH_WORDS and text == text.strip()
    return text if bare else json.dumps(text, ensure_ascii=False)


def flow(items: Iterable[tuple[str, str]]) -> str:
    """A flow mapping of what is already YAML."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in items) + "}"


# --- periods --------------------------------------------------------------------------------------------------------------------------

STARTED_BY = {  # the instrument that began something on the day
    "2020-12-31": UK,
    "2022-03-01": "uksi-2022-195",
    "2022-03-08": "uksi-2022-241",
    "2022-04-14": "uksi-2022-452",
    "2022-06-23": "uksi-2022-689",
    "2022-07-21": "uksi-2022-850",
    "2022-08-10": "uksi-2022-850",
    "2022-10-29": "uksi-2022-1110",
    "2022-12-05": "uksi-2022-1122",
    "2023-01-01": "uksi-2022-1110",
    "2023-02-05": "uksi-2022-1122",
    "2023-04-21": "uksi-2023-440",
    "2023-12-15": "uksi-2023-1364",
    "2024-01-01": "uksi-2023-1367",
    "2024-03-01": "uksi-2024-218",
    "2024-09-01": "uksi-2024-218",
    "2025-04-24": "uksi-2025-504",
    "2026-05-20": "uksi-2026-543",
}


@dataclass(frozen=True, order=True)
class Span:
    """A run of days with the mark of how far it was verified."""

    first: date
    last: date | None
    mark: str = "yes"
    by: str = ""

    def yaml(self) -> str:
        """As it stands in a rule file."""
        items = [("from", self.first.isoformat())]
        items += [("to", self.last.isoformat())] if self.last else []
        items += [("by", self.by)] if self.by else []
        return flow([*items, ("verified", self.mark)])


def spans_of(row: Row) -> tuple[Span, ...]:
    """When a row of the UK table is in force; a start that was inferred is split off from the day on which the code was seen."""
    first = date.fromisoformat(row["in_force_from"])
    last = date.fromisoformat(row["in_force_to"]) if row["in_force_to"] else None
    if row["verified"] not in ("yes", "partial", "background"):
        raise TableError(f"{row['schedule']} {row['code']}: the mark {row['verified']!r} is none of yes, partial, background")
    whole = Span(first, last, row["verified"], started_by(first, UK))
    if f"certain from {CERTAIN_DAY}" not in row["threshold"]:
        return (whole,)
    if row["verified"] != "partial" or last:
        raise TableError(f"{row['schedule']} {row['code']}: certain from a day, yet not partial and open before it")
    return (replace(whole, last=CERTAIN_DAY - timedelta(1)), Span(CERTAIN_DAY, None, "yes", started_by(CERTAIN_DAY, UK)))


def started_by(day: date, otherwise: str) -> str:
    """The instrument that began something on the day."""
    try:
        return STARTED_BY[day.isoformat()]
    except KeyError:
        raise TableError(f"no instrument is known to have begun anything on {day} ({otherwise})") from None


# --- what narrows a code --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Narrowing:
    """What must be true beside the code: a condition on the facts, a question to the adviser, or both."""

    only_if: str = ""
    asks: str = ""


def price_over(pounds: str) -> str:
    """A price floor as a condition."""
    return flow([("fact", "goods.unit_price_gbp"), ("more_than", pounds)])


def carats_from(least: str) -> str:
    """A weight floor as a condition."""
    return flow([("fact", "goods.diamond_carats"), ("at_least", least)])


PER_ITEM = re.compile(r"sales price over £([\d,]+) per (?:item|animal)(?P<crystal> \(lead crystal\))?")
NOTHING = re.compile(  # words that say when, whence or how surely, but narrow no code
    r"|energy-related goods; until .*|infrastructure-related goods: .*|aviation and space goods: items within chapter 88"
    r"|any goods in code not already covered by paras 1-3|chapter 44: split to .*|moved to Sch .*|covered by chapter 44 until .*|replaced by .*"
    r"|helium / helium-3|table replaced .*|heading 2903 listed from .*|start date (?:not seen|inferred|and width inferred).*|all value; was luxury .*"
    r"|PRESUMED: .*|printed 8541 430 in .*|acquisition ban needs intention of UK entry|import ban: gold exported .*|LNG(?: of|;) .*|LNG; .*"
    r"|Russian-origin/consigned .*|oil product processed in third country .*|indicator only: .*|codes NOT seen: .*"
)
QUESTIONS = (  # the beginning of the words in the table, and what the adviser is asked; yes means that the code is caught
    ("sales price over £250 per 1.5kg or equivalent per item", "Is its sales price over £250 for 1.5 kg, or for an equivalent item?"),
    ("sales price over £250 per 6.25 litres", "Is its sales price over £250 for 6.25 litres?"),
    ("sales price over £250 per item (or per 6.25 litres if liquid)", "Is its sales price over £250 an item or, if it is liquid, over £250 for 6.25 litres?"),
    ("excludes diamonds for industrial use", "Is it other than a diamond for industrial use?"),
    ("only if not legal tender", "Is it other than legal tender?"),
    ("only if of, plated or clad with, precious metal", "Is it of precious metal, or plated or clad with it?"),
    ("only brake discs and pads for aircraft", "Is it a brake disc or brake pad for aircraft?"),
    ("not ambulances", "Is it a vehicle other than an ambulance?"),
    ("only for listed refining/LNG process units", "Is it for one of the refining or liquefied-gas process units that Schedule 2D paragraph 2 describes?"),
    ("hydrogen recovery, fuel-gas treatment or cooling towers", "Is it for hydrogen recovery, fuel-gas treatment or a cooling tower of a plant that Schedule 2D lists?"),
    ("only named irritant chemicals", "Is it, or does a mixture hold by weight at least 0.3% of, an irritant chemical that Schedule 3C Part 3 names by CAS number, and is it no medical product?"),
    ("only the named chemical", "Is it, or does a mixture hold by weight at least 0.3% of, the chemical that Schedule 3C Part 3 names by CAS number under this code, and is it no medical product?"),
    ("not if pre-packaged for medical use", "Is it packed otherwise than ready for medical use?"),
    ("except 2915 90 70", "Is it other than chloroacetyl chloride (CAS 79-04-9, 2915 90 70), which is in Schedule 3C?"),
    ("except filtering/purifying machinery", "Is it other than machinery that filters or purifies water or other beverages or separates isotopes, and other than an artificial kidney?"),
    ("excludes plant or component plant", "Is it other than plant, or component plant, for food and drink, pharmaceuticals, medicines or medical devices?"),
    ("printed 71129 10000", "Is it waste or scrap of gold, other than sweepings that contain other precious metals?"),
    ("gold coin", "Is it gold coin?"),
    ("gold or containing/clad with gold", "Is it of gold, or does it contain gold or is it clad with it?"),
    ("must incorporate diamonds", "Does it incorporate diamonds (and is it, in 7115 90, other than a catalyst of platinum wire cloth)?"),
    ("only stones simply sawn, cleaved or bruted", "Is it a stone that is no more than simply sawn, cleaved or bruted?"),
)
OIL_FIELD = {  # Schedule 3 Part 2 paragraph 3, and Annex II of Regulation 833/2014 before it: what "ex" means
    "841350": "Is it a reciprocating pump for drilling mud or cement with a capacity over 18 m3/h at a pressure over 40 bar?",
    "841360": "Is it a rotary pump for drilling mud or cement with a capacity over 18 m3/h at a pressure over 40 bar?",
    "84313900": "Is it a part for oil-field machinery of heading 8428?",
    "84314300": "Is it a part for oil-field boring or sinking machinery of 8430 41 or 8430 49?",
    "843149": "Is it a part for oil-field machinery of heading 8426, 8429 or 8430?",
}
VEHICLE = "Is its sales price over £42,000 for a vehicle, £4,200 for a teleferic, chairlift, drag lift or motorbike, or £420 for an accessory or spare part, and is it no ambulance?"
FUEL_ADDITIVE = "Is it an additive for fuel or lubricants of a kind that Schedule 2A lists beside jet fuel?"


def narrowing_of(row: Row) -> Narrowing:
    """What the words of a row narrow its code to.

    Raises:
        TableError: The words are new, so nobody has said what they mean.
    """
    words = row["threshold"].removeprefix("ex: only part of this code (see Schedule description)").removeprefix("; ")
    partly = words != row["threshold"]
    if row["code"] in OIL_FIELD and partly and row["schedule"] == "3":
        return Narrowing(asks=OIL_FIELD[row["code"]])
    if words.startswith("3811 codes only"):
        return Narrowing(asks=FUEL_ADDITIVE) if row["code"].startswith("3811") else Narrowing()
    if floor := price_floor(words):
        return floor
    for beginning, question in QUESTIONS:
        exact = beginning.startswith("sales price")
        if words == beginning or (not exact and words.startswith(beginning)):
            return Narrowing(asks=question)
    if NOTHING.fullmatch(words) and not partly:
        return Narrowing()
    raise TableError(f"{row['schedule']} {row['code']}: nobody has said what this means for the code: {row['threshold']}")


def price_floor(words: str) -> Narrowing | None:
    """A floor of price for one item, or None; an item at or under the least floor of several is under them all."""
    if words.startswith("over £42,000 per vehicle, £4,200"):
        return Narrowing(price_over("420"), VEHICLE)
    if words == "over £42,000 per vehicle; not ambulances":
        return Narrowing(price_over("42000"), "Is it a vehicle other than an ambulance?")
    if floor := PER_ITEM.fullmatch(words):
        return Narrowing(price_over(floor[1].replace(",", "")), "Is it of lead crystal?" if floor["crystal"] else "")
    return None


# --- entries of a list of codes -------------------------------------------------------------------------------------------------------


@dataclass
class Entry:
    """Codes that stand together."""

    provision: str
    spans: tuple[Span, ...]
    narrowing: Narrowing = Narrowing()
    codes: dict[str, str] = field(default_factory=dict)

    def yaml(self) -> list[str]:
        """As it stands in a rule file."""
        lines = [f"  - citation: {flow([('provision', scalar(self.provision))])}"]
        lines += ["    in_force:"] + [f"      - {span.yaml()}" for span in self.spans]
        lines += [f"    only_if: {self.narrowing.only_if}"] if self.narrowing.only_if else []
        lines += [f"    asks: {scalar(self.narrowing.asks)}"] if self.narrowing.asks else []
        return [*lines, "    codes:"] + [f'      "{spaced(code)}": {scalar(label)}' for code, label in sorted(self.codes.items())]


def spaced(code: str) -> str:
    """A code as the tariff prints it: the heading, then pairs."""
    return " ".join([code[:4], *re.findall("..", code[4:])])


def provision_of(row: Row) -> str:
    """Where a row stands: the part, then what was read."""
    part = row["part"]
    where = {"-": "", "(table)": "", "(single table)": ""}.get(part, f"Part {part}")
    where = re.sub(r"^Part 2 (para \d+)$", r"\1", where)
    read = re.sub(r"; corrected in audit$", "", row["source"])
    read = re.sub(r"\bSI (?=\d)", "S.I. ", read)
    return f"{where}: {read}" if where and not read.endswith(where) else read


def gather(pieces: Iterable[Entry]) -> list[Entry]:
    """One entry for all codes that share everything but the code, in the order of the table."""
    grouped: dict[tuple[str, tuple[Span, ...], Narrowing], Entry] = {}
    for piece in pieces:
        entry = grouped.setdefault((piece.provision, piece.spans, piece.narrowing), Entry(piece.provision, piece.spans, piece.narrowing))
        for code, label in piece.codes.items():
            if code in entry.codes:
                raise TableError(f"{piece.provision}: {code} stands twice with the same dates")
            entry.codes[code] = label
    return list(grouped.values())


SPLIT = {  # an exception that the law ties to certain codes below the listed one: the rest of the heading needs no question
    ("3E", "2903", "2025-04-24"): (
        ("290313", "290399"),
        "Is it other than chloroform (CAS 67-66-3) and other than the benzene named by CAS 70380-66-4, which are in Schedule 3C?",
    ),
    ("3E", "8704", "2025-04-24"): (("870421",), "Is it other than a vehicle of 8704 21 91 or 8704 21 99 with an engine of up to 1,900 cm3?"),
    ("3E", "2924", "2025-04-24"): (("292429",), "Is it other than goods of 2924 29 70, which are in Schedule 3C?"),
    ("3I", "8543", "2025-04-24"): (("854370",), "Is it other than goods of 8543 70 90?"),
    ("3F", "2711", "2022-12-05"): (("271111",), ""),  # liquefied natural gas has its own chapter
}


def entries_of(row: Row, subheadings: Callable[[str], list[str]]) -> list[Entry]:
    """A row as entries: one, or several where the law takes something out of a heading or changes a floor by date."""
    spans, label, provision = spans_of(row), row["short_label"], provision_of(row)
    split = SPLIT.get((row["schedule"], row["code"], row["in_force_from"]))
    if split:
        asked, question = split
        rest = {code: label for code in subheadings(row["code"]) if code not in asked}
        entries = [Entry(provision, spans, Narrowing(), rest)]
        return entries + ([Entry(provision, spans, Narrowing(asks=question), dict.fromkeys(asked, label))] if question else [])
    if row["schedule"].startswith("reg 46Z16"):
        return diamonds(row, spans, provision)
    return [Entry(provision, spans, narrowing_of(row), {row["code"]: label})]


def diamonds(row: Row, spans: tuple[Span, ...], provision: str) -> list[Entry]:
    """Processed diamonds: 1 carat from 1 March 2024, half a carat from 1 September 2024; synthetic ones half a carat from the start."""
    asks = QUESTIONS[-1][1] if "only stones simply sawn" in row["threshold"] else ""
    codes = {row["code"]: row["short_label"]}
    if "1 carat or more (0.5 carat or more from 2024-09-01)" in row["threshold"]:
        half = date(2024, 9, 1)
        (span,) = spans
        return [
            Entry(provision, (replace(span, last=half - timedelta(1)),), Narrowing(carats_from("1"), asks), codes),
            Entry(provision, (replace(span, first=half, by=started_by(half, UK)),), Narrowing(carats_from("0.5"), asks), codes),
        ]
    if "0.5 carat or more" in row["threshold"]:
        return [Entry(provision, spans, Narrowing(carats_from("0.5"), asks), codes)]
    raise TableError(f"{row['schedule']} {row['code']}: no weight is stated: {row['threshold']}")


PRESUMED = """3816 3902 8407 8409 8411 8417 8431 8452 8456 8465 8467 8470 8471 8472 8473 8501 8506 8515 8517 8521 8524 8528 8531 8536 8544
8603 8605 8607 8701 8702 8706 8707 8711 8901 9002 9013 9030 9032""".split()
"""Headings from which S.I. 2023/1364 took every code on 15 December 2023 and of which no table seen since speaks."""


def presumed(rows: list[Row], all_rows: list[Row]) -> list[Entry]:
    """The presumed rows, widened to their whole headings; a presumed code of another heading stands by itself."""
    labels = {row["code"][:4]: row["short_label"] for row in reversed([*rows, *all_rows])}
    (spans,) = {spans_of(row) for row in rows}
    provision = "Part 4, presumed: S.I. 2023/1364 Sch 7 took these out of Schedules 3A, 3E and 3I, and its Sch 6, which made Part 4, was not seen"
    others = {row["code"]: row["short_label"] for row in rows if row["code"][:4] not in PRESUMED}
    return [Entry(provision, spans, Narrowing(), {heading: labels[heading] for heading in PRESUMED} | others)]


# --- the lists of codes ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bound:
    """What the unseen part of a list can at most contain: chapters of the tariff, and the provision whose own words say so."""

    chapters: str
    source: str
    instrument: str
    provision: str

    def yaml(self) -> list[str]:
        """As it stands in a rule file."""
        chapters = ", ".join(json.dumps(chapter) for chapter in self.chapters.split())
        citation = flow([("instrument", self.instrument), ("provision", scalar(self.provision))])
        return ["    within:", f"      chapters: [{chapters}]", f"      source: {scalar(self.source)}", f"      citation: {citation}"]


@dataclass(frozen=True)
class Complete:
    """How far a miss may be trusted, from a day to a day."""

    first: str
    last: str
    because: str = ""
    look_up: str = "uk_tariff"
    within: Bound | None = None

    def yaml(self) -> str:
        """As it stands in a rule file."""
        items = [("from", self.first)] + ([("to", self.last)] if self.last else [])
        if not self.because:
            return f"  - {flow([*items, ('complete', 'true')])}"
        items += [("complete", "false"), ("because", scalar(self.because))]
        items += [("look_up", self.look_up)] if self.look_up else []
        if not self.within:
            return f"  - {flow(items)}"
        (first, *rest) = [f"{key}: {value}" for key, value in items]
        return "\n".join([f"  - {first}", *(f"    {line}" for line in rest), *self.within.yaml()])


PARTLY = Complete("2026-05-20", "", "The Schedules of S.I. 2026/543, in force from this day, have been read only in part.")


def until_2026(first: str, within: Bound | None = None) -> tuple[Complete, ...]:
    """Complete up to the eve of S.I. 2026/543, which may have added to the list only what its own name covers."""
    return (Complete(first, LAST_READ.isoformat()), replace(PARTLY, within=within))


def never(first: str, because: str, look_up: str = "uk_tariff", within: Bound | None = None) -> tuple[Complete, ...]:
    """Never complete."""
    return (Complete(first, "", because, look_up, within),)


# Wider than the name, never narrower: minerals and ores, and whatever may be made of the stuff. Schedules 3D and 3DA (revenue goods) and every list of exports
# name no stuff, so nothing bounds them.
OF_STEEL = "25 26 72 73 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96"
OF_OIL = "15 22 25 26 27 28 29 31 32 33 34 35 36 38 39 40"  # Schedule 3F counts alcohol (22) and biodiesel (38) in
OF_COAL = "25 26 27 28 29 31 32 34 36 38 39 40 68 69 85"
OF_GOLD = "25 26 28 30 32 38 56 58 71 81 82 83 84 85 87 90 91 92 93 94 95 96 97"
OF_DIAMOND = "25 26 28 38 68 71 82 83 84 85 90 91 92 93 94 95 96 97"
OF_URANIUM = "25 26 28 32 38 69 70 71 72 81 84 85 90"


def bound(chapters: str, name: str, provision: str, held: str, schedule: str) -> Bound:
    """The bound that a defined name gives: whatever stands in the Schedule is the thing so named."""
    return Bound(chapters, f"The Regulations call what {schedule} specifies “{name}”, and all that is held of it lies in {held}.", UK, provision)


STEEL = bound(OF_STEEL, "iron and steel products", "reg 46C", "chapters 72 and 73", "Schedule 3B")
OIL = bound(OF_OIL, "oil and oil products", "reg 21(1)", "chapters 22, 27 and 38", "Schedule 3F")
OIL_BY_SHIP = bound(OF_OIL, "oil and oil products", "reg 46Z9A", "chapter 27", "reg 46Z9A")
PROCESSED_OIL = Bound(OF_OIL, "The gov.uk guidance of 19 May 2026 calls the measure one on processed oil products, and names heading 2710 alone.", UK, "regs 46Z9F to 46Z9I, known from the guidance")
COAL = bound(OF_COAL, "coal and coal products", "reg 21(1)", "chapter 27", "Schedule 3H")
GAS = Bound("27", "S.I. 2022/1110 reg 6 and S.I. 2026/543 reg 10, which were read, mean by liquefied natural gas what falls within 2711 11 00.", UK, "regs 46Z24 and 46Z29A")
GOLD = bound(OF_GOLD, "gold", "Chapter 4J of Part 5", "chapter 71", "Schedule 3G Part 2")
GOLD_JEWELLERY = bound(OF_GOLD, "gold jewellery", "Chapter 4JA of Part 5", "chapter 71", "Schedule 3G Part 3")
DIAMONDS = bound(OF_DIAMOND, "diamonds", "Chapter 4JB of Part 5", "chapter 71", "Schedule 3GA Part 2")
DIAMOND_JEWELLERY = bound(OF_DIAMOND, "diamond jewellery", "Chapter 4JB of Part 5", "chapters 71 and 91", "Schedule 3GA Part 3")
PROCESSED_DIAMONDS = bound(OF_DIAMOND, "relevant processed diamonds", "reg 46Z16Q", "chapter 71", "reg 46Z16Q")
SYNTHETIC_DIAMONDS = bound(OF_DIAMOND, "relevant processed synthetic diamonds", "reg 46Z16V", "chapter 71", "reg 46Z16V")
URANIUM = Bound(OF_URANIUM, "Notice to Importers 2953 of 19 May 2026 and a law firm's note of the day after call the chapter one on uranium; its text was not seen.", UK, "regs 46Z23C to 46Z23G, known from the notice")


@dataclass(frozen=True)
class CodeList:
    """One list to be made from the UK table."""

    id: str
    title: str
    provision: str
    where: str
    rows: tuple[tuple[str, str], ...]
    complete: tuple[Complete, ...]
    read: str
    note: str = ""


AS_2022 = "text of S.I. 2019/855 as at 15 July 2022, and the amending instruments as made, in stored copies"
AS_MADE = "the amending instruments as made, in stored copies"
NO_TABLE = "The tables that S.I. 2022/1110 and S.I. 2023/1364 put into Schedule 3E (Parts 3 and 4, and additions to Part 2) have not been seen."
UNSEEN_3I = "The first table of Schedule 3I (S.I. 2022/1110) has not been seen; only what was taken out of it, and the table of 24 April 2025, are known."
PROVISIONS = "S.I. 2022/1110 reg 11, 2022/1331 reg 20, 2023/440 reg 14, 2023/1364 reg 22 and 2025/504 reg 16"
UNSEEN_3C = "The Schedule as S.I. 2022/689 first made it has not been seen, only as S.I. 2022/792 made it again on 15 July 2022."
READ_SINCE = {  # where a text was read after the table was made: every row of the list is seen in it
    "goods/2c": "Part 2 para 3: text of S.I. 2019/855 as at 15 July 2022",
    "goods/3-part-3": "Part 3 paras 4 and 5: S.I. 2019/855 as made, and its text as at 15 July 2022",
}
CODE_LISTS = (
    CodeList(
        "goods/3-part-2", "Energy-related goods", "Schedule 3 Part 2", "schedule/3", (("3", "2"),), until_2026("2020-12-31"),
        f"S.I. 2019/855 as made and its text as at 15 July 2022; {PROVISIONS}; in stored copies",
        "Paragraph 3A (from 23 June 2022: fracturing goods, high pressure pumps, exploration equipment) names no code: only a classification on the control lists answers for it.",
    ),
    CodeList(
        "goods/3-part-3", "Infrastructure-related goods", "Schedule 3 Part 3", "schedule/3", (("3", "3"),),
        (Complete("2020-12-31", LAST_READ.isoformat()), replace(PARTLY, look_up="goods/3-part-3")),
        f"S.I. 2019/855 as made and its text as at 15 July 2022; {PROVISIONS}, none of which touches paras 4 and 5; in stored copies",
        "Annex II of Regulation 692/2014 without heading 8469. Paragraph 6 (technology, from 24 April 2025) names no code.",
    ),
    CodeList("goods/2a-part-8", "Jet fuel and fuel additives", "Schedule 2A, jet fuel and fuel additives", "schedule/2A", (("2A", "8"),), until_2026("2022-06-23"), AS_2022),
    CodeList(
        "goods/2c", "Aviation and space goods", "Schedule 2C", "schedule/2C", (("2C", "2"),), until_2026("2022-03-08"),
        f"text of S.I. 2019/855 as at 15 July 2022; S.I. 2022/241 as made with its explanatory note; {PROVISIONS}, none of which touches the Schedule; in stored copies",
        "Paragraph 3 is chapter 88, whole. Paragraphs 4 and 5 (technology and software for what is in it) name no code.",
    ),
    CodeList(
        "goods/2d", "Oil refining goods that have a commodity code", "Schedule 2D paragraph 2", "schedule/2D", (("2D", "2"),), until_2026("2022-04-14"), AS_2022,
        "Paragraph 3 (catalysts) and paragraphs 4 and 5 (software and technology) have no codes: only a classification on the control lists answers for them.",
    ),
    CodeList("goods/3a", "Luxury goods", "Schedule 3A", "schedule/3A", tuple(("3A", f"2 para {n}") for n in range(2, 24)), until_2026("2022-04-14"), AS_2022),
    CodeList("goods/3b-part-2", "Iron and steel products", "Schedule 3B Part 2", "schedule/3B", (("3B", "2"),), until_2026("2022-04-14", STEEL), AS_2022),
    CodeList("goods/3b-part-3", "Iron and steel products of 2023", "Schedule 3B Part 3", "schedule/3B", (("3B", "3"),), until_2026("2023-04-21", STEEL), AS_MADE),
    CodeList(
        "goods/3c-part-3", "Chemicals and arms that Schedule 3C names by commodity code", "Schedule 3C Part 3", "schedule/3C", (("3C", "3"),),
        (Complete("2022-06-23", "2022-07-14", UNSEEN_3C), *until_2026("2022-07-15")), f"text of S.I. 2019/855 as at 15 July 2022; {PROVISIONS}; in stored copies",
        "Until 20 April 2023 Part 3 named no code. Whatever it describes without a code, and all of Parts 2, 4 and 5, goes by classification on the control lists.",
    ),
    CodeList("goods/3d", "Revenue goods bound for the UK", "Schedule 3D", "schedule/3D", (("3D", "(single table)"), ("3D", "2"), ("3D", "3")), until_2026("2022-06-23"), AS_2022),
    CodeList("goods/3da", "Revenue goods, worldwide", "Schedule 3DA", "schedule/3DA", (("3DA", "2"), ("3DA", "3"), ("3DA", "4")), until_2026("2023-04-21"), AS_MADE),
    CodeList(
        "goods/3e", "G7 dependency and further goods", "Schedule 3E", "schedule/3E", tuple(("3E", part) for part in ("2", "3", "4", "4 (presumed)", "5")),
        (Complete("2022-07-21", "2022-10-28"), Complete("2022-10-29", "", NO_TABLE)), AS_MADE,
        "Presumed headings are an inference: they withhold a clear answer and prove no ban.",
    ),
    CodeList("goods/3f", "Oil and oil products", "Schedule 3F", "schedule/3F", (("3F", "2"),), until_2026("2022-12-05", OIL), AS_MADE),
    CodeList("goods/3g-part-2", "Gold", "Schedule 3G Part 2", "schedule/3G", (("3G", "2"),), until_2026("2022-07-21", GOLD), AS_MADE),
    CodeList("goods/3g-part-3", "Gold jewellery", "Schedule 3G Part 3", "schedule/3G", (("3G", "3"),), until_2026("2022-10-29", GOLD_JEWELLERY), AS_MADE),
    CodeList("goods/3ga-part-2", "Diamonds", "Schedule 3GA Part 2", "schedule/3GA", (("3GA", "2"),), until_2026("2024-01-01", DIAMONDS), AS_MADE),
    CodeList("goods/3ga-part-3", "Diamond jewellery", "Schedule 3GA Part 3", "schedule/3GA", (("3GA", "3"),), until_2026("2024-01-01", DIAMOND_JEWELLERY), AS_MADE),
    CodeList("goods/3h", "Coal and coal products", "Schedule 3H", "schedule/3H", (("3H", "2"),), until_2026("2022-08-10", COAL), AS_MADE),
    CodeList(
        "goods/3i", "Russia's vulnerable goods", "Schedule 3I", "schedule/3I", (("3I", "(table)"), ("3I", "2"), ("3I", "3")),
        (Complete("2022-10-29", "2025-04-23", UNSEEN_3I), Complete("2025-04-24", LAST_READ.isoformat()), PARTLY), AS_MADE,
    ),
    CodeList(
        "goods/lng", "Liquefied natural gas", "regs 46Z24 and 46Z29A", "part/5", (("reg 46Z24 (Ch 4L)", "-"), ("reg 46Z29A (2026)", "-")), until_2026("2023-01-01", GAS),
        "S.I. 2022/1110 as made; S.I. 2026/543 reg 10",
    ),
    CodeList("goods/oil-by-ship-2709", "Crude oil carried by ship", "reg 46Z9B", "regulation/46Z9B", (("reg 46Z9B (Ch 4IA)", "-:2709"),), until_2026("2022-12-05", OIL_BY_SHIP), "S.I. 2022/1122 as made"),
    CodeList("goods/oil-by-ship-2710", "Oil products carried by ship", "reg 46Z9B", "regulation/46Z9B", (("reg 46Z9B (Ch 4IA)", "-:2710"),), until_2026("2023-02-05", OIL_BY_SHIP), "S.I. 2022/1122 as made"),
    CodeList(
        "goods/refined-oil-2710", "Oil products refined in a third country", "reg 46Z9F", "regulation/46Z9F", (("reg 46Z9F (Ch 4IB)", "-"),),
        never("2026-05-20", "Reg 46Z9F is known only from the gov.uk guidance on processed oil of 19 May 2026.", within=PROCESSED_OIL), "opening of the gov.uk guidance",
    ),
    CodeList(
        "goods/processed-diamonds", "Diamonds processed in a third country", "reg 46Z16Q", "regulation/46Z16Q", (("reg 46Z16Q (Ch 4JC)", "-"),), until_2026("2024-03-01", PROCESSED_DIAMONDS), AS_MADE,
        "From 24 April 2025 the stone must have been mined in Russia; the measure asks it, the list does not.",
    ),
    CodeList(
        "goods/processed-synthetic-diamonds", "Synthetic diamonds processed in a third country", "reg 46Z16V", "regulation/46Z16V", (("reg 46Z16V (Ch 4JD)", "-"),),
        until_2026("2025-04-24", SYNTHETIC_DIAMONDS), AS_MADE,
    ),
    CodeList(
        "goods/uranium", "Uranium", "the chapter that S.I. 2026/543 added", "part/5", (("uranium Chapter (2026)", "-"),),
        never("2026-05-20", "The chapter on uranium has not been seen: these codes are a guess at what it holds.", within=URANIUM), "a law firm's note of 20 May 2026",
    ),
)
CHPL = CodeList(
    "goods/common-high-priority", "Common High Priority List of the G7 partners", "no provision: an indicator of the risk that goods are diverted", "part/5",
    tuple(("CHPL indicator", f"tier {tier}") for tier in ("1", "2", "3A", "3B", "4A", "4B")),
    never("2024-02-29", "The list is from memory and was not seen again.", ""), "nothing: the codes are from memory",
    "Of the version of February 2024 the day is not known, so it counts from the last of that month.",
)


def make_code_list(spec: CodeList, rows: list[Row], subheadings: Callable[[str], list[str]]) -> str:
    """The file of one list."""
    wanted = [row for wish in spec.rows for row in rows if chosen(row, *wish)]
    if not wanted:
        raise TableError(f"{spec.id}: the table has no row for it")
    plain = [row for row in wanted if "presumed" not in row["part"]]
    pieces = [entry for row in plain for entry in entries_of(row, subheadings)]
    if len(plain) < len(wanted):
        pieces += presumed([row for row in wanted if "presumed" in row["part"]], rows)
    if provision := READ_SINCE.get(spec.id):
        pieces = [replace(piece, provision=provision, spans=tuple(replace(span, mark="yes") for span in piece.spans)) for piece in pieces]
    return code_file(spec, UK, f"https://www.legislation.gov.uk/uksi/2019/855/{spec.where}", "goods-codes.csv", gather(pieces))


def chosen(row: Row, schedule: str, part: str) -> bool:
    """Whether a row belongs to a list; a part may name one code after a colon."""
    part, _, code = part.partition(":")
    return row["schedule"] == schedule and row["part"] == part and bool(row["code"]) and code in ("", row["code"])


def code_file(spec: CodeList, instrument: str, url: str, table: str, entries: list[Entry]) -> str:
    """The text of a list file."""
    lines = [
        MADE.format(table=table),
        f"id: {spec.id}",
        f"title: {scalar(spec.title)}",
        "compares: commodity_code",
        f"citation: {flow([('instrument', instrument), ('provision', scalar(spec.provision))])}",
        f"source: {flow([('url', scalar(url)), ('read_on', READ_ON), ('note', scalar(spec.read))])}",
        *([f"note: {scalar(spec.note)}"] if spec.note else []),
        "complete:",
        *(part.yaml() for part in spec.complete),
        "entries:",
        *(line for entry in entries for line in entry.yaml()),
    ]
    return "\n".join(lines) + "\n"


def chpl(rows: list[Row]) -> str:
    """The Common High Priority List, whose rows have no dates."""
    dated = [{**row, "in_force_from": "2024-02-29"} for row in rows if row["schedule"] == "CHPL indicator"]
    spans = (Span(date(2024, 2, 29), None, "background"),)
    entries = [Entry(provision_of({**row, "part": "-"}) + f", {row['part']}", spans, narrowing_of(row), {row["code"]: row["short_label"]}) for row in dated]
    return code_file(CHPL, UK, "https://www.legislation.gov.uk/uksi/2019/855/part/5", "goods-codes.csv", gather(entries))


# --- the annexes of the EU regulations ------------------------------------------------------------------------------------------------

EU_LISTS = (
    (
        "833/2014",
        CodeList(
            "goods/833-2014-annex-ii", "Oil equipment (Annex II of Regulation 833/2014)", "Annex II", "", (),
            (
                Complete("2014-08-01", "2014-12-05", "The first wording of Annex II was not compared line by line.", "goods/833-2014-annex-ii"),
                Complete("2014-12-06", EU_LAST.isoformat()),
            ),
            "text as at 6 December 2014; S.I. 2019/855 Schedule 3 Part 2, made on 10 April 2019, has the same thirty codes",
        ),
        (Span(date(2014, 8, 1), date(2014, 12, 5), "partial", "eu-833-2014"), Span(date(2014, 12, 6), EU_LAST, "yes", "eu-1290-2014")),
        "https://eur-lex.europa.eu/eli/reg/2014/833",
    ),
    (
        "692/2014",
        CodeList(
            "goods/692-2014-annex-ii", "Goods barred from Crimea and Sevastopol (Annex II of Regulation 692/2014)", "Annex II", "", (),
            (Complete("2014-12-20", EU_LAST.isoformat()),),
            "as inserted by Regulation 1351/2014; S.I. 2019/855 Schedule 3 Part 3, made on 10 April 2019, has the same codes but heading 8469",
            "The key equipment of the Annex III that stood from 30 July to 19 December 2014 is not held.",
        ),
        (Span(date(2014, 12, 20), EU_LAST, "yes", "eu-1351-2014"),),
        "https://eur-lex.europa.eu/eli/reg/2014/692",
    ),
)


def make_annex(act: str, spec: CodeList, spans: tuple[Span, ...], url: str, tables: tuple[list[Row], Mapping[str, str]]) -> str:
    """The file of one annex; where the table has no label, the UK table's label of the heading serves."""
    rows, labels = tables
    entries = []
    for row in rows:
        if row["act"] != act:
            continue
        asks = OIL_FIELD.get(row["code"], "") if row["partial"] == "yes" else ""
        if row["code_to"] or (row["partial"] == "yes" and not asks):
            raise TableError(f"{act} {row['code']}: a range or a part of a code that nobody has put into words")
        label = row["label"] if row["label"] not in ("", "chapter") else labels[row["code"][:4]]
        entries.append(Entry("Annex II", spans, Narrowing(asks=asks), {row["code"]: label.replace("–", " to ")}))
    return code_file(spec, f"eu-{act.replace('/', '-')}", url, "eu-2014-goods-codes.csv", gather(entries))


# --- parties --------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Party:
    """A designated party."""

    id: str
    kind: str
    latin: tuple[str, ...]
    cyrillic: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]
    effects: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    known_by_name: bool = False
    note: str = ""
    shared: frozenset[str] = frozenset()

    def yaml(self) -> list[str]:
        """As it stands in a rule file, on as few lines as can be read."""
        shared = {name: [("shared", "true")] if name in self.shared else [] for name in (*self.latin, *self.cyrillic)}
        names = [flow([("text", scalar(name)), ("lang", "eng"), *shared[name]]) for name in self.latin]
        names += [flow([("text", scalar(name)), *shared[name]]) for name in self.cyrillic]
        lines = [f"  - id: {self.id}", f"    kind: {self.kind}", f"    names: [{', '.join(names)}]"]
        if self.identifiers:
            lines.append(f"    identifiers: {flow((key, json.dumps(value)) for key, value in self.identifiers)}")
        lines += ["    known_by_name: true"] if self.known_by_name else []
        lines.append(f"    in_force: [{', '.join(span.yaml() for span in self.spans)}]")
        if self.effects:
            lines.append(f"    effects: {flow((measure, '[' + ', '.join(s.yaml() for s in spans) + ']') for measure, spans in self.effects)}")
        return lines + ([f"    note: {scalar(self.note)}"] if self.note else [])


KNOWN_BY_NAME = frozenset(  # banks and state groups whose name nobody else bears; not those with a common word for a name
    """RUS0193 RUS0232 RUS0233 RUS0234 RUS0237 RUS0250 RUS0253 RUS0254 RUS0255 RUS0256 RUS1072 RUS1073 RUS1074 RUS1088 RUS1096 RUS1119 RUS1492
    RUS1732 RUS1733 RUS1734 RUS1735 RUS1854 RUS1859 RUS1860 RUS1861 RUS2057 RUS3077 RUS3078 RUS3079 RUS3080 RUS3345 RUS3405 RUS3406 RUS3408
    RUS3409 RUS3459 RUS3461 RUS3462 RUS3464 RUS3620 RUS3621 RUS3622 RUS3623 RUS3709 RUS3710 RUS3711 RUS3712 RUS3713 RUS3714 RUS0263 RUS2114
    RUS2116 RUS2123 RUS2722 RUS2724 RUS3076 RUS3064 RUS3094 RUS2383 RUS2382 RUS3162 RUS3423 RUS1083 RUS0200 RUS0178 RUS0238 RUS0239 RUS0240
    RUS0241 RUS0242 RUS1356 RUS1084 RUS1097 RUS1358 RUS1444 RUS1075 RUS1838 RUS1839 RUS0190 RUS0192 RUS0201 RUS0198 RUS0199""".split()
)
AMBIGUOUS = frozenset(  # other names on the list that somebody else bears too: the Bank of Russia, say, is the central bank; an equal one is a possible match
    ("Bank of Russia", "Russia Bank", "Otkritie", "EXIM BANK", "SMP OJSC", "CENTER-INVEST", "PJSC CENTER-INVEST", "EKOM BANK", "SVERDLOVSK COMMERCIAL BANK", "АО «Аверс»", "«Центр-инвест»")
)
EVERYDAY_NAMES = {  # what everybody calls them, in their own signs and papers, which the list does not say as a name
    "RUS1084": ("RZD", "РЖД"),
    "RUS0256": ("Sber", "Сбер"),
    "RUS1859": ("Tinkoff Bank", "Tinkoff", "Тинькофф Банк", "Тинькофф"),
    "RUS0238": ("Ростех",),  # in quotation marks in the entry's own Cyrillic name
    "RUS0254": ("Bank Otkritie", "Банк Открытие", "Банк ФК Открытие"),  # the entry's own names, "Financial Corporation" short or left out: www.acra-ratings.ru/press-releases/3097/
    "RUS0233": ("Банк ЧБРР",),  # ria.ru/economy/20140411/1003554779.html: Черноморский банк развития и реконструкции (ЧБРР)
    "RUS2114": ("Мосбиржа",),  # smartlab.news/read/175841
}
SHARED_NAMES = {  # by which everybody calls them, others too, or of which less is known: an equal one is a possible match; who says so
    "RUS0193": ("RNCB", "РНКБ"),  # the entry's statement of reasons; ria.ru/economy/20140411/1003554779.html
    "RUS0233": ("ЧБРР",),  # ria.ru/economy/20140411/1003554779.html
    "RUS0237": ("PSB", "ПСБ"),  # the statement of reasons of RUS3648; TASS: kherson-news.ru/economy/2023/09/29/205152-amp.html
    "RUS0239": ("ОАК",),  # UAC in Russian: smotrim.ru/amp/brand/60635
    "RUS0240": ("КТРВ",),  # lite.mir24.tv/news/13350904
    "RUS0241": ("UVZ", "УВЗ"),  # firm-guide.com/company/uralvagonzavod; kommersant.ru/amp/gallery/3108633
    "RUS0242": ("ОСК",),  # USC in Russian: sudostroenie.info/mobver/novosti/44806.html
    "RUS0253": ("VEB", "ВЭБ"),  # Annex III of Regulation 833/2014: Vnesheconombank (VEB)
    "RUS1072": ("GPB", "ГПБ"),  # its own quarterly report: blankidoc.ru/blank_otchet/98392/index.html?page=7; GPB Eurobond Finance: in.reuters.com/article/idINWLA732020120501
    "RUS1073": ("RSHB", "РСХБ"),  # its address in the entry, www.rshb.ru; www.acra-ratings.ru/press-releases/4533/
    "RUS1097": ("SCF", "СКФ"),  # portnews.ru/news/313020; lenta.profinansy.ru/news/4026893
    "RUS1860": ("ВБРР", "Банк ВБРР", "Всероссийский банк развития регионов"),  # public tables of banks give it and the English name beside www.vbrr.ru; www.acra-ratings.ru/press-releases/423/
    "RUS1103": ("МИА «Россия сегодня»",),  # as it is signed there: ria.ru/20260227/zaharova-2077196422.html
    "RUS3149": ("GRU", "Main Intelligence Directorate", "ГРУ", "Главное разведывательное управление"),  # variations that the entry states; in Russian: kommersant.ru/amp/3791305
    "RUS1119": ("MKB", "МКБ"),  # its address in the entry, www.mkb.ru; www.acra-ratings.ru/press-releases/3034/
}
SBERBANK, ASSET_FREEZE_OF_SBERBANK = "RUS0256", date(2022, 4, 6)  # designated on 1 March 2022 for reg 17A alone
INN_OF_SBERBANK = "7707083893"  # its check digits hold; the list states the OGRN alone
NOT_BEFORE = {  # the first day on which a measure could be carried
    "trust_services": date(2023, 3, 21),
    "director_disqualification": date(2025, 4, 9),
    "internet_services": date(2022, 4, 29),
}
COLUMNS = (
    ("asset_freeze", "asset_freeze"),
    ("correspondent_banking", "correspondent_banking_17A"),
    ("trust_services", "trust_services"),
    ("director_disqualification", "director_disqualification"),
    ("transport", "transport"),
    ("internet_services", "internet_services"),
)


def correspondent_days(notes: str) -> dict[str, date]:
    """The day from which each bank carries reg 17A, from the tables of banks in the notes."""
    return {row[1]: date.fromisoformat(row[2]) for row in re.finditer(r"^\| (RUS\d{4}) \|.*?\| \d{4}-\d\d-\d\d \| (\d{4}-\d\d-\d\d)\b[^|]*\|", notes, re.M)}


def effect_spans(measure: str, row: Row, banks: Mapping[str, date]) -> tuple[Span, ...]:
    """Since when an entry carries a measure.

    An entry has not changed since it was last updated, so what it carries now it has carried since then. Before that day only the asset freeze
    and the dated reg 17A are taken as seen: any other first day is inferred.
    """
    designated, updated = date.fromisoformat(row["date_designated"]), date.fromisoformat(row["last_updated"])
    if measure == "correspondent_banking":
        if row["unique_id"] not in banks:
            raise TableError(f"{row['unique_id']}: reg 17A without a day in the tables of banks")
        return (Span(banks[row["unique_id"]], None),)
    if measure == "asset_freeze":
        return (Span(ASSET_FREEZE_OF_SBERBANK if row["unique_id"] == SBERBANK else designated, None),)
    first = max(designated, NOT_BEFORE.get(measure, designated))
    if first >= updated:
        return (Span(first, None),)
    return (Span(first, updated - timedelta(1), "partial"), Span(updated, None))


def split_names(text: str) -> tuple[str, ...]:
    """The names in a cell: between semicolons, white space evened out, each once."""
    names = (" ".join(part.split()) for part in re.split(r"\s*;\s*", text))
    return tuple(dict.fromkeys(name for name in names if name))


def aliases(file: Path) -> dict[str, tuple[str, ...]]:
    """The other Latin names of the banks and groups that are known by name."""
    found = {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["unique_id"] in KNOWN_BY_NAME:
                found[record["unique_id"]] = tuple(" ".join(name[f"name{n}"] for n in range(1, 7) if name.get(f"name{n}")) for name in record["names"])
    return found


def is_telling(name: str) -> bool:
    """Whether a name tells its bearer from all others: no mere abbreviation, and none that others bear too."""
    return name not in AMBIGUOUS and max(map(len, re.findall(r"\w+", name)), default=0) > 4


def uk_designated(rows: list[Row], banks: Mapping[str, date], aircraft: Mapping[str, date], others: Mapping[str, tuple[str, ...]]) -> list[Party]:
    """The organisations of the UK Sanctions List under the Russia regulations."""
    parties = []
    for row in sorted(rows, key=lambda row: row["unique_id"]):
        effects = [(measure, effect_spans(measure, row, banks)) for measure, column in COLUMNS if row[column] == "1"]
        if row["unique_id"] in aircraft:
            effects.append(("technical_assistance_aircraft", effect_spans("technical_assistance_aircraft", row, banks)))
        numbers = list(zip_numbers(row["inn"].split("/"), row["ogrn"].split("/")))
        for count, (inn, ogrn) in enumerate(numbers, start=1):  # one entry may stand for two companies
            identifiers = (("inn", INN_OF_SBERBANK if row["unique_id"] == SBERBANK else inn), ("ogrn", ogrn), ("uk_list", row["unique_id"]))
            latin = split_names(";".join((row["primary_name"], *others.get(row["unique_id"], ()), *everyday(row, latin=True))))
            cyrillic = (*split_names(row["cyrillic_names"]), *everyday(row, latin=False))
            parties.append(
                Party(
                    id=row["unique_id"].lower() + (f"-{count}" if count > 1 else ""),
                    kind="organisation",
                    latin=latin,
                    cyrillic=cyrillic,
                    identifiers=tuple((key, value) for key, value in identifiers if value),
                    spans=(Span(date.fromisoformat(row["date_designated"]), None),),
                    effects=tuple(effects),
                    known_by_name=row["unique_id"] in KNOWN_BY_NAME,
                    shared=frozenset(name for name in (*latin, *cyrillic) if is_shared(row, name)),
                )
            )
    return parties


def is_shared(row: Row, name: str) -> bool:
    """Whether a name of somebody who is known by name is one that others bear too; the primary name is not, nor are the everyday ones."""
    own = (row["primary_name"], *EVERYDAY_NAMES.get(row["unique_id"], ()))
    shared = name in SHARED_NAMES.get(row["unique_id"], ()) or not is_telling(name)
    return row["unique_id"] in KNOWN_BY_NAME and name not in own and shared


def everyday(row: Row, *, latin: bool) -> tuple[str, ...]:
    """The everyday names of an entry in one script, also those that others bear too."""
    return tuple(name for names in (EVERYDAY_NAMES, SHARED_NAMES) for name in names.get(row["unique_id"], ()) if name.isascii() is latin)


def zip_numbers(inns: list[str], ogrns: list[str]) -> Iterable[tuple[str, str]]:
    """The pairs of numbers of an entry."""
    if len(inns) > 1 and len(ogrns) > 1 and len(inns) != len(ogrns):
        raise TableError(f"{inns} and {ogrns} do not pair")
    most = max(len(inns), len(ogrns))
    return zip(inns + [""] * (most - len(inns)), ogrns + [""] * (most - len(ogrns)), strict=True)


REMOVED = date(2017, 3, 15)  # Regulation 2017/437; the totals of the Council hold up to its eve
TAKEN_OFF = ("Pavlov Arseny Sergeevich", "Tsypkalov Gennadiy Nikolaiovych")
GONE = date(2018, 4, 13)  # the day of a whole list of HM Treasury


def eu_269(rows: list[Row]) -> list[Party]:
    """Persons and entities under Regulation 269/2014 on 28 February 2017, in the order of listing."""
    return [
        Party(
            id=f"eu-269-{row['ofsi_group_id']}",
            kind="individual" if row["type"] == "person" else "organisation",
            latin=split_names(row["name"] + ";" + row["aliases"]),
            cyrillic=split_names(row["cyrillic"]),
            identifiers=tuple(
                (key, row[column])
                for key, column in (("ofsi_group", "ofsi_group_id"), ("uk_list", "uk_list_ref"), ("eu_list", "eu_fsf_ref"))
                if row[column]
            ),
            spans=eu_269_spans(row),
            known_by_name=row["type"] == "entity" and row["uk_list_ref"] in KNOWN_BY_NAME,
        )
        for row in sorted(rows, key=lambda row: (row["eu_listing_date"], row["type"], row["name"]))
    ]


def eu_269_spans(row: Row) -> tuple[Span, ...]:
    """From the EU's day of listing; what came after 14 March 2017 was not followed person by person."""
    listed = Span(date.fromisoformat(row["eu_listing_date"]), REMOVED - timedelta(1), "yes", "eu-269-2014")
    if row["name"] in TAKEN_OFF:
        return (listed,)
    last = GONE - timedelta(1) if "not on that of 13 Apr 2018" in row["source"] else EU_LAST
    return (listed, Span(REMOVED, last, "partial", "eu-269-2014"))


def eu_208(rows: list[Row]) -> list[Party]:
    """Persons under Regulation 208/2014, from the lists of HM Treasury of 23 March 2016 and 13 April 2018."""
    seen = date(2016, 3, 23)
    parties = []
    for row in rows:
        if row["regime"] != "Ukraine (Misappropriation)":
            continue
        first, both = date.fromisoformat(row["listed_on"]), row["status_2017_02_28"] == "listed"
        spans = (
            (Span(first, GONE, "yes", "eu-208-2014"), Span(GONE + timedelta(1), EU_LAST, "partial", "eu-208-2014"))
            if both
            else (Span(first, seen, "yes", "eu-208-2014"), Span(seen + timedelta(1), GONE - timedelta(1), "partial", "eu-208-2014"))
        )
        names = split_names(row["primary_name"] + ";" + row["other_names"].replace("|", ";"))
        note = "" if both else "On the list of 23 March 2016 and not on that of 13 April 2018: on the days between, nobody can say from these."
        parties.append(Party(f"eu-208-{row['group_id']}", "individual", names, (), (("ofsi_group", row["group_id"]),), spans, note=note))
    return sorted(parties, key=lambda party: party.id)


@dataclass(frozen=True)
class PartyList:
    """The head of a list of parties."""

    id: str
    title: str
    designates_for: str
    citation: str
    source: str
    complete: tuple[Complete, ...]
    table: str
    note: str = ""


EU_GAP = "Who was listed and taken off again before, or listed after, is not held."
UK_DESIGNATED = PartyList(
    "uk-designated", "Organisations designated under the Russia Regulations, as held", "[]", flow([("instrument", UK), ("provision", "reg 5")]),
    flow([("url", scalar("https://www.gov.uk/government/publications/the-uk-sanctions-list")), ("read_on", "2026-08-22"), ("note", scalar("a converted copy as at 22 August 2026; short names that it does not have are in tools/make_lists.py with their sources"))]),
    never("2020-12-31", "Individuals, ships, other regimes and most other names are not held; nor anything since 22 August 2026.", "uk_sanctions_list"),
    "finance-and-designation.entities.csv",
    "A day before the entry was last updated is inferred for every measure but the asset freeze and the dated reg 17A, and marked partial.",
)
EU_269 = PartyList(
    "eu-269-2014", "Persons and entities listed under Regulation 269/2014", "[eu_asset_freeze]", flow([("instrument", "eu-269-2014"), ("provision", "Annex I")]),
    flow([("url", scalar("https://eur-lex.europa.eu/eli/reg/2014/269")), ("read_on", READ_ON), ("note", scalar("a reconstruction from lists of HM Treasury of 23 March 2016 and 13 April 2018 and of OFSI of April 2025, which gives the totals of the Council of 9 November 2016: 152 persons, 37 entities"))]),
    (
        Complete("2014-03-17", "2016-11-08", EU_GAP, "uk_sanctions_list"),
        Complete("2016-11-09", "2017-03-14"),
        Complete("2017-03-15", EU_LAST.isoformat(), EU_GAP, "uk_sanctions_list"),
    ),
    "eu-269-2014-list-2017-02-28.csv",
    "Cyrillic names were joined by machine, some in Bulgarian or Ukrainian spelling.",
)
EU_208 = PartyList(
    "eu-208-2014", "Persons listed under Regulation 208/2014", "[eu_misappropriation]", flow([("instrument", "eu-208-2014"), ("provision", "Annex I")]),
    flow([("url", scalar("https://eur-lex.europa.eu/eli/reg/2014/208")), ("read_on", READ_ON), ("note", scalar("from the lists of HM Treasury of 23 March 2016 and 13 April 2018"))]),
    (
        Complete("2014-03-06", "2016-03-22", EU_GAP, "uk_sanctions_list"),
        Complete("2016-03-23", "2017-03-05"),
        Complete("2017-03-06", EU_LAST.isoformat(), EU_GAP, "uk_sanctions_list"),
    ),
    "derived-hmt-ukraine-2017-02-28.csv",
    "The list changed at its yearly review in March: the whole list of 23 March 2016 serves until the eve of the review of March 2017.",
)


def party_file(head: PartyList, parties: list[Party]) -> str:
    """The text of an entity list."""
    lines = [
        MADE.format(table=head.table),
        f"id: {head.id}",
        f"title: {scalar(head.title)}",
        f"designates_for: {head.designates_for}",
        f"citation: {head.citation}",
        f"source: {head.source}",
        f"note: {scalar(head.note)}",
        "complete:",
        *(part.yaml() for part in head.complete),
        "entities:",
        *(line for party in parties for line in party.yaml()),
    ]
    return "\n".join(lines) + "\n"


# --- all of it ------------------------------------------------------------------------------------------------------------------------


def read(file: Path) -> list[Row]:
    """The rows of a table."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def make_lists(law: Path, data: Path) -> dict[str, str]:
    """Every file to be made, by its path under rules/.

    Args:
        law: The folder of goods-codes.csv, services-designated.csv, finance-and-designation.md and its table of entities.
        data: The folder of the EU tables, of `codes/` and of `uk-sanctions-list/`.

    Raises:
        TableError: A table says what nobody has put into words.
        OSError: A table cannot be read.
    """
    goods, annexes = read(law / "goods-codes.csv"), read(data / "eu-2014-goods-codes.csv")
    tariff = [row["code"] for row in read(data / "codes" / "hs2022.csv") if row["level"] == "6"]
    files = {f"lists/{spec.id}.yaml": make_code_list(spec, goods, lambda code: [c for c in tariff if c.startswith(code)]) for spec in CODE_LISTS}
    files[f"lists/{CHPL.id}.yaml"] = chpl(goods)
    labels = {row["code"][:4]: row["short_label"] for row in reversed(goods)} | {"8469": "typewriters"}
    files |= {f"lists/{spec.id}.yaml": make_annex(act, spec, spans, url, (annexes, labels)) for act, spec, spans, url in EU_LISTS}
    banks = correspondent_days((law / "finance-and-designation.md").read_text(encoding="utf-8"))
    services = read(law / "services-designated.csv")
    aircraft = {row["list_id"]: date.fromisoformat(row["designated_on"]) for row in services if row["regulation"] == "46A" and row["type"] == "Entity"}
    entries = read(law / "finance-and-designation.entities.csv")
    others = aliases(data / "uk-sanctions-list" / "uksl-2026-08-22.jsonl.gz")
    files["entities/uk-designated.yaml"] = party_file(UK_DESIGNATED, uk_designated(entries, banks, aircraft, others))
    files["entities/eu-269-2014.yaml"] = party_file(EU_269, eu_269(read(data / "eu-269-2014-list-2017-02-28.csv")))
    files["entities/eu-208-2014.yaml"] = party_file(EU_208, eu_208(read(data / "uk-sanctions-list" / "derived-hmt-ukraine-2017-02-28.csv")))
    return files


def main(arguments: list[str] | None = None) -> int:
    """Write the lists; 2 when a table cannot be read or understood."""
    parser = argparse.ArgumentParser(description="Make the lists of goods and of designated parties in rules/ from tables of codes and names.")
    parser.add_argument("--law", type=Path, required=True, help="the folder of goods-codes.csv and the notes on designation")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the EU tables, codes/ and uk-sanctions-list/")
    parser.add_argument("--rules", type=Path, default=ROOT / "rules", help="the folder to write to")
    given = parser.parse_args(arguments)
    try:
        files = make_lists(given.law, given.data)
    except (TableError, OSError) as error:
        print(f"lists: {error}", file=sys.stderr)
        return 2
    for name, text in files.items():
        file = given.rules / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    print(f"lists: {len(files)} files made in {given.rules}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
