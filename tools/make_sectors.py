"""Make the table of sectors in rules/ from the table of the 88 divisions, and from what is finer than a division.

    python tools/make_sectors.py FOLDER

FOLDER holds sectors-divisions.csv. Making it again from the same table changes no byte. What is made says so in its first line: mend the table or this tool.
The classes are a judgement from the measures. They raise questions and never clear anybody.
"""

# ruff: noqa: E501 - the tables read better a row a line

import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

__all__ = ["TableError", "main", "make_sectors"]

ROOT = Path(__file__).resolve().parents[1]
TABLE = "sectors-divisions.csv"
SPLIT = "\n"
WIDENED = date(2022, 3, 1)  # what is to be checked today begins here, where the class did not change
BEGINS = date(2014, 8, 1)  # Regulation 833/2014; the registers bear OKVED-2 codes only later
TODAY = {"aimed": "aimed", "partly": "partly", "other": "none"}
IN_2017 = {"none aimed": "none", "aimed": "aimed", "only in Crimea and Sevastopol": "in_occupied_territory"}
PARTLY_IN_2017 = "partly"

STARTED_BY = {  # the instrument that began something on the day
    "2022-03-01": "uksi-2022-195",
    "2022-03-08": "uksi-2022-241",
    "2022-04-14": "uksi-2022-452",
    "2022-04-29": "uksi-2022-477",
    "2022-06-23": "uksi-2022-689",
    "2022-07-19": "uksi-2022-814",
    "2022-07-21": "uksi-2022-850",
    "2022-08-10": "uksi-2022-850",
    "2022-10-29": "uksi-2022-1110",
    "2022-12-05": "uksi-2022-1122",
    "2022-12-16": "uksi-2022-1331",
    "2023-06-30": "uksi-2023-713",
    "2024-01-01": "uksi-2023-1367",
    "2026-05-20": "uksi-2026-543",
}

SINCE = {  # the day on which the division came to be what it is today, by the first of the measures that make it so
    "02": "2022-06-23", "03": "2022-06-23", "05": "2022-08-10", "07": "2022-07-21", "08": "2024-01-01", "10": "2022-06-23", "11": "2022-04-14",
    "12": "2022-04-14", "13": "2022-07-21", "14": "2022-04-14", "15": "2022-04-14", "16": "2022-06-23", "17": "2022-06-23", "18": "2022-04-14",
    "19": "2022-04-14", "20": "2022-03-01", "22": "2022-06-23", "23": "2022-06-23", "24": "2022-04-14", "25": "2022-04-14", "26": "2022-03-01",
    "27": "2022-03-01", "28": "2022-03-01", "29": "2022-04-14", "30": "2022-03-08", "31": "2022-06-23", "32": "2022-04-14", "33": "2022-03-01",
    "35": "2022-07-21", "41": "2022-12-16", "42": "2022-12-16", "43": "2022-12-16", "45": "2022-04-14", "49": "2022-07-21", "50": "2022-03-01",
    "51": "2022-03-08", "52": "2022-03-01", "58": "2022-12-16", "59": "2022-04-29", "60": "2022-04-29", "61": "2022-06-23", "62": "2022-12-16",
    "63": "2022-12-16", "65": "2022-03-08", "66": "2022-07-19", "68": "2022-07-19", "69": "2022-07-21", "70": "2022-07-21", "71": "2022-12-16",
    "73": "2022-12-16", "77": "2022-03-01", "78": "2022-07-21", "80": "2022-06-23", "82": "2022-07-21", "84": "2022-03-01", "92": "2022-04-14",
    "93": "2022-04-14", "95": "2022-03-01", "99": "2022-03-01",
}  # fmt: skip

TERRITORY_ALONE = {"79"}  # partly, and only because tourism services to occupied territory are banned


@dataclass(frozen=True)
class Finer:
    """A code that differs from its division.

    Attributes:
        today, since: What it is today, and since when; empty for as long as measures are held.
        early: What it was before; empty for what its division was.
        strategic: What reg 6(7) calls it; None for what it calls the division.
        check: What to check.
    """

    code: str
    title: str
    today: str
    since: str = ""
    early: str = ""
    strategic: tuple[str, ...] | None = None
    check: str = ""


