"""A cell as people type it, read for one fact: the value, or what is wrong with it; never a guess, and never a blank in place of what cannot be read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from sme_check.errors import Problem
from sme_check.facts.declare import FactModel
from sme_check.facts.identifiers import ReadingError
from sme_check.facts.read import problem_of
from sme_check.facts.synonyms import said, synonyms
from sme_check.facts.table import FactInfo

from .answers_typed import answers_in_words, in_words, read_choice, read_choices, read_yes_or_no
from .codes_typed import CODES, read_code
from .dates_typed import read_day
from .ditto import WRITTEN_OUT, is_ditto
from .numbers_typed import plain_sum, read_money, read_number, read_share
from .several_typed import as_frame_has_it, as_text, several_in_a_cell, several_texts
from .table import Shown, Unstored
from .vocabulary import currency_of_unit

__all__ = ["NOTHING", "Problem", "Reading", "Setting", "cell_reader", "tidied"]


class Reading(NamedTuple):
    """What a cell says.

    Attributes:
        value: The fact, in a form that `check_frame` reads to the same; None where nothing is known.
        problem: What is wrong with the cell.
        note: What was done to read it, where it should be seen.
    """

    value: Any
    problem: Problem | None = None
    note: str = ""


NOTHING = Reading(None)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a column beside its cells.

    Attributes:
        currency: The currency that its heading names.
        epoch_1904: Whether the workbook counts its days from 1904.
        typed: Whether the file tells numbers from text, as a workbook does and a CSV does not.
    """

    currency: str = ""
    epoch_1904: bool = False
    typed: bool = True


Reader = Callable[[Any, str], Reading]
"""Reads a cell, given its number format."""

_ERRORS = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|Н/Д|ССЫЛКА!|ЗНАЧ!|ДЕЛ/0!|ИМЯ\?|ЧИСЛО!|ПУСТО!)")
_LONGEST = 30
"""Letters of the longest way of saying that one does not know, marks and spaces included."""
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def tidied(text: str) -> str:
    """A text without invisible marks, its white space plain.

    >>> tidied(" 51\u00a0% ")
    '51 %'
    """
    if text.isprintable() and "_x000D_" not in text:  # no marks that are not seen, no line breaks, no spaces but the plain one
        return text.strip()
    plain = _HIDDEN.sub("", text).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")
    return plain.replace("_x000D_", "").replace("\r\n", "\n").strip()


def cell_reader(info: FactInfo, model: type[FactModel], setting: Setting) -> Reader:
    """The reader of a column.

    Args:
        info: The fact that the column holds.
        model: Whose fact it is.
        setting: What is known of the column.

    Returns:
        A reader of one cell.
    """
    inner = _inner(info, model, setting)
    country = code_of(model, info.name) == "country"

    def read(found: Any, form: str) -> Reading:
        if isinstance(found, Shown) or (isinstance(found, str) and _ERRORS.fullmatch(found)):
            return _at_fault(info, f"{found}, an error of the spreadsheet")
        if isinstance(found, Unstored):
            return _at_fault(info, f"a formula ({found[:60]}) whose value the file does not store; open and save it in Excel")
        value = tidied(found) if isinstance(found, str) else found
        if value is None or value == "":
            return NOTHING
        if isinstance(value, str) and is_ditto(value):
            return _at_fault(info, value, accepted=f"{info.heading}: {WRITTEN_OUT}")
        if isinstance(value, str) and _says_unknown(value, country=country):
            return NOTHING
        return inner(value, form)

    return read


def _says_unknown(value: str, *, country: bool) -> bool:
    """Whether an answer says that nothing is known. NA is also a country."""
    if country and value.upper() == "NA":
        return False
    if len(value) > _LONGEST or (value[:2].isalnum() and len(value) > 1 and value[:2].casefold() not in _beginnings()):
        return False
    words = said(value)
    return words in synonyms().unknown and not (words == "" and value.strip("-–—−.…/\\_ '\"*") != "")


@cache
def _beginnings() -> frozenset[str]:
    """The first two letters of every way of saying that one does not know; what begins otherwise says something."""
    return frozenset(words[:2] for words in synonyms().unknown)


