"""What a list says was imposed, in our words, with the day on which it was imposed where the entry states one."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from sme_check.errors import ListError

from .words import day, same_word

__all__ = ["effects_of", "effects_of_regime", "sets_no_date"]

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


def sets_no_date(effects: Mapping[str, date | None]) -> bool:
    """Whether beside the asset freeze there is only what came to be added to freezes, so that the date designated is that of the freeze.

    >>> sets_no_date({"asset_freeze": None, "trust_services": None}), sets_no_date({"asset_freeze": None, "correspondent_banking": None})
    (True, False)
    """
    return effects.keys() - {"asset_freeze"} <= _ADDED_LATER


def effects_of_regime(regime: str) -> str:
    """The effect of an entry on the Treasury's older list, which names a regime and no measure; nothing for other regimes than the two on Ukraine.

    >>> effects_of_regime("Ukraine (Sovereignty and Territorial Integrity)")
    'eu_asset_freeze'
    """
    words = same_word(regime)
    return next((effect for beginning, effect in _REGIMES if words.startswith(beginning)), "")