ICT = "information, communications and digital technologies"
NOTHING: tuple[str, ...] = ()
FINER = (
    Finer("07.29", "Mining of other non-ferrous metal ores", "aimed", "2022-07-21", check="gold 3G from 21 July 2022 (07.29.4 in OKVED-2); other metals 3BA, 3DA"),
    Finer("08.99.32", "Mining of diamonds", "aimed", "2024-01-01", check="diamonds 3GA from 1 January 2024; through third countries from 1 March 2024"),
    Finer("10.1", "Processing and preserving of meat", "none"),
    Finer("10.2", "Processing and preserving of fish, crustaceans and molluscs", "partly", "2022-06-23", check="caviar 1604 and crustaceans 0306 may not be imported (3D, 3DA)"),
    Finer("10.3", "Processing and preserving of fruit and vegetables", "none"),
    Finer("10.4", "Vegetable and animal oils and fats", "none"),
    Finer("10.5", "Dairy products", "none"),
    Finer("10.6", "Grain mill products, starches", "none"),
    Finer("10.7", "Bakery and farinaceous products", "none"),
    Finer("10.8", "Other food products", "partly", "2022-06-23", check="residues of starch and brewing 2303 may not be imported (3D); luxury foods out (3A ch. 20, 21)"),
    Finer("10.81", "Sugar", "partly", "2022-06-23", check="beet pulp and like residues 2303 may not be imported (3D)"),
    Finer("10.82", "Cocoa, chocolate and confectionery", "none"),
    Finer("10.83", "Tea and coffee", "none"),
    Finer("10.84", "Condiments and seasonings", "none"),
    Finer("10.85", "Prepared meals", "none"),
    Finer("10.86", "Dietetic food and food for infants", "none"),
    Finer("10.9", "Prepared animal feeds", "none"),
    Finer("11.01", "Distilling of spirits", "aimed", "2022-10-29", check="spirits 2208 may not be imported (3D, 3DA)"),
    Finer("11.02", "Wine from grape", "none"),
    Finer("11.03", "Cider and other fruit wines", "none"),
    Finer("11.05", "Beer", "none"),
    Finer("11.07", "Soft drinks, mineral waters", "none"),
    Finer("14.2", "Articles of fur", "partly", "2022-04-14", check="fur ch. 43 in 3A and 3DA"),
    Finer("20.51", "Explosives", "aimed", early="aimed", strategic=("chemicals", "defence"), check="military goods, arms; 2017: military goods, arms"),
    Finer("22.11", "Rubber tyres", "aimed", "2022-06-23", check="tyres 4011 may not be imported (3D, 3DA)"),
    Finer("23.1", "Glass and glass products", "aimed", "2022-06-23", check="glass 7005, 7007, 7010, 7019 may not be imported (3D, 3DA)"),
    Finer("23.4", "Other porcelain and ceramic products", "partly", "2022-04-14", check="ceramics 6907 (3DA) and luxury tableware out (3A)"),
    Finer("23.5", "Cement, lime and plaster", "aimed", "2022-06-23", check="cement 2523 may not be imported (3D, 3DA)"),
    Finer("24.41", "Precious metals", "aimed", "2022-07-21", check="gold 3G; silver and platinum 7106 (3D, 3DA)"),
    Finer("24.46", "Nuclear fuel", "aimed", "2026-05-20", early="partly", check="uranium, reg 46Z23C to G, from 20 May 2026"),
    Finer("25.4", "Weapons and ammunition", "aimed", early="aimed", check="arms both ways, military goods; 2017: arms both ways, military goods"),
    Finer("30.3", "Aircraft and spacecraft", "aimed", "2022-03-08", check="aviation and space goods 2C; insurance reg 29A; in 2017 Annex V named a group of makers"),
    Finer("30.4", "Military fighting vehicles", "aimed", early="aimed", check="arms both ways, military goods; 2017: arms both ways, military goods"),
    Finer("30.92", "Bicycles and invalid carriages", "partly", "2022-04-14", early="none", strategic=NOTHING, check="luxury bicycles out (3A 8712)"),
    Finer("32.12", "Jewellery", "aimed", "2022-07-21", check="gold 3G, gold jewellery from 29 October 2022; diamonds 3GA; luxury jewellery out (3A ch. 71)"),
    Finer("32.91", "Brooms and brushes", "none"),
    Finer("32.99.8", "Folk arts and crafts", "none", check="materials: precious metal, ivory, fur, wood articles (3D, 3DA ch. 44)"),
    Finer("33.16", "Repair of aircraft and spacecraft", "aimed", "2022-03-08", strategic=("defence",), check="technical assistance for 2C goods; reg 46A"),
    Finer("45.2", "Repair of motor vehicles", "none", strategic=NOTHING, check="parts of ch. 87 sent from the UK"),
    Finer("46.2", "Wholesale of agricultural raw materials and live animals", "none", early="none"),
    Finer("46.3", "Wholesale of food, beverages and tobacco", "partly", "2022-04-14", early="none", check="crustaceans, caviar, spirits; luxury food and drink out (3A)"),
    Finer("46.31", "Wholesale of fruit and vegetables", "none", early="none"),
    Finer("46.32", "Wholesale of meat", "none", early="none"),
    Finer("46.33", "Wholesale of dairy products, eggs, oils and fats", "none", early="none"),
    Finer("46.36", "Wholesale of sugar, chocolate and confectionery", "none", early="none"),
    Finer("46.37", "Wholesale of coffee, tea, cocoa and spices", "none", early="none"),
    Finer("46.4", "Wholesale of household goods", "partly", "2022-04-14", early="none", check="luxury goods out (3A); furniture 9401, 9403 may not be imported (3D, 3DA)"),
    Finer("46.46", "Wholesale of pharmaceutical goods", "none", early="none", check="licensing ground: medical"),
    Finer("46.5", "Wholesale of information and communication equipment", "aimed", "2022-03-01", check="electronics 2A, 3E, 3I; dual-use"),
    Finer("46.6", "Wholesale of other machinery and equipment", "aimed", "2022-03-01", check="machinery 2A, 3E, 3I ch. 84"),
    Finer("46.71", "Wholesale of fuels", "aimed", "2022-08-10", check="coal 3H from 10 August 2022; oil 3F from 5 December 2022; LNG"),
    Finer("46.72", "Wholesale of metals and metal ores", "aimed", "2022-04-14", check="iron and steel 3B; other metals 3BA"),
    Finer("46.73", "Wholesale of wood, construction materials and sanitary equipment", "partly", "2022-06-23", early="none", check="wood ch. 44, cement, glass may not be imported (3D, 3DA)"),
    Finer("49.1", "Passenger rail transport", "in_occupied_territory", early="in_occupied_territory"),
    Finer("49.2", "Freight rail transport", "in_occupied_territory", early="in_occupied_territory"),
    Finer("49.3", "Other passenger land transport", "in_occupied_territory", early="in_occupied_territory"),
    Finer("49.4", "Freight transport by road", "in_occupied_territory", early="in_occupied_territory", check="no UK ban on haulage was found; the goods carried decide"),
    Finer("49.5", "Transport via pipeline", "aimed", early="aimed", strategic=("energy", "transport"), check="oil pipelines: regs 16 and 17; energy goods Sch 3; 2017: Annex VI to Regulation 833/2014 named the operator of oil pipelines"),
    Finer("58.1", "Publishing of books, periodicals and the like", "none", strategic=NOTHING, check="is the owner designated? content under licence from designated media"),
    Finer("58.2", "Software publishing", "aimed", "2022-12-16", strategic=(ICT,), check="54C IT services; Chapter 4N software from 24 April 2025"),
    Finer("63.9", "Other information service activities", "partly", "2022-12-16", check="news agencies are often the state's"),
    Finer("64.1", "Monetary intermediation", "aimed", early="aimed", check="reg 16, 17, 17A; designated banks; in 2017 Annex III to Regulation 833/2014"),
    Finer("69.1", "Legal activities", "aimed", "2023-06-30", check="54D legal advice, what the UK side provides; services bought from the firm are not within it"),
    Finer("69.2", "Accounting, bookkeeping, auditing, tax advice", "aimed", "2022-07-21", check="54C accounting from 21 July 2022, auditing from 16 December 2022, what the UK side provides"),
    Finer("70.1", "Activities of head offices", "partly", "2022-07-21", check="who owns what it heads"),
    Finer("71.2", "Technical testing and analysis", "partly", "2022-12-16", early="none", strategic=NOTHING, check="testing by itself is not in 54C; engineering is"),
    Finer("72.2", "Research in social sciences and humanities", "none", early="none", strategic=NOTHING, check="state universities and institutes"),
    Finer("73.2", "Market research and public opinion polling", "partly", "2022-07-21", check="54C business and management consulting may reach it"),
    Finer("77.2", "Rental of personal and household goods", "none", strategic=NOTHING),
    Finer("93.2", "Amusement and recreation activities", "in_occupied_territory", early="in_occupied_territory"),
    Finer("95.2", "Repair of personal and household goods", "none"),
)  # fmt: skip

