"""Size: micro, small, medium or none of these, by Federal Law 209-FZ as it stood on the day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sme_check.facts.business import Business, SmeEntry
from sme_check.facts.truth import Truth, all_of, any_of, negation
from sme_check.rulebook.outreach import Limit, OutreachRules, OwnershipLimit, standing_on
from sme_check.rulebook.rulebook import Rulebook

from .nature import natures_of
from .possible import Evidence, Found, in_words, together
from .shares import sum_exceeds

__all__ = ["SIZES", "size_of"]

SIZES = ("micro", "small", "medium", "not_sme")
"""From the smallest; the higher of two indicators decides."""

_ALL = frozenset(SIZES)
_NONE = frozenset({"not_sme"})
_NAMES = {"micro": "micro", "small": "small", "medium": "medium", "not_sme": "none of them"}


@dataclass(frozen=True, slots=True)
class _Part:
    """What one condition leaves open, its words and what it lacks."""

    leaves: frozenset[str]
    says: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """How a figure is called, and where it is stated."""

    what: str
    unit: str
    fact: str
    year_fact: str


_STAFF = _Words("staff", "people", "business.headcount", "business.headcount_year")
_INCOME = _Words("income", "million RUB", "business.revenue_million_rub", "business.revenue_year")


def _named(sizes: Iterable[str]) -> str:
    found = frozenset(sizes)
    return in_words(_NAMES[size] for size in SIZES if size in found)


def _band(figure: float, limit: Limit) -> frozenset[str]:
    for size in ("micro", "small", "medium"):
        if figure <= getattr(limit, size):
            return frozenset({size})
    return frozenset({"medium", "not_sme"}) if figure <= limit.medium_may_reach else _NONE


def _figure(figure: float | None, year: int | None, limits: Iterable[Limit], day: date, words: _Words) -> _Part:
    """What a figure of the calendar year before leaves open, by every limit that may stand on the day."""
    wanted, standing = day.year - 1, standing_on(limits, day)
    if figure is None or year is None:
        missing = tuple(path for path, value in ((words.fact, figure), (words.year_fact, year)) if value is None)
        return _Part(_ALL, f"No {words.what} figure that is known to be for {wanted}, the year before {day}.", missing)
    if year != wanted:
        says = f"The {words.what} figure is for {year}; the law asks for {wanted}, the year before {day}."
        return _Part(_ALL, says, (words.fact, words.year_fact))
    if not standing:
        return _Part(_ALL, f"No limit of {words.what} is held for {day}.")
    if not figure >= 0:
        return _Part(_ALL, f"{figure} is no figure of {words.what}.", (words.fact,))
    leaves = frozenset[str]().union(*(_band(figure, limit) for limit in standing))
    limit = standing[-1]
    limits_say = f"{limit.basis}: micro up to {limit.micro:g}, small {limit.small:g}, medium {limit.medium:g}"
    return _Part(leaves, f"{figure:g} {words.unit} in {year}: {_named(leaves)} ({limits_say}).")


def _higher(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return frozenset(max(a, b, key=SIZES.index) for a in one for b in other)


def _within(business: Business, limit: OwnershipLimit) -> Truth:
    """Whether the owners leave a company a small or medium business."""
    state = negation(sum_exceeds((business.state_share, business.funds_share), limit.state_and_funds))
    large = negation(sum_exceeds((business.large_or_foreign_share,), limit.large_or_foreign))
    if large is Truth.FALSE and limit.excess_may_be_allowed:
        large = Truth.UNKNOWN
    return all_of((state, large))


def _ownership(business: Business, rules: OutreachRules, day: date) -> tuple[Truth, _Part]:
    """Whether the owners leave it a small or medium business, by every rule that may stand on the day."""
    standing = standing_on(rules.ownership, day)
    answers = {_within(business, limit) for limit in standing}
    truth = answers.pop() if len(answers) == 1 else Truth.UNKNOWN
    limits = " or ".join(f"state and funds {limit.state_and_funds:g} %, foreign and larger owners {limit.large_or_foreign:g} %" for limit in standing)
    words = {Truth.TRUE: "keep within", Truth.FALSE: "exceed", Truth.UNKNOWN: "may exceed"}
    allowed = next((f" ({limit.excess_may_be_allowed})" for limit in standing if limit.excess_may_be_allowed and truth is Truth.UNKNOWN), "")
    shares = ("state_share", "funds_share", "large_or_foreign_share")
    missing = tuple(f"business.{name}" for name in shares if (share := getattr(business, name)) is None or share.lowest != share.highest)
    says = f"The owners {words[truth]} what a small or medium company allowed on {day}: {limits}{allowed}."
    return truth, _Part(_ALL, says, missing if truth is Truth.UNKNOWN else ())


def _figures(business: Business, rules: OutreachRules, day: date) -> _Part:
    staff = _figure(business.headcount, business.headcount_year, rules.headcount, day, _STAFF)
    income = _figure(business.revenue_million_rub, business.revenue_year, rules.income, day, _INCOME)
    leaves = _higher(staff.leaves, income.leaves)
    missing = (*staff.missing, *income.missing) if len(leaves) > 1 else ()
    return _Part(leaves, f"{staff.says} {income.says}", missing)


def _conditions(business: Business, rules: OutreachRules, day: date) -> _Part:
    """What the conditions of article 4 leave open: the form, the owners of a company, the figures."""
    natures, says = natures_of(business, rules)
    if not natures:
        return _Part(frozenset(), " ".join(says))
    able = natures & {"company", "cooperative_or_farm", "sole_trader"}
    if not able:
        return _Part(_NONE, " ".join((*says, "That is no small or medium business in Russian law.")))
    figures = _figures(business, rules, day)
    leaves, words, missing = figures.leaves, [*says, figures.says], list(figures.missing)
    if "company" in able:
        truth, owners = _ownership(business, rules, day)
        words.append(owners.says)
        missing += owners.missing
        barred = frozenset() if truth is Truth.TRUE else _NONE
        of_company = _NONE if truth is Truth.FALSE else leaves | barred
        leaves = of_company if able == {"company"} else leaves | of_company
    if natures != able:
        leaves |= _NONE
    if len(natures) > 1 and business.legal_form is None:
        missing.insert(0, "business.legal_form")
    return _Part(leaves, " ".join(words), tuple(missing))


def _current(stated: date, day: date, years: int) -> bool:
    """Whether an extract still speaks on the day; on its anniversary it does."""
    return stated <= day and (stated.year + years, stated.month, stated.day) >= (day.year, day.month, day.day)


def _register(business: Business, rules: OutreachRules, day: date, defines: Truth) -> _Part:
    """What an extract of the register leaves open."""
    missing = ("business.sme_register", "business.sme_register_date")
    entry, stated = business.sme_register, business.sme_register_date
    if entry is None or stated is None:
        lacks = tuple(path for path, value in zip(missing, (entry, stated), strict=True) if value is None)
        return _Part(_ALL, "" if entry is None else "The extract of the register bears no date.", lacks)
    if not standing_on(rules.register, stated):
        return _Part(_ALL, f"There was no register of small and medium businesses on {stated}.", ())
    if not _current(stated, day, rules.extract_current_for_years):
        why = "is of a later day" if stated > day else f"is more than {rules.extract_current_for_years} year old"
        return _Part(_ALL, f"The extract of the register of {stated} {why}, so it does not speak of {day}.", missing)
    if entry is not SmeEntry.ABSENT:
        return _Part(frozenset({entry.value}), f"The register had it as {entry.value} on {stated}.")
    if defines is Truth.TRUE:
        return _Part(_NONE, f"It was not in the register on {stated}, and an entry is part of what a small or medium business is.")
    return _Part(_ALL, f"It was not in the register on {stated}; an entry was not yet, for certain, part of what a small or medium business is.")


def _abroad(business: Business) -> Iterator[Evidence]:
    if business.established_in not in (None, "RU"):
        yield Evidence(_NONE, f"It is established in {business.established_in}, not in Russia, so Russian law makes it no small or medium business.")


def size_of(business: Business, day: date, rules: OutreachRules, rulebook: Rulebook) -> Found:
    """The sizes that the business may have had on the day.

    The conditions of the law and an extract of the register are two pieces of evidence. While an entry is part of the definition, good figures without
    an extract leave open that it is none; if the two contradict each other, nobody can tell.

    Returns:
        The possible sizes out of `SIZES`, with reasons and what is missing.
    Law: Federal Law 209-FZ, arts 3, 4 and 4.1, and the decrees on income, through `rules/outreach/size.yaml`.
    """
    kept = standing_on(rules.register, day)
    defines = Truth.FALSE if not kept else any_of(Truth.of(row.defines) for row in kept)
    if len({row.defines for row in kept}) > 1:
        defines = Truth.UNKNOWN
    conditions, extract = _conditions(business, rules, day), _register(business, rules, day, defines)
    by_conditions = conditions.leaves | _NONE if conditions.leaves and defines is not Truth.FALSE else conditions.leaves
    evidence = (Evidence(by_conditions, conditions.says), Evidence(extract.leaves, extract.says), *_abroad(business))
    possible, says = together(SIZES, evidence)
    missing = () if len(possible) <= 1 else _missing(conditions, extract, kept=bool(kept), enough=defines is Truth.FALSE)
    return Found(possible, says, missing, _cite(day, rules, rulebook))


def _missing(conditions: _Part, extract: _Part, *, kept: bool, enough: bool) -> tuple[str, ...]:
    """What could settle it: the extract answers by itself, the figures only while they are enough."""
    by_extract = extract.missing if kept else ()
    return tuple(dict.fromkeys((*by_extract, *(conditions.missing if enough or not by_extract else ()))))


def _cite(day: date, rules: OutreachRules, rulebook: Rulebook) -> str:
    limits = (*standing_on(rules.headcount, day), *standing_on(rules.income, day))
    cited = [row.citation for row in limits]
    cited += [row.citation for row in standing_on(rules.ownership, day)]
    cited += [row.citation for row in standing_on(rules.register, day)]
    return "; ".join(dict.fromkeys(rulebook.cite(citation) for citation in cited)) or rulebook.cite(rules.citation("size"))
