"""What people call the facts and the answers in their own sheets, in English and in Russian: `synonyms.yaml`, read."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Synonyms", "said", "synonyms"]

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")

_MARKS = re.compile(r"[^\w%£€₽$#+?✓✔]|_")


def said(text: str) -> str:
    """A heading or an answer as it is compared: without case, marks, and white space that is not seen.

    >>> said(" Commodity\u00a0code: "), said("business.owners[0].share"), said("Основной  ОКВЭД")
    ('commodity code', 'business owners 0 share', 'основной оквэд')
    """
    plain = text.lower() if text.isascii() else _HIDDEN.sub("", unicodedata.normalize("NFKC", text)).casefold().replace("ё", "е")
    return " ".join(_MARKS.sub(" ", plain).split())


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The table.

    Attributes:
        headings: The headings of a path, besides the fact's own; `it.*` stands for a fact of any party.
        members: What members of a collection are called.
        roles: What others who take part are called, by their role.
        uncertain: The headings that may mean a fact, but may mean another.
        sheets: What sheets are called, by what they hold.
        countries: The code of each country's name.
        legal_forms: The code of each legal form's letters.
        beside_the_point: Headings of what no rule asks about.
        before: Words that change nothing before such a heading.
        answers: Answers to a question with choices, by the value that they mean.
        unknown: Answers that say that nothing is known.
        yes, no: Answers to a question of yes or no.
        none: Answers to a question for several that say that there are none.
        ditto: Words in the place of a value that repeat what the cell above says.
        bands: Words of a heading of several columns that is one of the business itself, or a title.
        business: Words for the business, which may stand beside what it is known by.
        totals, lines_below: What a row of totals begins with, and a line below a table.
    """

    headings: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[str, ...]]
    uncertain: Mapping[str, tuple[str, ...]]
    sheets: Mapping[str, tuple[str, ...]]
    countries: Mapping[str, str]
    legal_forms: Mapping[str, str]
    beside_the_point: frozenset[str]
    before: frozenset[str]
    answers: Mapping[str, tuple[str, ...]]
    unknown: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    none: frozenset[str]
    ditto: frozenset[str]
    bands: frozenset[str]
    business: frozenset[str]
    totals: frozenset[str]
    lines_below: frozenset[str]


@cache
def synonyms() -> Synonyms:
    """The table, every word as `said` gives it."""
    from .written import parse_yaml

    table = parse_yaml(files(__package__).joinpath("synonyms.yaml").read_text(encoding="utf-8"), "synonyms.yaml")

    def named(key: str) -> dict[str, tuple[str, ...]]:
        return {path: tuple(said(word) for word in words) for path, words in table[key].items()}

    def words(key: str) -> frozenset[str]:
        return frozenset(said(word) for word in table[key])

    countries, forms = ({said(name): code for code, names in table[key].items() for name in names} for key in ("countries", "legal_forms"))
    beside, before = words("beside_the_point"), words("beside_the_point_before")
    answers = (words(key) for key in ("unknown", "yes_words", "no_words", "none_words"))
    of_sheets = (words(key) for key in ("ditto", "bands", "business", "totals", "lines_below"))
    held = (named("headings"), named("members"), named("roles"), named("uncertain"), named("sheets"), countries, forms)
    return Synonyms(*held, beside, before, named("answers"), *answers, *of_sheets)