HEAD = """\
# Made from {table} by tools/make_sectors.py: mend the table or the tool, not this file.
# A class is our judgement of what the measures are aimed at. It raises questions; it never clears anybody.
id: sectors
title: Sectors that UK measures are aimed at
citation: {{instrument: uksi-2019-855, provision: "reg 6(7) and Parts 3 to 6; until 2020 Regulations 833/2014 and 692/2014"}}
source:
  url: https://www.legislation.gov.uk/uksi/2019/855
  read_on: 2026-11-22
  note: The measures as this rulebook has them, set against the titles of NACE Rev. 2 (Eurostat) and OKVED-2 (OK 029-2014), whose divisions are the same.
checked_to: 2026-05-20
sectors:
  codes_from: 2016-07-11          # order of the Federal Tax Service of 25 May 2016 MMV-7-14/333: the registers bear OKVED-2 codes
  strategic_from: {{from: 2022-02-10, by: uksi-2022-123}}
  strategic_says: "Reg 6(7) of S.I. 2019/855 names these sectors as of strategic significance to the Government of Russia: a ground for designation, no prohibition."
  occupied: territory/regions
  reminder: "A sector alone never clears a partnership of sanctions, nor does it bar one: owners, persons, goods, services, places and payments decide."
  rows:
"""
TAIL = """\
cases:
  - {name: codes of the older classifier, as_of: 2016-07-10, facts: &bread {business.okved_main: "10.71"}, expect: {sector: cannot_tell}}
  - {name: the day on which the registers changed, as_of: 2016-07-11, facts: *bread, expect: {sector: ordinary}}
  - {name: bread today, as_of: 2026-02-03, facts: *bread, expect: {sector: ordinary}}
  - {name: some food is aimed at and the code does not say which, as_of: 2026-02-03, facts: {business.okved_main: "10"}, expect: {sector: cannot_tell}}
  - {name: no food was aimed at on the day of the report, as_of: 2017-02-28, facts: {business.okved_main: "10"}, expect: {sector: ordinary}}
  - {name: fish and caviar, as_of: 2026-02-03, facts: {business.okved_main: "10.20.1"}, expect: {sector: cannot_tell}}
  - {name: spirits on the eve, as_of: 2022-10-28, facts: &vodka {business.okved_main: "11.01.1"}, expect: {sector: ordinary}}
  - {name: spirits on the day, as_of: 2022-10-29, facts: *vodka, expect: {sector: sanctioned}}
  - {name: a bank on the day of the report, as_of: 2017-02-28, facts: {business.okved_main: "64.19"}, expect: {sector: sanctioned}}
  - {name: oil on the day of the report, as_of: 2017-02-28, facts: {business.okved_main: "06.10.1"}, expect: {sector: sanctioned}}
  - {name: weapons on the day of the report, as_of: 2017-02-28, facts: {business.okved_main: "25.40"}, expect: {sector: sanctioned}}
  - {name: programmers on the day of the report, as_of: 2017-02-28, facts: &code {business.okved_main: "62.01"}, expect: {sector: ordinary}}
  - {name: programmers on the eve of strategic sectors, as_of: 2022-02-09, facts: *code, expect: {sector: ordinary}}
  - {name: programmers in a strategic sector, as_of: 2022-02-10, facts: *code, expect: {sector: strategic}}
  - {name: programmers on the eve of IT services, as_of: 2022-12-15, facts: *code, expect: {sector: strategic}}
  - {name: programmers on the day, as_of: 2022-12-16, facts: *code, expect: {sector: sanctioned}}
  - {name: diamonds on the eve, as_of: 2023-12-31, facts: &diamonds {business.okved_main: "08.99.32", business.region: "14"}, expect: {sector: strategic}}
  - {name: diamonds on the day, as_of: 2024-01-01, facts: *diamonds, expect: {sector: sanctioned}}
  - {name: books, as_of: 2026-02-03, facts: {business.okved_main: "58.11"}, expect: {sector: ordinary}}
  - {name: couriers carry on in a strategic sector, as_of: 2026-02-03, facts: {business.okved_main: "53.20"}, expect: {sector: strategic}}
  - {name: a hotel whose place nobody said, as_of: 2017-02-28, facts: {business.okved_main: "55.10"}, expect: {sector: cannot_tell}}
  - {name: a hotel in Moscow, as_of: 2017-02-28, facts: {business.okved_main: "55.10", business.region: "77"}, expect: {sector: ordinary}}
  - {name: a hotel in Crimea, as_of: 2017-02-28, facts: {business.okved_main: "55.10", business.region: "91"}, expect: {sector: sanctioned, verdict: unsuitable}}
  - {name: further codes decide nothing, as_of: 2026-02-03, facts: {<<: *bread, business.okved_others: ["62.01", "64.19"]}, expect: {sector: ordinary}}
  - {name: no such division, as_of: 2026-02-03, facts: {business.okved_main: "04.1"}, expect: {sector: cannot_tell}}
"""


