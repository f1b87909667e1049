"""The linter: what the form of a file cannot see. Dead references, overlapping periods, facts that nobody declares, missing cases."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any

from sme_check.errors import Problem, RuleFileError
from sme_check.facts.amounts import CURRENCIES
from sme_check.facts.lookup import LOOK_UPS
from sme_check.facts.table import FactInfo, as_stated, fact_at, fact_table

from .condition import COMPARISONS
from .coverage import lint_coverage
from .read import line_of, read_documents

__all__ = ["COLLECTIONS", "DESIGNATIONS", "check_documents"]

COLLECTIONS = ("business.owners", "business.all_owners", "business.officers", "business.banks", "activity.others", "counterparties", "all_parties", "uk_party")
"""The collections that a condition may speak of; `facts.line` gives their members."""

DESIGNATIONS = (
    "asset_freeze",
    "other_regime_asset_freeze",
    "correspondent_banking",
    "trust_services",
    "technical_assistance_aircraft",
    "internet_services",
    "transport",
    "director_disqualification",
    "eu_asset_freeze",
    "eu_misappropriation",
)
"""What a party may be designated for."""

_KINDS_OF_COMPARISON: Mapping[str, frozenset[str]] = {
    "equals": frozenset({"choice", "yes_no", "text", "number"}),
    "in": frozenset({"choice", "text", "number"}),
    "includes": frozenset({"choices", "texts"}),
    "includes_any": frozenset({"choices", "texts"}),
    "more_than": frozenset({"number", "share", "money"}),
    "at_least": frozenset({"number", "share", "money"}),
    "less_than": frozenset({"number", "share", "money"}),
    "at_most": frozenset({"number", "share", "money"}),
    "currency": frozenset({"money"}),
    "before": frozenset({"date"}),
    "after": frozenset({"date"}),
    "on_or_before": frozenset({"date"}),
    "on_or_after": frozenset({"date"}),
}

_FACTS_OF_LISTS: Mapping[str, frozenset[str]] = {
    "commodity_code": frozenset({"code"}),
    "okved": frozenset({"okved_main", "okved_others"}),
    "region": frozenset({"region", "other_regions"}),
    "place": frozenset({"town", "description"}),
}
"""Which facts a list can be asked about, by what it compares; a list of plain codes, about any other."""

_TAKE_SILENCE_FOR_NO = ("shown_in", "shown_frozen_for")
"""Words of a condition for which what nobody said, or no list holds, is no: they may make a measure apply, never lift it."""

Path_ = list[int | str]


class _Linter:
    def __init__(self, documents: Mapping[str, Mapping[str, Any]], nodes: Mapping[str, Any]) -> None:
        self.documents = documents
        self.nodes = nodes
        self.problems: list[Problem] = []
        self.used: dict[str, set[str]] = {"definition": set(), "claim": set()}

    def say(self, file: str, path: Path_, found: str, accepted: str, near: list[str] | None = None) -> None:
        words = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
        line = line_of(self.nodes[file], path) if file in self.nodes else 1
        nearest = get_close_matches(found, near, n=1, cutoff=0.4) if near else []
        self.problems.append(Problem(f"{file}, line {line}: {words}", found, accepted, nearest[0] if nearest else ""))

    def run(self) -> None:
        for kind, check in (("definition", self.definition), ("list", self.dated_list), ("entities", self.entities), ("measure", self.measure)):
            for data in self.documents[kind].values():
                check(data["file"], data)
        for data in self.documents["outreach"].values():
            self.outreach(data["file"], data)
        for missing in {"rulebook"} - set(self.documents["rulebook"]):
            self.problems.append(Problem("rules/rulebook.yaml", "no file", f"{missing}.yaml, with checked_to, limits and authorities"))

    # -- what every file has ---------------------------------------------------------------------------------------

    def citation(self, file: str, path: Path_, data: Mapping[str, Any] | None) -> None:
        instrument = (data or {}).get("instrument")
        if instrument and instrument not in self.documents["instrument"]:
            known = list(self.documents["instrument"])
            self.say(file, [*path, "instrument"], instrument, "an instrument of rules/instruments.yaml", known)

    def periods(self, file: str, path: Path_, data: list[Mapping[str, Any]] | None, *, apart: bool = True) -> None:
        periods = [(number, date.fromisoformat(item["from"]), item.get("to")) for number, item in enumerate(data or ())]
        for number, item in enumerate(data or ()):
            if item.get("by") and item["by"] not in self.documents["instrument"]:
                self.say(file, [*path, number, "by"], item["by"], "an instrument of rules/instruments.yaml", list(self.documents["instrument"]))
        if not apart:
            return
        for (_, first, last), (number, after, _) in pairwise(periods):
            if last is None or date.fromisoformat(last) >= after:
                self.say(file, [*path, number], f"from {after}", f"a period that begins after the one before it ({first} to {last or 'open'}) has ended")

    # -- conditions ------------------------------------------------------------------------------------------------

    def condition(self, file: str, path: Path_, data: Mapping[str, Any] | None, *, it: bool = False) -> None:
        if data is None:
            return
        for key in ("all", "any"):
            for number, part in enumerate(data.get(key) or ()):
                self.condition(file, [*path, key, number], part, it=it)
        if "not" in data:
            self.silence(file, [*path, "not"], data["not"])
            self.condition(file, [*path, "not"], data["not"], it=it)
        if "some" in data:
            if data["some"] not in COLLECTIONS:
                self.say(file, [*path, "some"], data["some"], f"a collection: {', '.join(COLLECTIONS)}", list(COLLECTIONS))
            self.condition(file, [*path, "that"], data["that"], it=True)
        if "fact" in data:
            self.fact(file, path, data, it=it)
        if "is" in data:
            self.definition_used(file, path, data, it=it)
        if "party" in data:
            self.party(file, path, data, it=it)
        if "unread" in data:
            self.unread(file, path, data)

    def fact(self, file: str, path: Path_, data: Mapping[str, Any], *, it: bool) -> None:
        info = fact_at(data["fact"])
        if info is None:
            self.say(file, [*path, "fact"], data["fact"], "a fact that is declared (sme-check facts)", list(fact_table()))
            return
        if data["fact"].startswith("it.") and not it:
            self.say(file, [*path, "fact"], data["fact"], "a fact of the line: `it` is a party inside `some`, or in a definition `of: party`")
        for word in ("listed_in", "shown_in"):
            if data.get(word) in self.documents["list"]:
                self.list_fits(file, [*path, word], self.documents["list"][data[word]], info)
            elif data.get(word):
                self.say(file, [*path, word], data[word], "a list of rules/lists/", list(self.documents["list"]))
            if data.get(word):
                return
        self.comparison(file, path, data, info)

    def list_fits(self, file: str, path: Path_, dated: Mapping[str, Any], info: FactInfo) -> None:
        """A list that compares other codes than the fact's, or a code that is no answer of it, would never be met."""
        fitting = next((compares for compares, names in _FACTS_OF_LISTS.items() if info.name in names), "code")
        if dated["compares"] != fitting:
            self.say(file, path, f"{dated['id']}, which compares {dated['compares']}", f"a list that compares {fitting}, as {info.path} does")
        elif fitting == "code":
            for code in (code for entry in dated.get("entries") or () for code in entry["codes"]):
                self.answer(file, path, info, code)

    def answer(self, file: str, path: Path_, info: FactInfo, value: Any) -> None:
        """A value that the fact can never have would never be met."""
        if info.choices:
            if value not in info.choices:
                self.say(file, path, str(value), f"an answer of {info.path}: {', '.join(info.choices)}", list(info.choices))
        elif info.kind in ("text", "texts") and (accepted := as_stated(info, value)) != value:
            self.say(file, path, str(value), accepted)

    def comparison(self, file: str, path: Path_, data: Mapping[str, Any], info: FactInfo) -> None:
        name = next(word for word in COMPARISONS if data.get(word) is not None)
        kinds = _KINDS_OF_COMPARISON.get(name)
        if kinds is not None and info.kind not in kinds:
            fitting = [word for word, fits in _KINDS_OF_COMPARISON.items() if info.kind in fits]
            self.say(file, [*path, name], f"{name} on {info.path}, which is of the kind {info.kind}", f"one of {', '.join(fitting) or 'given'}")
        values = data[name] if isinstance(data[name], list) else [data[name]]
        if name == "currency":
            for value in values:
                if value not in CURRENCIES:
                    self.say(file, [*path, name], value, "a code of ISO 4217, such as GBP", sorted(CURRENCIES))
        elif name != "given":
            for value in values:
                self.answer(file, [*path, name], info, value)
        if info.kind == "yes_no" and name == "equals" and not isinstance(data[name], bool):
            self.say(file, [*path, name], str(data[name]), "true or false")

    def definition_used(self, file: str, path: Path_, data: Mapping[str, Any], *, it: bool) -> None:
        definition = self.documents["definition"].get(data["is"])
        if definition is None:
            self.say(file, [*path, "is"], data["is"], "a definition in rules/definitions/", list(self.documents["definition"]))
            return
        self.used["definition"].add(data["is"])
        of_party = definition.get("of") == "party"
        if of_party != bool(data.get("of")):
            self.say(
                file, [*path, "is"], data["is"], "`of: business` or `of: it`, for it speaks of a party" if of_party else "no `of`, for it speaks of the line"
            )
        if data.get("of"):
            self.role(file, [*path, "of"], data["of"], it=it)

    def role(self, file: str, path: Path_, role: str, *, it: bool) -> None:
        if role not in ("business", "it"):
            self.say(file, path, role, "business, or it", ["business", "it"])
        elif role == "it" and not it:
            self.say(file, path, role, "business: `it` is a party inside `some`, or in a definition `of: party`")

    def silence(self, file: str, path: Path_, data: Any) -> None:
        """What takes silence for an answer may make a measure apply, never lift it."""
        if isinstance(data, Mapping):
            for word in _TAKE_SILENCE_FOR_NO:
                if data.get(word) is not None:
                    self.say(file, path, word, "`given`, `listed_in`, or another question: here silence would clear")
            for key, part in data.items():
                self.silence(file, [*path, key], part)
        elif isinstance(data, list):
            for number, part in enumerate(data):
                self.silence(file, [*path, number], part)

    def party(self, file: str, path: Path_, data: Mapping[str, Any], *, it: bool) -> None:
        self.role(file, [*path, "party"], data["party"], it=it)
        for key, known, what in (
            ("designated_for", DESIGNATIONS, "a measure one can be designated for"),
            ("owned_or_controlled_by_designated_for", DESIGNATIONS, "a measure one can be designated for"),
            ("shown_frozen_for", DESIGNATIONS, "a measure one can be designated for"),
            ("named_in", tuple(self.documents["entities"]), "an entity list in rules/entities/"),
            ("owned_by_named_in", tuple(self.documents["entities"]), "an entity list in rules/entities/"),
        ):
            if data.get(key) and data[key] not in known:
                self.say(file, [*path, key], data[key], what, list(known))

    def unread(self, file: str, path: Path_, data: Mapping[str, Any]) -> None:
        if data.get("look_up"):
            self.look_up(file, [*path, "look_up"], data["look_up"])
        if data.get("subject") and fact_at(data["subject"]) is None:
            self.say(file, [*path, "subject"], data["subject"], "a fact that is declared", list(fact_table()))

    def look_up(self, file: str, path: Path_, about: str) -> None:
        known = [*LOOK_UPS, *self.documents["list"]]
        if about not in known:
            self.say(file, path, about, f"{', '.join(LOOK_UPS)}, or the id of a list", known)

    # -- the kinds of file -----------------------------------------------------------------------------------------

    def definition(self, file: str, data: Mapping[str, Any]) -> None:
        self.citation(file, ["citation"], data["citation"])
        it = data.get("of") == "party"
        self.condition(file, ["means"], data.get("means"), it=it)
        self.periods(file, ["versions"], data.get("versions"))
        for number, version in enumerate(data.get("versions") or ()):
            self.condition(file, ["versions", number, "means"], version["means"], it=it)

    def dated_list(self, file: str, data: Mapping[str, Any]) -> None:
        self.citation(file, ["citation"], data["citation"])
        self.periods(file, ["complete"], data["complete"])
        for number, part in enumerate(data["complete"]):
            if part.get("look_up"):
                self.look_up(file, ["complete", number, "look_up"], part["look_up"])
        for number, entry in enumerate(data.get("entries") or ()):
            path: Path_ = ["entries", number]
            self.citation(file, [*path, "citation"], entry.get("citation"))
            self.periods(file, [*path, "in_force"], entry["in_force"])
            self.condition(file, [*path, "only_if"], entry.get("only_if"))
            self.codes(file, [*path, "codes"], entry["codes"], data["compares"])
            self.entry_days(file, path, entry, data["complete"])

    def codes(self, file: str, path: Path_, codes: Mapping[str, str], compares: str) -> None:
        for code in codes:
            digits = code.replace(" ", "").replace(".", "")
            if compares == "commodity_code" and not (digits.isdigit() and 2 <= len(digits) <= 10 and len(digits) % 2 == 0):
                self.say(file, [*path, code], code, "a commodity code of 2, 4, 6, 8 or 10 digits")
            if compares == "region" and not (digits.isdigit() and len(digits) == 2):
                self.say(file, [*path, code], code, "a Russian tax-service region code of two digits")

    def entry_days(self, file: str, path: Path_, entry: Mapping[str, Any], completeness: list[Mapping[str, Any]]) -> None:
        """Each first day of an entry lies in a period for which the list says how complete it is."""
        for number, period in enumerate(entry["in_force"]):
            if not any(part["from"] <= period["from"] and (not part.get("to") or period["from"] <= part["to"]) for part in completeness):
                self.say(file, [*path, "in_force", number], f"from {period['from']}", "a day within the periods of `complete`")

    def entities(self, file: str, data: Mapping[str, Any]) -> None:
        self.citation(file, ["citation"], data["citation"])
        self.periods(file, ["complete"], data["complete"])
        ids: set[str] = set()
        for number, name in enumerate(data.get("designates_for") or ()):
            if name not in DESIGNATIONS:
                self.say(file, ["designates_for", number], name, f"one of {', '.join(DESIGNATIONS)}", list(DESIGNATIONS))
        for number, entity in enumerate(data.get("entities") or ()):
            path: Path_ = ["entities", number]
            if entity["id"] in ids:
                self.say(file, [*path, "id"], entity["id"], "an id that no other entity of the list has")
            ids.add(entity["id"])
            self.periods(file, [*path, "in_force"], entity["in_force"])
            self.effects(file, path, entity.get("effects") or {})
            self.identifiers(file, path, entity.get("identifiers") or {})

    def effects(self, file: str, path: Path_, effects: Mapping[str, Any]) -> None:
        for name, periods in effects.items():
            if name not in DESIGNATIONS:
                self.say(file, [*path, "effects", name], name, f"one of {', '.join(DESIGNATIONS)}", list(DESIGNATIONS))
            self.periods(file, [*path, "effects", name], periods)

    def identifiers(self, file: str, path: Path_, identifiers: Mapping[str, str]) -> None:
        from sme_check.facts.identifiers import check_inn, check_ogrn

        for name, check in (("inn", check_inn), ("ogrn", check_ogrn)):
            if name in identifiers:
                try:
                    check(identifiers[name])
                except ValueError as error:
                    self.say(file, [*path, "identifiers", name], identifiers[name], str(error))

    def measure(self, file: str, data: Mapping[str, Any]) -> None:
        self.citation(file, ["citation"], data["citation"])
        self.periods(file, ["in_force"], data["in_force"])
        self.condition(file, ["forbids"], data.get("forbids"))
        for number, version in enumerate(data["in_force"]):
            self.condition(file, ["in_force", number, "forbids"], version.get("forbids"))
        self.lifting(file, data)
        self.cases(file, data)

    def lifting(self, file: str, data: Mapping[str, Any]) -> None:
        authorities = self.documents["rulebook"].get("rulebook", {}).get("authorities") or {}
        for group in ("exceptions", "licensing"):
            ids: set[str] = set()
            for number, item in enumerate(data.get(group) or ()):
                path: Path_ = [group, number]
                if item["id"] in ids:
                    self.say(file, [*path, "id"], item["id"], f"an id that no other of these {group} has")
                ids.add(item["id"])
                self.citation(file, [*path, "citation"], item.get("citation"))
                self.periods(file, [*path, "in_force"], item.get("in_force"))
                self.silence(file, [*path, "when"], item.get("when"))
                self.condition(file, [*path, "when"], item.get("when"))
                if item.get("claim") and item["claim"] not in self.documents["claim"]:
                    self.say(file, [*path, "claim"], item["claim"], "a claim of rules/claims.yaml", list(self.documents["claim"]))
                self.used["claim"].add(item.get("claim") or "")
                if group == "licensing" and item["authority"] not in authorities:
                    self.say(file, [*path, "authority"], item["authority"], "an authority of rules/rulebook.yaml", list(authorities))

    def outreach(self, file: str, data: Mapping[str, Any]) -> None:
        self.citation(file, ["citation"], data["citation"])
        for name, rows in data.get("size", {}).items():
            for number, row in enumerate(rows if isinstance(rows, list) else ()):
                path: Path_ = ["size", name, number]
                self.citation(file, [*path, "citation"], row.get("citation"))
                self.periods(file, [*path, "in_force"], row["in_force"])
        if "sectors" in data:
            self.sectors(file, data["sectors"])

    def sectors(self, file: str, data: Mapping[str, Any]) -> None:
        if data["occupied"] not in self.documents["list"]:
            self.say(file, ["sectors", "occupied"], data["occupied"], "a list of rules/lists/", list(self.documents["list"]))
        codes: set[str] = set()
        for number, row in enumerate(data["rows"]):
            path: Path_ = ["sectors", "rows", number]
            if row["code"] in codes:
                self.say(file, [*path, "code"], row["code"], "a code that no other row has")
            codes.add(row["code"])
            self.periods(file, [*path, "in_force"], row["in_force"])

    def cases(self, file: str, data: Mapping[str, Any]) -> None:
        days = {case["as_of"] for case in data["cases"]}
        for number, period in enumerate(data["in_force"]):
            first = date.fromisoformat(period["from"])
            for day, what in ((first - timedelta(days=1), "the eve"), (first, "the day itself")):
                if day.isoformat() not in days:
                    self.say(
                        file, ["in_force", number], f"from {first} without a case on {day} ({what})", "a case on the eve and one on the day of each period"
                    )


