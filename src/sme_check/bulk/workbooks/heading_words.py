"""What a heading means on a sheet: the template's own words, the fact's name and path, what people call it, and what is only like one of these."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from sme_check.bulk.frames.headings import placed_headings
from sme_check.errors import FactError
from sme_check.facts.amounts import CURRENCIES
from sme_check.facts.declare import FactModel
from sme_check.facts.synonyms import said, synonyms
from sme_check.facts.table import FactInfo, facts_of

from .business_words import without_business
from .layout import ACTIVITY, OWNER_OF, SHEETS, Plan, column_at, plan_of
from .numbered_words import numbered_path, numbered_words
from .vocabulary import CURRENCY, Meaning, currency_of_unit, names_of, uncertain_of

__all__ = ["CURRENCY", "Meaning", "fact_of", "is_heading", "meaning_of", "stated_meaning"]

_SYMBOLS = {
    "£": "GBP",
    "€": "EUR",
    "₽": "RUB",
    "руб": "RUB",
    "рублей": "RUB",
    "pounds": "GBP",
    "sterling": "GBP",
    "euro": "EUR",
    "euros": "EUR",
    "roubles": "RUB",
}
_CUTOFF, _CUTOFF_OF_WORD, _SAME = 84, 70, 95
"""How like a heading is to one that it is taken for, of 100: all of it, each of its words, and where its words are parted otherwise."""
_SHORT = 3
"""Letters of a heading that is like too many."""
_ASKS = re.compile(r"(?: y n| yes no| yes or no| да нет|\?)+$")
"""What says behind a heading that it is answered by yes or no."""
_LONGEST = 120
"""Letters of the longest heading that means anything; of two rows together, too."""


UNKNOWN = Meaning(None, "unknown")


def meaning_of(heading: str, plan: Plan, *, doubtful: bool = True) -> Meaning:
    """What a heading means on a sheet of this plan.

    Args:
        heading: The heading as it stands.
        plan: The plan of the sheet.
        doubtful: Whether what is only like a heading is looked for too.

    >>> meaning_of("ИНН", plan_of("partnerships")).path, meaning_of("Owner 2 - Stake %", plan_of("partnerships")).path
    ('business.inn', 'business.owners[1].share')
    """
    return _meaning_of(heading, plan.key, doubtful) if len(heading) <= _LONGEST else UNKNOWN


@lru_cache(maxsize=20_000)
def _meaning_of(heading: str, key: str, doubtful: bool) -> Meaning:
    words, plan = said(heading), plan_of(key)
    if not words:
        return UNKNOWN
    found = names_of(plan.key).get(words) or _path(heading, plan) or _numbered(words, plan) or _with_currency(words, plan)
    found = found or _of_the_business(words, plan) or _yes_or_no(words, plan)
    return found or (_doubtful(words, plan) if doubtful else UNKNOWN)


def is_heading(text: str, plan: Plan) -> bool:
    """Whether a text is a heading that means a fact on a sheet of this plan, written plainly; a quick look."""
    return len(text) <= 60 and " ".join(text.casefold().replace(":", " ").split()) in names_of(plan.key)


def _path(heading: str, plan: Plan) -> Meaning | None:
    """A path as frames have it: `business.owners[0].share`, `owner_1_share`."""
    plain = heading.strip()
    return None if plan.of_members or not re.fullmatch(r"[A-Za-z_0-9]+[._\[][A-Za-z_.\[\]0-9]+", plain) else _written_path(plain)


@lru_cache(maxsize=10_000)
def _written_path(heading: str) -> Meaning | None:
    try:
        found = placed_headings([heading])[0]
    except FactError:
        return None
    return Meaning(numbered_path(found), "exact")


def _numbered(words: str, plan: Plan) -> Meaning | None:
    """A member, an activity or an item by its number: `owner 2 share`, `Доля 1`, `second HS code`, `activity 2`."""
    if plan.of_members:
        return None
    for rest, path_of in numbered_words(words):
        found = names_of(plan.key).get(rest)
        path = path_of(found.path) if found is not None and found.path is not None else ""
        if found is not None and path:
            return replace(found, path=path)
    return None


def _parted(words: str) -> list[str]:
    """The words of a heading, a sign of a currency by itself."""
    return (words if words.isascii() else re.sub("([£€₽])", r" \1 ", words)).split()


def _with_currency(words: str, plan: Plan) -> Meaning | None:
    """A sum whose heading names the currency: `value (£)`, `Сумма, руб.`."""
    split = _parted(words)
    for word in split:
        currency = _SYMBOLS.get(word, word.upper() if word.upper() in CURRENCIES else "")
        found = names_of(plan.key).get(" ".join(other for other in split if other not in (word, "in", "в"))) if currency else None
        if found is not None and found.path and found.path.endswith(".amount"):
            return replace(found, currency=currency)
    return None


def _of_the_business(words: str, plan: Plan) -> Meaning | None:
    """A fact of the business itself beside a word for it: `company INN`, `наименование контрагента`; on a sheet of members it may join the sheet instead."""
    found = None if plan.of_members else names_of(plan.key).get(without_business(words))
    return replace(found, how="synonym") if found is not None and _is_its_own(found.path or "") else None


def _is_its_own(path: str) -> bool:
    return path.startswith("business.") and "[" not in path


def _yes_or_no(words: str, plan: Plan) -> Meaning | None:
    """A heading that asks for yes or no, and says so: `state-owned?`, `State owned (Y/N)`."""
    plain = _ASKS.sub("", words)
    found = names_of(plan.key).get(plain) if plain != words else None
    fact = fact_of(found.path, plan) if found is not None and found.path else None
    return found if fact is not None and fact[0].kind == "yes_no" else None


def _doubtful(words: str, plan: Plan) -> Meaning:
    """What is set aside, what may mean a fact, and what is only like a heading that means one."""
    if _is_beside_the_point(words):
        return Meaning(None, "ignored")
    guessed = uncertain_of(plan.key).get(words) or _proposed_of_the_business(words, plan)
    path = guessed or _like(words, plan)
    return Meaning(None, "near", path, slip=not guessed) if path and not _in_another_currency(words, path, plan) else UNKNOWN


def _proposed_of_the_business(words: str, plan: Plan) -> str:
    """What a heading with a word for the business may mean: of several meanings one of its facts, or a member of it (`bank of partner`)."""
    plain = "" if plan.of_members else without_business(words)
    found = names_of(plan.key).get(plain)
    path = uncertain_of(plan.key).get(plain) or (found.path if found is not None and not found.role else None) or ""
    return path if path.startswith("business.") else ""


def _like(words: str, plan: Plan) -> str:
    """The fact of the heading that words are like, if each of them is: a slip of the keyboard, another ending; another word makes another heading."""
    if len(words) <= _SHORT:
        return ""
    near = process.extract(words, _looked_among(plan.key), scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=5)
    return next((path for known, *_ in near if _word_by_word(words, known) and (path := names_of(plan.key)[known].path)), "")


def _word_by_word(words: str, known: str) -> bool:
    first, second = words.split(), known.split()
    if len(first) != len(second):
        return fuzz.ratio("".join(first), "".join(second)) >= _SAME
    return all(fuzz.ratio(one, other) >= _CUTOFF_OF_WORD for one, other in zip(first, second, strict=True))


def _in_another_currency(words: str, path: str, plan: Plan) -> bool:
    """Whether a heading names a currency, and the fact that it is like is stated in another."""
    fact = fact_of(path, plan)
    named = {_SYMBOLS.get(word, word.upper()) for word in _parted(words)} & CURRENCIES
    return fact is not None and bool(named) and currency_of_unit(fact[0].unit) not in ("", *named)


@cache
def _looked_among(key: str) -> tuple[str, ...]:
    """The headings among which like ones are looked for; of others by their role the plain words alone."""
    plain = frozenset(noun for nouns in synonyms().roles.values() for noun in nouns)
    return tuple(words for words, meaning in names_of(key).items() if not meaning.role or words in plain)


def _is_beside_the_point(words: str) -> bool:
    """Whether a heading, without a number behind it and words that change nothing before it, is one of what no rule asks about."""
    rest = re.sub(r" [0-9]{1,2}$", "", words)
    while rest not in synonyms().beside_the_point:
        first, _, rest = rest.partition(" ")
        if first not in synonyms().before or not rest:
            return False
    return True


def stated_meaning(path: str, plan: Plan) -> Meaning | None:
    """What a mapping says of a heading: a fact by its path or its heading; None if it is none.

    A path that is empty, `ignore` or `-` sets the column aside.
    """
    plain = path.strip()
    if plain.casefold() in ("", "ignore", "ignored", "none", "-"):
        return Meaning(None, "ignored", stated=True)
    inner = re.sub(r"^.*\[[0-9]*\]\.", "", plain) if plan.of_members else plain
    found = meaning_of(inner, plan)
    return replace(found, how="confirmed") if found.path is not None and found.how in ("template", "exact", "synonym") else None


def fact_of(path: str, plan: Plan) -> tuple[FactInfo, type[FactModel]] | None:
    """What is declared of the fact of a column, and whose fact it is; None for what only joins sheets, and for a currency."""
    column = column_at(plan, path)
    if column is not None:
        return (column.info, column.model) if column.info is not None and column.model is not None else None
    if path == CURRENCY or path in (OWNER_OF, ACTIVITY):
        return None
    return _stepped_to(path)


@lru_cache(maxsize=10_000)
def _stepped_to(path: str) -> tuple[FactInfo, type[FactModel]]:
    """What is declared of the fact at a path, and the model that declares it; through collections that is looked for among all of them."""
    info = placed_headings([path])[0].heading[1]
    models: Iterable[type[FactModel]] = [column.model for plan in SHEETS for column in plan.columns if column.model is not None]
    return info, next(model for model in models if info in facts_of(model)) if "[" in path else _owner_model(path)


def _owner_model(path: str) -> type[FactModel]:
    from sme_check.facts.table import ROOTS

    root = path.partition(".")[0]
    return ROOTS[root if root in ROOTS else "partnership"]
