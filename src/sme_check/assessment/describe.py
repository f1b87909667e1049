"""A measure in words, for whoever wants to read the law held without opening its file."""

from collections.abc import Iterator

from sme_check.engine.words import comparison_in_words, heading_of
from sme_check.rulebook.condition import All, AnyOf, Condition, Is, Judgement, Listed, Not, PartyAsks, Some, Test, Unread
from sme_check.rulebook.measure import LegalException, Licensing, Measure
from sme_check.rulebook.period import Period
from sme_check.rulebook.rulebook import Rulebook

__all__ = ["condition_in_words", "describe_measure"]


def condition_in_words(condition: Condition, rulebook: Rulebook, depth: int = 0) -> Iterator[str]:
    """A condition as indented lines."""
    pad = "  " * depth
    match condition:
        case All(parts) | AnyOf(parts):
            yield f"{pad}{'all' if isinstance(condition, All) else 'any'} of:"
            for part in parts:
                yield from condition_in_words(part, rulebook, depth + 1)
        case Not(part):
            yield f"{pad}not:"
            yield from condition_in_words(part, rulebook, depth + 1)
        case Some(collection, that):
            yield f"{pad}for some member of {collection}:"
            yield from condition_in_words(that, rulebook, depth + 1)
        case Test(fact, comparison, value):
            yield f"{pad}{comparison_in_words(fact, comparison, value)}"
        case Listed(fact, list_id, shown):
            yield f"{pad}{heading_of(fact)} is {'shown to be ' if shown else ''}in {rulebook.dated_list(list_id).title} ({list_id})"
        case Is(definition, of):
            yield f"{pad}{rulebook.definitions[definition].title}{f' ({of})' if of else ''}"
        case PartyAsks(party, question, about):
            yield f"{pad}{party} is {question.replace('_', ' ')}: {about}"
        case Judgement(question):
            yield f"{pad}to be judged: {question}"
        case Unread(what):
            yield f"{pad}not read: {what}"


def _period(period: Period) -> str:
    end = f" to {period.last}" if period.last else ""
    return f"from {period.first}{end}{f' ({period.by})' if period.by else ''}{'' if period.verified else ', not verified'}"


def _lifting(item: LegalException | Licensing, rulebook: Rulebook) -> Iterator[str]:
    periods = "; ".join(map(_period, item.in_force))
    yield f"  - {item.id}: {rulebook.cite(item.citation)}{f', {periods}' if periods else ''}"
    if isinstance(item, LegalException) and item.claim:
        yield f"      if claimed ({item.claim}): {rulebook.claims[item.claim]}"
    if item.when is not None:
        yield from (f"      {line}" for line in condition_in_words(item.when, rulebook))
    if isinstance(item, LegalException) and item.judgement:
        yield f"      to be judged: {item.judgement}"


def describe_measure(measure: Measure, rulebook: Rulebook) -> str:
    """A measure in words: what it is, where it stands, since when, what it forbids, what lets through, who may license."""
    lines = [
        f"{measure.id}: {measure.title}",
        f"  {rulebook.cite(measure.citation)}",
        f"  source: {measure.source.url} (read {measure.source.read_on}) {measure.source.note}",
    ]
    for version in measure.versions:
        lines += [f"  in force {_period(version.period)}; forbids", *condition_in_words(version.forbids, rulebook, 2)]
    for title, items in (("exceptions", measure.exceptions), ("licensing", measure.licensing)):
        if items:
            lines += [f"  {title}", *(line for item in items for line in _lifting(item, rulebook))]
    if measure.note:
        lines.append(f"  note: {measure.note}")
    return "\n".join(lines) + f"\n  file: {measure.file}\n"