def _unused(linter: _Linter) -> Iterator[Problem]:
    for kind, folder in (("definition", "rules/definitions/"), ("claim", "rules/claims.yaml")):
        for key, data in linter.documents[kind].items():
            if key not in linter.used[kind]:
                yield Problem(data.get("file", folder), f"{key}, which no rule uses", "what some rule uses; else remove it")


def _texts(root: Path, contents: Mapping[Path, bytes]) -> dict[Path, str]:
    texts, problems = {}, []
    for path, content in contents.items():
        try:
            texts[path] = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            place = f"rules/{path.relative_to(root).as_posix()}"
            problems.append(Problem(place, f"bytes that are no UTF-8 (at byte {error.start})", "a text file in UTF-8"))
    if problems:
        raise RuleFileError(problems)
    return texts


def check_documents(root: Path, contents: Mapping[Path, bytes], *, unused: bool = False) -> dict[str, dict[str, Any]]:
    """Check all rule files, their form and what they refer to.

    Args:
        root: The folder of the rules.
        contents: The content of each file.
        unused: Whether what no rule uses, and what the coverage leaves out, is a fault too: it does no harm to an answer, so only the linter says so.

    Returns:
        The documents by kind and id.

    Raises:
        RuleFileError: Any fault; all at once.
    """
    documents, nodes = read_documents(root, _texts(root, contents))
    linter = _Linter(documents, nodes)
    linter.run()
    if unused and not linter.problems:
        linter.problems += _unused(linter)
        lint_coverage(documents, linter.say)
    if linter.problems:
        raise RuleFileError(linter.problems)
    return documents
