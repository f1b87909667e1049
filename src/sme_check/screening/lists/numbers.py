"""Numbers pulled out of free text: what is of an INN's, OGRN's or ship's length and whose check digit holds is one."""

import re
from collections.abc import Callable, Iterable, Sequence

from sme_check.facts.identifiers import ReadingError, check_imo, check_inn, check_ogrn

from .words import once, tidy

__all__ = ["gathered", "imo_numbers", "register_numbers", "stated_numbers"]

_DIGITS = re.compile(r"(?<!\d)\d{10}(?!\d)|(?<!\d)\d{12,13}(?!\d)|(?<!\d)\d{15}(?!\d)")
_SEVEN = re.compile(r"(?<!\d)\d{7}(?!\d)")
_STATED = re.compile(
    r"(?:\b[OО]GRN|\bINN|\bОГРН|\bИНН|\btax id(?: no)?|\bregistration id|\btrade licen[cs]e no)\W{0,4}(\d{13}|\d{10})(?!\d)",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, tuple[int, ...], Callable[[object], str]], ...] = (("inn", (10, 12), check_inn), ("ogrn", (13, 15), check_ogrn))


def _holds(check: Callable[[object], str], digits: str) -> bool:
    try:
        check(digits)
    except ReadingError:
        return False
    return True


def register_numbers(text: str) -> Iterable[tuple[str, str]]:
    """The Russian register numbers in a text.

    >>> list(register_numbers("OGRN - 1027700132195 INN-7707083893, tel. 4951234567"))
    [('ogrn', '1027700132195'), ('inn', '7707083893')]
    """
    for digits in _DIGITS.findall(text):
        for kind, lengths, check in _KINDS:
            if len(digits) in lengths and _holds(check, digits):
                yield kind, digits


def stated_numbers(text: str) -> Iterable[tuple[str, str]]:
    """The register numbers of a body that a text of many things names as such: not those of its people, nor what merely looks like one.

    >>> list(stated_numbers("Director - ID773117605092. OGRN: 1027700132195; KPP: 784001001; tel. 7707083893"))
    [('ogrn', '1027700132195')]
    """
    return (pair for digits in _STATED.findall(text) for pair in register_numbers(digits))


def imo_numbers(text: str) -> Iterable[str]:
    """The numbers of ships in a text.

    >>> list(imo_numbers("IMO 9074729"))
    ['9074729']
    """
    return (digits for digits in _SEVEN.findall(text) if _holds(check_imo, digits))


def gathered(
    *, registration: Sequence[str] = (), national: Sequence[str] = (), passport: Sequence[str] = (), imo: Sequence[str] = (), text: str = ""
) -> dict[str, tuple[str, ...]]:
    """All numbers of a record, by kind: those of registers by their check digits, the others as they stand.

    `text` is what else is said of a body: some numbers stand nowhere but there.
    """
    stated = list(stated_numbers(text)) if text else []
    if not (registration or national or passport or imo or stated):
        return {}
    registered, own = once(map(tidy, registration)), once(map(tidy, national))
    found: dict[str, tuple[str, ...]] = {"passport": once(map(tidy, passport)), "national": own, "registration": registered}
    pairs = [*(pair for number in (*registered, *own) for pair in register_numbers(number)), *stated]
    for kind in ("inn", "ogrn"):
        found[kind] = once(value for name, value in pairs if name == kind)
    found["imo"] = once(digits for text in imo for digits in imo_numbers(text))
    return {kind: values for kind, values in found.items() if values}
