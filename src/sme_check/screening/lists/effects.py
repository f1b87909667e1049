"""What a list says was imposed, in our words, with the day on which it was imposed where the entry states one."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from sme_check.errors import ListError

from .words import day, same_word

__all__ = [
    "FREEZE",
    "INDICATORS",
    "OTHER_FREEZE",
    "effects_of",
    "effects_of_regime",
    "in_doubt",
    "indicated",
    "may_carry",
    "sets_no_date",
    "under",
    "unheard_of",
]

FREEZE, OTHER_FREEZE = "asset_freeze", "other_regime_asset_freeze"
"""A freeze under the Russia Regulations, and one under the regulations of another regime: the one says nothing of the other."""

_EFFECTS = (  # the beginning of what is imposed, as `same_word` gives it; what is not here has no effect on a partnership
    ("asset freeze", "asset_freeze"),
    ("trust services", "trust_services"),
    ("director disqualification", "director_disqualification"),
    ("prohibition on correspondent banking", "correspondent_banking"),
    ("correspondent banking", "correspondent_banking"),
    ("internet services", "internet_services"),
    ("transport", "transport"),
    ("shipping", "transport"),
    ("prohibition of port entry", "transport"),
    ("de flag", "transport"),
    ("chartering of ships", "transport"),
    ("crew servicing of ships", "transport"),
    ("technical assistance related to aircraft", "technical_assistance_aircraft"),
)
_IMPOSED = re.compile(r" (?:was|were) imposed on (\d{1,2}/\d{1,2}/\d{4})")
_BEFORE = 90
_OFSI_DATE = re.compile(r"Date ([a-z ]{4,60}?)(?: sanctions)? imposed: ?(\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
_ADDED_LATER = frozenset({"trust_services", "director_disqualification"})
_SILENT = (
    "travel ban",
    "arms embargo",
    "targeted arms embargo",
    "prevention of business arrangements",
    "closure of representative offices",
    "prevention of chartering",
)
INDICATORS = {
    "assetfreeze": FREEZE,
    "trustservicessanctions": "trust_services",
    "directordisqualificationsanction": "director_disqualification",
    "technicalassistancerelatedtoaircraft": "technical_assistance_aircraft",
    **dict.fromkeys(("prohibitionofportentry", "deflag", "charteringofships", "crewservicingofshipsandaircraft"), "transport"),
    **dict.fromkeys(("armsembargo", "targetedarmsembargo", "travelban", "preventionofbusinessarrangements", "closureofrepresentativeoffices"), ""),
    **dict.fromkeys(("preventionofcharteringofships", "preventionofcharteringofshipsandaircraft"), ""),
}
"""The marks that the XML sets beside the words of what is imposed, with the effect of each."""
_MARKED = tuple((name, effect) for name, effect in INDICATORS.items() if effect)
_OF_LIST = re.compile(r"[A-Z]{3}\d{4}")
_RUSSIA = re.compile(r"\brussia\b", re.IGNORECASE)
_REGIMES = (("ukraine sovereignty", "eu_asset_freeze"), ("ukraine misappropriation", "eu_misappropriation"))


@lru_cache(1 << 10)
def _effect(text: str) -> str:
    words = same_word(text)
    return next((effect for beginning, effect in _EFFECTS if words.startswith(beginning)), "")


@lru_cache(1 << 12)
def _last_spoken_of(text: str) -> str:
    """The effect that a text speaks of last."""
    words = same_word(text)
    return max(((words.rfind(beginning), effect) for beginning, effect in _EFFECTS if beginning in words), default=(0, ""))[1]


def _stated(text: str) -> dict[str, date]:
    """The days on which the text says that something was imposed; where it says several, the first."""
    found: dict[str, date] = {}
    spoken_of = [(text[max(match.start() - _BEFORE, 0) : match.start()].rpartition(".")[2], match[1]) for match in _IMPOSED.finditer(text)]
    for words, stated in (*spoken_of, *_OFSI_DATE.findall(text)):
        effect = _last_spoken_of(words)
        try:
            when = day(stated)
        except ListError:
            continue
        if effect and when:
            found[effect] = min(when, found.get(effect, when))
    return found


def effects_of(sanctions: Iterable[str], *texts: str) -> dict[str, date | None]:
    """The effects of what is imposed.

    Args:
        sanctions: The words of `Sanctions Imposed`, in any of their spellings.
        texts: The entry's other texts, which may state the day of a measure.

    >>> effects_of(["Asset Freeze", "Trust services sanctions"], "The Trust Services sanctions were imposed on 21/03/2023.")
    {'asset_freeze': None, 'trust_services': datetime.date(2023, 3, 21)}
    """
    found = dict.fromkeys(filter(None, map(_effect, sanctions)))
    stated = {effect: when for text in texts if " imposed" in text for effect, when in _stated(text).items()}
    return {effect: stated.get(effect) for effect in found}


def indicated(said: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The effects whose marks are set, so that no spelling of the words can lose one.

    >>> indicated({"assetfreeze": ["true"], "deflag": ["false"], "name6": ["true"]})
    ('asset_freeze',)
    """
    return tuple(effect for name, effect in _MARKED if name in said and any(text.strip().lower() in ("true", "1", "yes") for text in said[name]))