class TableError(Exception):
    """The table says what this tool does not understand."""


def started_by(day: str) -> str:
    """The instrument that began something on the day."""
    try:
        return STARTED_BY[day]
    except KeyError:
        raise TableError(f"no instrument is known to have begun anything on {day}") from None


def in_2017(words: str) -> str:
    """What a division was on 28 February 2017, and until a UK measure of its own."""
    if words.startswith(PARTLY_IN_2017):
        return "partly"
    try:
        return IN_2017[words]
    except KeyError:
        raise TableError(f"on_2017_02_28 says {words!r}") from None


def notes(check: str) -> tuple[str, str]:
    """What to check in 2017, and today.

    >>> notes("regs 16 and 17; 2017: Annex III")
    ('Annex III', 'regs 16 and 17')
    """
    today, _, early = re.sub(r"(?:^|; )(?:in )?2017:? ", SPLIT, check, count=1).partition(SPLIT)
    return early, today


def period(first: date, last: date | None, reach: str, note: str, by: str = "") -> str:
    """One period of a row."""
    items = [f"from: {first}", *([f"to: {last}"] if last else []), *([f"by: {by}"] if by else []), f"reach: {reach}"]
    items += [f"note: {json.dumps(note, ensure_ascii=False)}"] if note else []
    return f"{{{', '.join(items)}}}"


