"""Sector: whether measures are aimed at what the firm's own activity codes say it does."""

from collections.abc import Iterable, Iterator
from datetime import date

from sme_check.facts.business import Business
from sme_check.facts.codes import okved_relation
from sme_check.facts.truth import Truth
from sme_check.rulebook.outreach import OutreachRules, Sector, standing_on
from sme_check.rulebook.rulebook import Rulebook

from .possible import Found

__all__ = ["SECTORS", "sector_of"]

SECTORS = ("ordinary", "strategic", "sanctioned")
"""From the easiest."""

_SAYS = {
    "aimed": "UK measures are aimed at this sector",
    "partly": "UK measures are aimed at some of the goods or services of this sector",
    "in_occupied_territory": "UK measures are aimed at this sector in occupied Ukrainian territory",
    "none": "no UK measure is aimed at this sector",
}


def _rows(code: str, sectors: Iterable[Sector]) -> tuple[Sector, ...]:
    """The row of the longest code that covers the given one, and every finer row that the given code leaves open."""
    related = [(sector, okved_relation(sector.code, code)) for sector in sectors if sector.code[:2] == code[:2]]
    covering = sorted((sector for sector, relation in related if relation == "covers"), key=lambda sector: len(sector.code))
    return (*covering[-1:], *(sector for sector, relation in related if relation == "finer"))


def _occupied(business: Business, day: date, rules: OutreachRules, rulebook: Rulebook) -> Truth:
    """Whether the business is registered in occupied territory."""
    listed = str(rules.sector_table["occupied"])
    if business.region is None or listed not in rulebook.list_ids:
        return Truth.UNKNOWN
    hits = rulebook.dated_list(listed).hits(business.region, day)
    if any(hit.truth is Truth.TRUE for hit in hits):
        return Truth.TRUE
    return Truth.UNKNOWN if hits else Truth.FALSE


def _possible(sector: Sector, day: date, occupied: Truth, *, strategic: bool) -> frozenset[str]:
    free = "strategic" if strategic and sector.strategic else "ordinary"
    reaches = {row.reach for row in standing_on(sector.reaches, day)}
    found: set[str] = set() if reaches else set(SECTORS)
    for reach in reaches:
        if reach == "aimed" or (reach == "in_occupied_territory" and occupied is Truth.TRUE):
            found.add("sanctioned")
        elif reach == "none" or (reach == "in_occupied_territory" and occupied is Truth.FALSE):
            found.add(free)
        else:
            found |= {free, "sanctioned"}
    return frozenset(found)


def _describe(sector: Sector, day: date, rules: OutreachRules) -> Iterator[str]:
    standing = standing_on(sector.reaches, day)
    says = " or ".join(_SAYS[row.reach] for row in standing) or "nothing is held of this sector"
    yield f"{sector.code} {sector.title}: on {day} {says}.{''.join(f' Check: {row.check}.' for row in standing if row.check)}"
    if sector.strategic and rules.strategic_from.covers(day):
        yield f"{sector.code} is of {', '.join(sector.strategic)}, since {rules.strategic_from.first}. {rules.sector_table['strategic_says']}"


def _others(business: Business, day: date, rules: OutreachRules) -> Iterator[str]:
    """Additional codes, which show what a firm may do, not what it does."""
    aimed = [code for code in business.okved_others or () for sector in _rows(code, rules.sectors.values())[:1] if _is_aimed_at(sector, day)]
    if aimed:
        codes = ", ".join(dict.fromkeys(aimed))
        yield f"It also has {codes}, in sectors that measures were aimed at on {day}. Further codes show what it may do, not what it does."


def _is_aimed_at(sector: Sector, day: date) -> bool:
    return any(row.reach == "aimed" for row in standing_on(sector.reaches, day))


def sector_of(business: Business, day: date, rules: OutreachRules, rulebook: Rulebook) -> Found:
    """What the firm's sector may be on the day: `ordinary`, `strategic`, `sanctioned`.

    Returns:
        The possible answers, with the measures to check. Where only some goods or services of a sector are aimed at, both stay open:
        a finer code may settle it, else a person must.
    Law: the classes are our judgement from the measures, in `rules/outreach/sectors.yaml`; reg 6(7) of S.I. 2019/855.
    """
    cited = rulebook.cite(rules.citation("sectors"))
    reminder = str(rules.sector_table["reminder"])
    code = business.okved_main
    if day < rules.codes_from:
        says = f"Before {rules.codes_from} the registers bore OKVED-1 codes, which look the same and mean something else, so no code speaks of {day}."
        return Found(frozenset(SECTORS), (says, reminder), (), cited)
    if code is None:
        says = f"No main activity code was stated for {day}."
        return Found(frozenset(SECTORS), (says, *_others(business, day, rules), reminder), ("business.okved_main",), cited)
    rows = _rows(code, rules.sectors.values())
    if not rows:
        return Found(frozenset(SECTORS), (f"{code} is no division of OKVED-2.", reminder), ("business.okved_main",), cited)
    occupied = _occupied(business, day, rules, rulebook)
    possible = frozenset[str]().union(*(_possible(row, day, occupied, strategic=rules.strategic_from.covers(day)) for row in rows))
    missing = _missing(rows, possible, business, day)
    coarse = (f"{code} is too coarse: finer codes under it differ ({', '.join(row.code for row in rows[1:])}).",) if len(rows) > 1 and len(possible) > 1 else ()
    return Found(possible, (*_describe(rows[0], day, rules), *coarse, *_others(business, day, rules), reminder), missing, cited)


def _missing(rows: tuple[Sector, ...], possible: frozenset[str], business: Business, day: date) -> tuple[str, ...]:
    if len(possible) == 1:
        return ()
    by_region = any(row.reach == "in_occupied_territory" for sector in rows for row in standing_on(sector.reaches, day))
    return (*(("business.okved_main",) if len(rows) > 1 else ()), *(("business.region",) if by_region and business.region is None else ()))