def _at_fault(info: FactInfo, found: str, *, accepted: str = "") -> Reading:
    return Reading(None, Problem(info.name, found, accepted or _accepted(info)))


def _accepted(info: FactInfo) -> str:
    """What the form says may stand there."""
    kinds = {"date": "a date", "number": "a number", "share": "a percentage", "money": "a sum with its currency", "text": "text"}
    return answers_in_words(info) or f"{info.heading}: {kinds.get(info.kind, 'a value')}; {info.question}"


@cache
def _adapter(model: type[FactModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[name].rebuild_annotation())


@cache
def code_of(model: type[FactModel], name: str) -> str:
    """What kind of code a fact of text is: the name of its check; "" for free text."""
    found = re.search(r"check_(\w+)", repr(model.model_fields[name].rebuild_annotation()))
    return found[1] if found and found[1] in CODES else ""


def _inner(info: FactInfo, model: type[FactModel], setting: Setting) -> Reader:
    """The reader by the kind of the fact."""
    code = code_of(model, info.name)
    validate = _adapter(model, info.name).validator.validate_python

    def settled(value: Any, note: str = "") -> Reading:
        """The value as the form reads it, or the form's own words."""
        if value is None:
            return NOTHING
        try:
            return Reading(as_frame_has_it(validate(value)), None, note)
        except ValidationError as error:
            first = dict(error.errors()[0])
            within = any(isinstance(step, int) for step in error.errors()[0]["loc"])
            problem, answers = problem_of(first, info, info.name, within=within), answers_in_words(info)
            return Reading(None, replace(problem, accepted=answers, nearest=in_words(problem.nearest)) if answers else problem)

    def guarded(read: Callable[[Any, str], tuple[Any, str]]) -> Reader:
        def reader(found: Any, form: str) -> Reading:
            try:
                value, note = read(found, form)
            except ReadingError as error:
                return Reading(None, Problem(info.name, error.found, f"{info.heading}: {error.accepted}"))
            return settled(value, note)

        return reader

    if code and info.kind == "text":
        return _code_reader(info, CODES[code], typed=setting.typed)
    if code:
        return guarded(lambda found, form: several_in_a_cell(CODES[code], found, form, typed=setting.typed))
    match info.kind:
        case "text":
            return lambda found, form: Reading(as_text(found, form))
        case "texts":
            return lambda found, form: settled(several_texts(found))
        case "yes_no":
            return lambda found, form: settled(read_yes_or_no(found))
        case "choice":
            return lambda found, form: settled(read_choice(found, info))
        case "choices":
            return lambda found, form: settled(read_choices(found, info))
        case "number":
            unit = currency_of_unit(info.unit)
            return guarded(lambda found, form: (read_number(found, unit, form), ""))
        case "share":
            return guarded(lambda found, form: (read_share(found, form), ""))
        case "money":
            slowly = guarded(lambda found, form: (read_money(found, form, setting.currency), ""))
            return lambda found, form: Reading(sum_of) if (sum_of := plain_sum(found, form, setting.currency)) else slowly(found, form)
        case "date":
            return guarded(lambda found, form: read_day(found, epoch_1904=setting.epoch_1904, typed=setting.typed))
    return lambda found, form: _none_of(found, info)


def _code_reader(info: FactInfo, kind: str, *, typed: bool) -> Reader:
    """The reader of a code: the check that the form applies is applied in reading it."""

    def reader(found: Any, form: str) -> Reading:
        try:
            value, note = read_code(kind, found, form, typed=typed)
        except ReadingError as error:
            return Reading(None, Problem(info.name, error.found, f"{info.heading}: {error.accepted}"))
        return Reading(value, None, note)

    return reader


def _none_of(found: Any, info: FactInfo) -> Reading:
    """Members cannot stand in one cell; that there are none can."""
    if isinstance(found, str) and said(found) in synonyms().none:
        return Reading("none")
    return _at_fault(info, str(found), accepted='none, if there are none; else a name in a column of its own, such as "Owner 1 name"')