def periods(early: str, today: str, since: str, check: str) -> tuple[str, ...]:
    """The periods of a row: one, where nothing changed and nothing is to be checked."""
    before, after = notes(check)
    changed = early != today and since != ""
    if not changed and not check:
        return (period(BEGINS, None, today, ""),)
    first = date.fromisoformat(since) if changed else WIDENED
    by = started_by(since) if changed else ""
    return period(BEGINS, first - timedelta(1), early if changed else today, before), period(first, None, today, after, by)


def row(code: str, title: str, strategic: Iterable[str], spans: Iterable[str]) -> str:
    """A row as it stands in the rule file."""
    said = json.dumps(list(strategic), ensure_ascii=False)
    lines = [f"    - code: {json.dumps(code)}", f"      title: {json.dumps(title, ensure_ascii=False)}"]
    lines += [f"      strategic: {said}"] if said != "[]" else []
    lines += ["      in_force:", *(f"        - {span}" for span in spans)]
    return "\n".join(lines) + "\n"


def division(line: Mapping[str, str]) -> tuple[str, str, str]:
    """What a division was in 2017, what it is today, and since when."""
    code, early = line["division"], in_2017(line["on_2017_02_28"])
    today = "in_occupied_territory" if code in TERRITORY_ALONE else TODAY[line["today"]]
    if today == "none" and early == "in_occupied_territory":
        today = early  # S.I. 2019/855 took those measures over, and widened the territory
    if today != early and code not in SINCE:
        raise TableError(f"division {code} was {early} and is {today}, and nobody said since when")
    return early, today, SINCE.get(code, "") if today != early else ""


def make_sectors(folder: Path) -> str:
    """The rule file, from the table of divisions in a folder."""
    with (folder / TABLE).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    rows = {}
    for line in lines:
        early, today, since = division(line)
        strategic = tuple(name for name in line["reg_6_7_sector"].split("; ") if name)
        rows[line["division"]] = row(line["division"], line["title_en"], strategic, periods(early, today, since, line["pointers"]))
        for item in FINER:
            if item.code[:2] == line["division"]:
                named = strategic if item.strategic is None else item.strategic
                spans = periods(item.early or (early if item.since else item.today), item.today, item.since, item.check)
                rows[item.code] = row(item.code, item.title, named, spans)
    lost = [item.code for item in FINER if item.code not in rows]
    if lost or len(lines) != 88:
        raise TableError(f"the table has {len(lines)} divisions of 88; finer codes without a division: {lost}")
    return HEAD.format(table=TABLE) + "".join(rows[code] for code in sorted(rows)) + TAIL


def main(arguments: list[str]) -> int:
    """Write the rule file; 2 for a table that cannot be read."""
    if len(arguments) != 1:
        print(f"make_sectors: say which folder holds {TABLE}", file=sys.stderr)
        return 2
    try:
        text = make_sectors(Path(arguments[0]))
    except (OSError, TableError) as error:
        print(f"make_sectors: {error}", file=sys.stderr)
        return 2
    (ROOT / "rules" / "outreach" / "sectors.yaml").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