@lru_cache(1 << 10)
def unheard_of(text: str) -> bool:
    """Whether what is imposed is called by words that no list has used so far.

    >>> unheard_of("Travel Ban"), unheard_of("Asset Freeze"), unheard_of("Block on everything")
    (False, False, True)
    """
    return not _effect(text) and not same_word(text).startswith(_SILENT)


def in_doubt(sanctions: Iterable[str], effects: Mapping[str, date | None]) -> tuple[str, ...]:
    """What may be imposed beside the effects: a freeze, where nothing is stated at all or where words stand that no list has used so far.

    >>> in_doubt(["Block on everything"], {}), in_doubt(["Travel Ban"], {})
    (('asset_freeze',), ())
    """
    words = tuple(sanctions)
    return (FREEZE,) if FREEZE not in effects and (any(map(unheard_of, words)) or not (words or effects)) else ()


def under(regime: str, effects: Mapping[str, date | None]) -> dict[str, date | None]:
    """The effects of an entry under its regime: a freeze under another regime than that on Russia is not one under the Russia Regulations.

    >>> under("The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019", {"asset_freeze": None})
    {'other_regime_asset_freeze': None}
    """
    if not regime or _RUSSIA.search(regime):
        return dict(effects)
    return {OTHER_FREEZE if effect == FREEZE else effect: day for effect, day in effects.items()}


def may_carry(entry: str, effect: str) -> bool:
    """Whether an entry, by its id on the UK Sanctions List, may carry a measure: the freeze of its own regime alone. Of any other id nothing is said.

    >>> may_carry("BEL0012", "asset_freeze"), may_carry("RUS0256", "asset_freeze"), may_carry("the third on the page", "asset_freeze")
    (False, True, True)
    """
    if _OF_LIST.fullmatch(entry.strip().upper()) and not entry.strip().upper().startswith("RUS"):
        return effect != FREEZE
    return effect != OTHER_FREEZE or not entry


def sets_no_date(effects: Mapping[str, date | None]) -> bool:
    """Whether beside the asset freeze there is only what came to be added to freezes, so that the date designated is that of the freeze.

    >>> sets_no_date({"asset_freeze": None, "trust_services": None}), sets_no_date({"asset_freeze": None, "correspondent_banking": None})
    (True, False)
    """
    return effects.keys() - {FREEZE, OTHER_FREEZE} <= _ADDED_LATER


def effects_of_regime(regime: str) -> str:
    """The effect of an entry on the Treasury's older list, which names a regime and no measure; nothing for other regimes than the two on Ukraine.

    >>> effects_of_regime("Ukraine (Sovereignty and Territorial Integrity)")
    'eu_asset_freeze'
    """
    words = same_word(regime)
    return next((effect for beginning, effect in _REGIMES if words.startswith(beginning)), "")
