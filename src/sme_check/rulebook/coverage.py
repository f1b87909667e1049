"""What was made of every provision of the instruments: encoded, in part, not needed, or not verified. Its linter, and its words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["STATES", "CoverageRow", "as_markdown", "as_text", "coverage_of", "lint_coverage"]

STATES: Mapping[str, str] = {
    "encoded": "encoded",
    "encoded_list_incomplete": "encoded, but a list it rests on is incomplete",
    "not_applicable": "nothing to encode",
    "not_verified": "not verified",
}
"""The states, and how they read."""

Documents = Mapping[str, Mapping[str, Any]]
Say = Callable[[str, list[int | str], str, str, list[str] | None], None]

_FILE = "rules/coverage.yaml"


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What was made of one provision.

    Attributes:
        instrument: Its id.
        part: The part of the instrument that it stands in.
        number: Its number: `reg 46B`, `Schedule 3A`, `Art 2a`.
        title: Its heading, or what it is about in our words.
        seen: How much was seen of it: its heading, its text, or no more than its number.
        state: One of `STATES`.
        measures: The measures that encode it.
        lists: The lists that hold what it lists.
        because: Why it is not encoded, or what is missing.
    """

    instrument: str
    part: str
    number: str
    title: str
    seen: str
    state: str
    measures: tuple[str, ...]
    lists: tuple[str, ...]
    because: str


def _rows(documents: Documents) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = documents["coverage"].get("coverage", {}).get("rows", [])
    return rows


def _numbered(documents: Documents, instrument: str) -> Iterator[tuple[int, int, Mapping[str, Any]]]:
    """The provisions of an instrument, each with its place in the table."""
    for part, data in enumerate(documents["provisions"].get(instrument, {}).get("parts", [])):
        for place, provision in enumerate(data["provisions"]):
            yield part, place, provision


def _citing(documents: Documents, instrument: str, number: str) -> tuple[str, ...]:
    """The measures of whose exceptions or licensing one cites the provision."""
    named = re.compile(rf"(?<![A-Za-z0-9]){re.escape(number.removeprefix('reg '))}(?![A-Za-z0-9])")
    return tuple(
        key
        for key, data in documents["measure"].items()
        for cited in ([item["citation"] for item in (*data.get("exceptions", ()), *data.get("licensing", ()))],)
        if any(item.get("instrument", data["citation"]["instrument"]) == instrument and named.search(item.get("provision", "")) for item in cited)
    )


def _missing_from(lists: Iterable[str], documents: Documents) -> str:
    """Which of the lists are incomplete by now, since when and why."""
    told = []
    for name in lists:
        held = documents["list"].get(name) or documents["entities"].get(name) or {}
        last = (held.get("complete") or [{"complete": True}])[-1]
        if not last["complete"]:
            told.append(f"{name} is incomplete from {last['from']}: {last['because']}")
    return " ".join(told)


def coverage_of(documents: Documents) -> tuple[CoverageRow, ...]:
    """What was made of each provision, in the order of the instruments.

    Args:
        documents: The checked words of the rule files (`lint.check_documents`).
    """
    stated = {(row["instrument"], number): row for row in _rows(documents) for number in row["provisions"]}
    found = []
    for instrument, table in documents["provisions"].items():
        for part, _, provision in _numbered(documents, instrument):
            number = provision["number"]
            row = stated.get((instrument, number), {"state": "not_verified", "because": "No row of the coverage names it."})
            measures = _citing(documents, instrument, number) if row.get("wherever_cited") else tuple(row.get("measures", ()))
            lists = tuple(row.get("lists", ()))
            because = " ".join(words for words in (row.get("because", ""), _missing_from(lists, documents)) if words)
            seen = provision.get("seen", "heading")
            found.append(CoverageRow(instrument, table["parts"][part]["title"], number, provision["title"], seen, row["state"], measures, lists, because))
    return tuple(found)


# -- the linter ------------------------------------------------------------------------------------------------------


def lint_coverage(documents: Documents, say: Say) -> None:
    """Find what the coverage leaves out, and what it names that is not there.

    Args:
        documents: The words of the rule files, each of its form.
        say: Told of each fault: file, path, what was found, what is accepted, and names that may be meant.
    """
    if not documents["coverage"]:
        return
    for instrument, table in documents["provisions"].items():
        if instrument not in documents["instrument"]:
            say(table["file"], ["id"], instrument, "an instrument of rules/instruments.yaml", list(documents["instrument"]))
    covered = _lint_rows(documents, say)
    for instrument, table in documents["provisions"].items():
        for part, place, provision in _numbered(documents, instrument):
            if (instrument, provision["number"]) not in covered:
                path: list[int | str] = ["parts", part, "provisions", place, "number"]
                say(table["file"], path, provision["number"], f"a provision that a row of {_FILE} names", None)
    _lint_measures(documents, say)


def _lint_rows(documents: Documents, say: Say) -> set[tuple[str, str]]:
    """Check each row; give the provisions that they name."""
    covered: set[tuple[str, str]] = set()
    for at, row in enumerate(_rows(documents)):
        instrument = row["instrument"]
        known = {provision["number"]: provision for _, _, provision in _numbered(documents, instrument)}
        for place, number in enumerate(row["provisions"]):
            path: list[int | str] = ["rows", at, "provisions", place]
            if number not in known:
                say(_FILE, path, number, f"a provision of rules/provisions/{instrument}.yaml", list(known))
            elif (instrument, number) in covered:
                say(_FILE, path, number, "a provision that no other row names", None)
            elif known[number].get("seen") == "number" and row["state"] != "not_verified":
                say(_FILE, path, f"{number}, of which no more than its number was seen, as {row['state']}", "not_verified", None)
            elif row.get("wherever_cited") and not _citing(documents, instrument, number):
                say(_FILE, path, number, "a provision that some exception or licensing ground cites", None)
            covered.add((instrument, number))
        _lint_lists(documents, at, row, say)
    return covered


