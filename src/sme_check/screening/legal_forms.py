"""Legal forms, in Russian and Latin, short or spelled out: taken off a name and remembered."""

from dataclasses import dataclass
from functools import lru_cache

from .names import fold, fold_word, words

__all__ = ["Split", "clash", "split"]

# class of form: short forms and spelled-out forms. Forms of one class turn into each other by a change of the law (OAO, PAO) and do not clash.
_COMPANY, _JOINT_STOCK, _TRADER, _STATE, _OTHER = "limited company", "joint-stock company", "sole trader", "state enterprise", "other body"
_ANYWHERE = {  # nothing else is spelled like these
    _COMPANY: """ооо | llc | ooo | общество с ограниченной ответственностью | obshchestvo s ogranichennoi otvetstvennostiu |
        limited liability company |
        limited liability co | limited responsibility society | society with limited liability | company with limited liability |
        общество с дополнительной ответственностью""",
    _JOINT_STOCK: """оао | пао | зао | нао | ojsc | cjsc | pjsc | jsc | npjsc | jointstock | oao | zao | pao |
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
    _OTHER: """автономная некоммерческая организация | некоммерческое партнерство | производственный кооператив | полное товарищество | товарищество на вере |
        autonomous non profit organization | autonomous noncommercial organization | autonomous non commercial organisation |
        avtonomnaia nekommercheskaia organizatsiia |
        private limited company | limited partnership | gmbh | sarl | fze | fzco | fzc | fz llc | dmcc | общественная организация | public limited company""",
}  # fmt: skip
_AT_AN_END = {  # short enough to be part of a name elsewhere
    _COMPANY: "ltd | limited | co ltd | company limited | company ltd | ltd co | pte ltd | pvt ltd | private limited | llp | тоо | тов | одо",
    _JOINT_STOCK: "ао | ao | inc | corp | plc | ag | sa | as | nv | spa | kk | пат | чао | ат",
    _TRADER: "ип | ip | пбоюл | кфх",
    _STATE: "гп | su | гу | фку | кп | sue",
    _OTHER: "ано | ano | нко | нп | bv | co | кооператив | srl | sro | doo | ood | jv | eood",
}
_SURE_AT_AN_END = frozenset({"ao", "ltd", "limited", "ink", "inc", "korp", "corp", "plk", "plc", "lp", "llp"})
_GLUED = ("ооо", "оао", "ooo", "oao", "фгуп")  # no Russian word begins with these


@dataclass(frozen=True, slots=True)
class Split:
    """A name without its legal form.

    Attributes:
        core: The folded words that are left, in their order; never empty unless the name is.
        forms: The classes of legal form that were found, such as "limited company".
        sure: Whether a form was found that nothing else is spelled like.
    """

    core: tuple[str, ...]
    forms: frozenset[str]
    sure: bool = False

    @property
    def trader(self) -> bool:
        """Whether the form is that of an individual in business."""
        return _TRADER in self.forms

    @property
    def kind(self) -> str | None:
        """What the form shows the party to be: individual, organisation, or None."""
        if self.trader:
            return "individual"
        return "organisation" if self.sure and self.forms else None


def split(name: str) -> Split:
    """Take the legal form off a name, at either end, spelled out anywhere, or glued to it.

    >>> split("ООО «Ромашка»"), split("Romashka, Limited Liability Company").core
    (Split(core=('romawka',), forms=frozenset({'limited company'}), sure=True), ('romawka',))
    """
    raw = words(_unglued(name))
    row = [fold_word(word) for word in raw]
    core, found = _cut(row, _phrases()[0], ends_only=False)
    core, more = _cut(core, _phrases()[1], ends_only=True)
    sure = bool(found) or (bool(more) and any(word in _SURE_AT_AN_END for word in (row[0], row[-1])))
    return Split(tuple(core or row), frozenset({*found, *more}), sure)


def clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names bear legal forms of different classes: evidence, but no proof, that the bodies differ."""
    return bool(one and other and not one & other)


def _unglued(name: str) -> str:
    folded = name.lstrip("\"'«“„‘ ").casefold()
    for form in _GLUED:
        if folded.startswith(form) and len(folded) > len(form) + 2 and folded[len(form)].isalpha():
            start = len(name) - len(name.lstrip("\"'«“„‘ "))
            return name[: start + len(form)] + " " + name[start + len(form) :]
    return name


def _cut(row: list[str], phrases: dict[str, list[tuple[tuple[str, ...], str]]], *, ends_only: bool) -> tuple[list[str], set[str]]:
    found: set[str] = set()
    place = 0
    while place < len(row):
        for phrase, kind in phrases.get(row[place], ()):
            end = place + len(phrase)
            if tuple(row[place:end]) == phrase and len(row) > len(phrase) and (not ends_only or place == 0 or end == len(row)):
                row = row[:place] + row[end:]
                found.add(kind)
                break
        else:
            place += 1
    return row, found


@lru_cache(1)
def _phrases() -> tuple[dict[str, list[tuple[tuple[str, ...], str]]], dict[str, list[tuple[tuple[str, ...], str]]]]:
    """Folded forms by their first word, longest first: those taken off anywhere, and those taken off at an end."""
    tables = []
    for source in (_ANYWHERE, _AT_AN_END):
        table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for kind, forms in source.items():
            for form in forms.split("|"):
                phrase = tuple(fold(form).split())
                table.setdefault(phrase[0], []).append((phrase, kind))
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        tables.append(table)
    return tables[0], tables[1]
