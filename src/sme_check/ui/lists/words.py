"""Lists, their age and their entries in words, as HTML where it is needed; every text of a list is escaped. No streamlit here."""

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape

from sme_check.facts.truth import Truth
from sme_check.rulebook.rulebook import Currency
from sme_check.screening.index import Hit, Likeness
from sme_check.screening.listed import ListedParty, Period, state_on
from sme_check.screening.report import Standing, unread_in_words
from sme_check.ui.words import capital, day_in_words

__all__ = ["age_in_words", "held_as_html", "hit_as_html", "measures_in_words"]

_MEASURES: Mapping[str, str] = {
    "other_regime_asset_freeze": "asset freeze under another regime",
    "eu_asset_freeze": "asset freeze (Regulation 269/2014)",
    "eu_misappropriation": "asset freeze (Regulation 208/2014)",
    "transport": "transport sanctions",
    "technical_assistance_aircraft": "technical assistance for aircraft",
    "internet_services": "internet services sanctions",
}
_LISTS: Mapping[str, str] = {
    "uk-sanctions-list": "UK Sanctions List",
    "ofsi-consolidated-list": "Consolidated List of OFSI",
    "treasury-consolidated-list": "consolidated list of HM Treasury",
}
_KINDS: Mapping[str, str] = {"individual": "person", "organisation": "organisation", "ship": "ship"}


def age_in_words(item: Standing, currency: Currency) -> tuple[str, str]:
    """What the age of an edition means for an answer of today: a colour's name, and words."""
    if item.fault:
        return "o-applies", "damaged"
    if item.role == "superseded":
        return "", "superseded"
    if item.role != "newest" or not item.goes_on:
        return "", "for the past only"
    if item.age > currency.designations_refused:
        return "o-applies", "too old: clears nobody today"
    if item.age > currency.designations_marked:
        return "o-warns", "ageing: answers of today are provisional"
    return "o-excepted", "current"


def held_as_html(items: Iterable[Standing], currency: Currency) -> str:
    """The editions held, one a row."""
    rows = "".join(_row(item, currency) for item in items)
    heads = "".join(f"<th>{head}</th>" for head in ("List", "Age", "For an answer of today", "Entries", "Where it came from"))
    limits = (
        f"An answer is marked provisional if the list is more than {currency.designations_marked} days older than the day asked about; "
        f"after {currency.designations_refused} days the list clears nobody."
    )
    return f'<table class="held"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table><p class="limits">{limits}</p>'


def _row(item: Standing, currency: Currency) -> str:
    colour, words = age_in_words(item, currency)
    age = f"{item.age} day{'' if item.age == 1 else 's'}"
    entries = f"{item.about['entries']:,}" if item.about else ""
    came = f"{escape(item.about['form'])} from {escape(item.about['source'])}, imported {day_in_words(item.imported)}" if item.about else escape(item.fault)
    if unread := unread_in_words(item.about.get("unread", {})):
        came += f'<br><span class="chip o-warns">not understood in it</span> {escape(unread)}'
    chip = f'<span class="chip {colour}">{words}</span>'
    return f"<tr><td><b>{escape(capital(item.held.title))}</b></td><td>{age}</td><td>{chip}</td><td>{entries}</td><td>{came}</td></tr>"


def measures_in_words(entry: ListedParty, today: date) -> list[str]:
    """What is imposed on an entry on a day, and since when; what ended, or is not sure, is said to be."""
    found = [_measure(name, periods, today) for name, periods in entry.effects.items()]
    return [*found, *([_measure("named in it", entry.in_force, today)] if entry.in_force and not entry.effects else [])]


def _measure(name: str, periods: tuple[Period, ...], today: date) -> str:
    words = _MEASURES.get(name, name.replace("_", " "))
    state = state_on(periods, today, complete=True)
    if not periods:
        return f"{words}: no date held"
    if state is Truth.FALSE:
        ended = max((period.end for period in periods if period.end), default=None)
        return f"{words}: ended {day_in_words(ended)}" if ended else f"{words}: from {day_in_words(min(period.start for period in periods))}"
    since = min(period.start for period in periods if state is not Truth.TRUE or period.verified)
    return f"{words} since {day_in_words(since)}{'' if state is Truth.TRUE else ' (not sure on this day)'}"


def hit_as_html(hit: Hit, today: date) -> str:
    """One entry that was found: who, on which list, what is imposed, and why it was found."""
    entry = hit.entry
    sign, colour, words = ("✖", "o-applies", "match") if hit.likeness is Likeness.MATCH else ("?", "open truth", "possible match")
    others = [name for name in entry.names if name != hit.listed]
    also = f"<div class='about'>also: {escape('; '.join(others[:6]))}{f' and {len(others) - 6} more' if len(others) > 6 else ''}</div>" if others else ""
    where = "; ".join(
        filter(None, (_LISTS.get(entry.list_id, f"rulebook: {entry.list_id}"), entry.id.upper(), _KINDS.get(entry.kind, entry.kind), entry.regime))
    )
    born = f"; born {', '.join(entry.born)}" if entry.born else ""
    numbers = "".join(f"; {kind.upper()} {', '.join(entry.numbers(kind))}" for kind in ("inn", "ogrn", "imo") if entry.numbers(kind))
    measures = (
        "".join(f"<li>{escape(capital(text))}</li>" for text in measures_in_words(entry, today)) or "<li>Nothing that bears on a partnership is imposed</li>"
    )
    why = "; ".join(hit.why)
    return (
        f'<div class="measure"><span class="chip {colour}"><span aria-hidden="true">{sign}</span> {words}</span> <b>{escape(hit.listed)}</b>'
        f'<div class="law">{escape(where + born + numbers)}</div>{also}<ul class="limits">{measures}</ul><div class="about">Why: {escape(why)}</div></div>'
    )