def _lint_lists(documents: Documents, at: int, row: Mapping[str, Any], say: Say) -> None:
    known = [*documents["list"], *documents["entities"]]
    for place, name in enumerate(row.get("lists", ())):
        if name not in known:
            say(_FILE, ["rows", at, "lists", place], name, "a list of rules/lists/ or rules/entities/", known)
    missing = _missing_from(row.get("lists", ()), documents)
    if row["state"] == "encoded" and missing:
        say(_FILE, ["rows", at, "state"], f"encoded, but {missing}", "encoded_list_incomplete", None)
    if row["state"] == "encoded_list_incomplete" and row.get("lists") and not missing and not row.get("because"):
        files = ", ".join(data["file"] for name in row["lists"] if (data := documents["list"].get(name) or documents["entities"].get(name)))
        say(_FILE, ["rows", at, "state"], f"encoded_list_incomplete, but {files} is complete", "encoded, or why it is not (because)", None)


def _lint_measures(documents: Documents, say: Say) -> None:
    """Each measure named exists, and each measure that exists is named."""
    named = set()
    for group in ("rows", "safeguards"):
        for at, item in enumerate(documents["coverage"]["coverage"].get(group, ())):
            for place, measure in enumerate(item.get("measures", ())):
                named.add(measure)
                if measure not in documents["measure"]:
                    say(_FILE, [group, at, "measures", place], measure, "a measure of rules/measures/", list(documents["measure"]))
    for key, data in documents["measure"].items():
        if key not in named:
            say(data["file"], ["id"], key, f"a measure that a row of {_FILE} names", None)


# -- in words --------------------------------------------------------------------------------------------------------


def _short(documents: Documents, instrument: str) -> str:
    return str(documents["instrument"].get(instrument, {}).get("short", instrument))


def _title(row: CoverageRow) -> str:
    """A heading as it stands; in brackets, what is in our words."""
    return row.title if row.seen == "heading" else f"[{row.title}]"


def as_text(documents: Documents, state: str = "") -> Iterator[str]:
    """The coverage as lines of text.

    Args:
        documents: The checked words of the rule files.
        state: Only the provisions in this state; empty for the counts alone.
    """
    rows = coverage_of(documents)
    for instrument in documents["provisions"]:
        counts = Counter(row.state for row in rows if row.instrument == instrument)
        told = ", ".join(f"{counts[name]} {words}" for name, words in STATES.items())
        yield f"{_short(documents, instrument)}: {counts.total()} provisions: {told}"
    for row in rows:
        if row.state == state:
            because = f": {row.because}" if row.because else ""
            measures = f" ({', '.join(row.measures)})" if row.measures else ""
            yield f"  {_short(documents, row.instrument)}, {row.number} {_title(row)}{measures}{because}"


def as_markdown(documents: Documents) -> Iterator[str]:
    """The coverage as a page, line by line: the counts, then each provision."""
    rows = coverage_of(documents)
    yield "# Coverage of the law"
    yield ""
    yield "Made by `sme-check rules coverage --markdown > docs/coverage.md` from `rules/coverage.yaml` and `rules/provisions/`: mend those, not this page."
    yield "A title in [brackets] is in our words, because the heading was not seen. Where a provision that is not verified names a measure, that measure"
    yield "answers unknown or errs towards a prohibition; where it names none, the reason says what is known."
    yield ""
    yield f"| instrument | provisions | {' | '.join(STATES.values())} |"
    yield "|---|---" + "|---" * len(STATES) + "|"
    for instrument in documents["provisions"]:
        counts = Counter(row.state for row in rows if row.instrument == instrument)
        yield f"| {_short(documents, instrument)} | {counts.total()} | {' | '.join(str(counts[name]) for name in STATES)} |"
    for instrument, table in documents["provisions"].items():
        yield from _section(documents, instrument, table, [row for row in rows if row.instrument == instrument])
    yield from _safeguards(documents)


def _section(documents: Documents, instrument: str, table: Mapping[str, Any], rows: list[CoverageRow]) -> Iterator[str]:
    yield ""
    yield f"## {documents['instrument'].get(instrument, {}).get('title', instrument)}"
    yield ""
    source = table["source"]
    yield f"Contents: {source['url']}, read on {source['read_on']}. {source.get('note', '')}".rstrip()
    for part in dict.fromkeys(row.part for row in rows):
        yield ""
        yield f"### {part}"
        yield ""
        yield "| provision | about | state | measures | why |"
        yield "|---|---|---|---|---|"
        for row in rows:
            if row.part == part:
                yield f"| {row.number} | {_cell(_title(row))} | {STATES[row.state]} | {_measures(row)} | {_cell(row.because)} |"


def _measures(row: CoverageRow, most: int = 6) -> str:
    """The ids, or how many where they are many: an exception for every measure."""
    return ", ".join(row.measures) if len(row.measures) <= most else f"{len(row.measures)} measures"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _safeguards(documents: Documents) -> Iterator[str]:
    items = documents["coverage"].get("coverage", {}).get("safeguards", ())
    if not items:
        return
    yield ""
    yield "## Measures that rest on no provision of their own"
    yield ""
    for item in items:
        yield f"- {', '.join(item['measures'])}: {item['because']}"
