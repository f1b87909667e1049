"""Legal forms, in Russian and Latin, short or spelled out: taken off a name and remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from . import foreign_forms
from .names import fold, fold_word, words

__all__ = ["Split", "clash", "first_words", "form_words", "glued", "split", "split_words"]

# class of form: short forms and spelled-out forms. Forms of one class turn into each other by a change of the law (OAO, PAO) and do not clash.
_COMPANY, _JOINT_STOCK, _TRADER, _STATE, _OTHER = "limited company", "joint-stock company", "sole trader", "state enterprise", "other body"
_ANYWHERE = {  # nothing else is spelled like these
    _COMPANY: """ооо | llc | ooo | общество с ограниченной ответственностью | obshchestvo s ogranichennoi otvetstvennostiu |
        limited liability company |
        limited liability co | limited responsibility society | society with limited liability | company with limited liability |
        общество с дополнительной ответственностью""",
    _JOINT_STOCK: """оао | пао | зао | нао | ojsc | cjsc | pjsc | jsc | npjsc | jscb | pjscb | ojscb | jointstock | акб | пао акб |
        joint stock commercial bank | акционерный коммерческий банк | aktsionernyi kommercheskii bank | oao | zao | pao |
        публичное акционерное общество | открытое акционерное общество | закрытое акционерное общество | непубличное акционерное общество |
        акционерное общество |
        public joint stock company | open joint stock company | closed joint stock company | non public joint stock company | joint stock company |
        public jsc | open jsc | closed jsc | public stock company | open stock company | public company limited |
        publichnoe aktsionernoe obshchestvo | otkrytoe aktsionernoe obshchestvo | zakrytoe aktsionernoe obshchestvo | nepublichnoe aktsionernoe obshchestvo |
        aktsionernoe obshchestvo | акціонерне товариство | joint stock co | stock company""",
    _TRADER: """индивидуальный предприниматель | individualnyi predprinimatel | individual entrepreneur | sole proprietor |
        глава крестьянского фермерского хозяйства""",
    _STATE: """фгуп | фгбу | фгку | фгау | фгбоу | фкп | гуп | муп | гбу | мбу | fgup | fgbu | fsue | fsbi | gup | mup | fkp |
        федеральное государственное унитарное предприятие | федеральное государственное бюджетное учреждение | федеральное казенное предприятие |
        государственное унитарное предприятие | муниципальное унитарное предприятие | государственное бюджетное учреждение | государственное предприятие |
        федеральное государственное бюджетное образовательное учреждение высшего образования | федеральное государственное казенное учреждение |
        федеральное государственное автономное учреждение | федеральное государственное предприятие |
        federal state unitary enterprise | federal state budgetary institution | federal state budget institution | federal state enterprise |
        federal treasury enterprise |
        state unitary enterprise | municipal unitary enterprise | federal state institution | federal state owned enterprise |
        federal state autonomous institution |
        federalnoe gosudarstvennoe unitarnoe predpriiatie | gosudarstvennoe unitarnoe predpriiatie | federal unitary enterprise | unitary enterprise |
        federalnoe gosudarstvennoe biudzhetnoe uchrezhdenie | federalnoe kazennoe predpriiatie""",
    _OTHER: """автономная некоммерческая организация | некоммерческое партнерство | производственный кооператив |
        сельскохозяйственный производственный кооператив | тсн | товарищество собственников недвижимости | тсж | товарищество собственников жилья |
        полное товарищество | товарищество на вере |
        autonomous non profit organization | autonomous noncommercial organization | autonomous non commercial organisation |
        avtonomnaia nekommercheskaia organizatsiia |
        private limited company | limited partnership | gmbh | sarl | fze | fzco | fzc | fz llc | dmcc | общественная организация | public limited company""",
}  # fmt: skip
_AT_AN_END = {  # short enough to be part of a name elsewhere
    _COMPANY: "ltd | limited | co ltd | company limited | company ltd | ltd co | pte ltd | pvt ltd | private limited | llp | тоо | тов | одо",
    _JOINT_STOCK: "ао | ao | inc | corp | plc | ag | sa | as | nv | spa | kk | пат | чао | ат",
    _TRADER: "ип | ip | пбоюл | кфх | крестьянское фермерское хозяйство",
    _STATE: "гп | su | гу | фку | кп | sue",
    _OTHER: "lp | ано | ano | нко | нп | bv | co | кооператив | спк | srl | sro | doo | ood | jv | eood",
}
_SURE_AT_AN_END = frozenset({"ao", "ltd", "limited", "ink", "inc", "korp", "corp", "plk", "plc", "lp", "llp", "ип", "пбоюл"})  # many firms end with a Latin IP
_GLUED = ("ооо", "оао", "ooo", "oao", "фгуп")  # no Russian word begins with these
_GLUED_LETTERS = frozenset("".join(form[0] + form[0].upper() for form in _GLUED))


@dataclass(frozen=True, slots=True)
class Split:
    """A name without its legal form.

    Attributes:
        core: The folded words that are left, in their order; all of them if nothing else would be.
        raw: The same words as written.
        forms: The classes of legal form that were found, such as "limited company".
        sure: Whether a form was found that nothing else is spelled like.
        bare: Whether the name is nothing but a legal form.
    """

    core: tuple[str, ...]
    raw: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()
    sure: bool = False
    bare: bool = False

    @property
    def trader(self) -> bool:
        """Whether the form is one that individuals in business have: what is left may be a person's name."""
        return _TRADER in self.forms

    @property
    def kind(self) -> str | None:
        """What the form shows the party to be: individual, organisation, or None, as for a farm, which may be either."""
        if not (self.sure and self.forms) or (self.trader and len(self.forms) > 1):
            return None
        return "individual" if self.trader else "organisation"


@lru_cache(1 << 15)
def split(name: str) -> Split:
    """Take the legal form off a name, at either end, spelled out anywhere, or glued to it.

    >>> split("ООО «Ромашка»").core, split("Romashka, Limited Liability Company").core, split("Romashka Ltd").forms
    (('romawka',), ('romawka',), frozenset({'limited company'}))
    """
    raw = words(_unglued(name))
    return split_words(raw, [fold_word(word) for word in raw])


def split_words(raw: Sequence[str], row: Sequence[str]) -> Split:
    """As `split`, for words that were folded already."""
    if "ab" in row:  # АБ is a bank, where AB is the form of a Swedish company
        row = ["bank" if text.casefold() == "аб" else word for text, word in zip(raw, row, strict=True)]
    anywhere, at_an_end = _phrases()
    kept, found = _cut(row, range(len(row)), anywhere, ends_only=False)
    kept, more = _cut(row, kept, at_an_end, ends_only=True)
    ends = {*row[:1], *row[-1:], *(word.casefold() for word in (*raw[:1], *raw[-1:]))} if more else set()
    sure = bool(found) or not ends.isdisjoint(_SURE_AT_AN_END)
    places = kept or range(len(row))
    return Split(tuple(row[place] for place in places), tuple(raw[place] for place in places), frozenset({*found, *more}), sure, bare=bool(row) and not kept)


def clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names bear legal forms of different classes: evidence, but no proof, that the bodies differ."""
    return bool(one and other and not one & other)


def form_words() -> frozenset[str]:
    """The folded words of the Russian and English forms that are spelled out: slips of these are mended."""
    return frozenset(word for phrases in _table(_ANYWHERE).values() for phrase, _kind in phrases for word in phrase if len(phrase) > 1)


@cache
def first_words() -> frozenset[str]:
    """The folded words with which a form begins: a name without them has none."""
    return frozenset(chain.from_iterable(_phrases()))


def glued(word: str) -> bool:
    """Whether a first word as written begins with a form and goes on."""
    return word[:1] in _GLUED_LETTERS and any(len(word) > len(form) and word.casefold().startswith(form) for form in _GLUED)


def _unglued(name: str) -> str:
    bare = name.lstrip("\"'«“„‘ ")
    if bare[:1] not in _GLUED_LETTERS:
        return name
    for form in _GLUED:
        rest = bare[len(form) :]
        if len(rest) > 2 and rest[0].isalpha() and bare[: len(form)].casefold() == form:
            return f"{form} {rest}"
    return name


_Table = dict[str, list[tuple[tuple[str, ...], str]]]


def _cut(row: Sequence[str], kept: Sequence[int], phrases: _Table, *, ends_only: bool) -> tuple[list[int], set[str]]:
    """The places of the words that are left, and the forms that were cut."""
    left: list[int] = list(kept)
    found: set[str] = set()
    if phrases.keys().isdisjoint(row):
        return left, found
    start = 0
    while start < len(left):
        for phrase, kind in phrases.get(row[left[start]], ()):
            end = start + len(phrase)
            if end <= len(left) and (not ends_only or start == 0 or end == len(left)) and all(row[left[start + i]] == word for i, word in enumerate(phrase)):
                del left[start:end]
                found.add(kind)
                break
        else:
            start += 1
    return left, found


@cache
def _phrases() -> tuple[_Table, _Table]:
    """Folded forms by their first word, longest first: those taken off anywhere, and those taken off at an end."""
    return _table(_ANYWHERE, foreign_forms.ANYWHERE), _table(_AT_AN_END, foreign_forms.AT_AN_END)


def _table(*sources: Mapping[str, str]) -> _Table:
    table: _Table = {}
    for kind, forms in chain.from_iterable(source.items() for source in sources):
        for form in forms.split("|"):
            phrase = tuple(fold(form).split())
            table.setdefault(phrase[0], []).append((phrase, kind))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table
