"""An answer of the screening: a truth, why, and what would settle it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ..facts.truth import Truth

__all__ = ["Answer", "Ask", "Evidence", "Gap", "shown"]

Gap = Literal["missing", "data", "judgement"]
_ORDER: tuple[Gap, ...] = ("missing", "data", "judgement")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry of a list that bears on the answer.

    Attributes:
        list_id, entry: Which entry of which list.
        name: Its name as listed.
        score: How alike the names are, 0 to 1.
        likeness: match, possible match, different, or set aside.
        why: What speaks for and against, in words.
    """

    list_id: str
    entry: str
    name: str
    score: float
    likeness: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to look up or to judge.

    Attributes:
        text: The question, exact.
        gap: Whether it is to be looked up (`data`) or judged (`judgement`).
        subject: The name or number that a look-up would be of; empty for a judgement of something else than a name.
    """

    text: str
    gap: Gap
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the screening can say.

    Attributes:
        truth: TRUE, FALSE or UNKNOWN.
        why: The reasons, in words.
        evidence: The entries that bear on it.
        gap: Why it is unknown: `missing` (a fact), `data` (a list that is not held, not complete or not current), `judgement` (a person must
            judge); None when it is known. Where several apply, the first of these three.
        missing: The paths of the facts that would settle it, such as business.owners[0].votes.
        questions: What to look up or to judge, as exact questions.
        provisional: It rests on a list or a look-up older than the date asked about by more than the marked limit.
        path: For ownership, the chain in words, from the listed person to the party.
    """

    truth: Truth
    why: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    gap: Gap | None = None
    missing: tuple[str, ...] = ()
    questions: tuple[Ask, ...] = ()
    provisional: bool = False
    path: tuple[str, ...] = ()


def unknown(gap: Gap, why: str, *, missing: Iterable[str] = (), questions: Iterable[str] = (), evidence: Iterable[Evidence] = (), subject: str = "") -> Answer:
    """An answer that is not known, and what would settle it."""
    return Answer(Truth.UNKNOWN, (why,), tuple(evidence), gap, tuple(missing), tuple(Ask(text, gap, subject) for text in questions))


def together(truth: Truth, answers: Iterable[Answer]) -> Answer:
    """One answer of the given truth that keeps the reasons, evidence and gaps of several."""
    parts = list(answers)
    gaps = {part.gap for part in parts if part.gap} if truth is Truth.UNKNOWN else set()
    asks = parts if truth is Truth.UNKNOWN else []
    return Answer(
        truth,
        _once(line for part in parts for line in part.why),
        _once_evidence(parts),
        next((gap for gap in _ORDER if gap in gaps), None),
        _once(fact for part in asks for fact in part.missing),
        tuple(dict.fromkeys(question for part in asks for question in part.questions)),
        any(part.provisional for part in parts),
        _once(step for part in parts for step in part.path),
    )


def shown(answers: Iterable[Answer], otherwise: str) -> Answer:
    """What entries of lists show: TRUE or UNKNOWN by a match or a possible one; what is merely not known shows nothing, and is FALSE.

    Args:
        answers: Answers to the same question, of which one is enough.
        otherwise: What to say where nothing shows it.
    """
    found = [answer for answer in answers if any(item.likeness in ("match", "possible match") for item in answer.evidence)]
    surely = [answer for answer in found if answer.truth is Truth.TRUE]
    if surely:
        return together(Truth.TRUE, surely)
    perhaps = [replace(answer, missing=(), gap="judgement") for answer in found if answer.truth is Truth.UNKNOWN and answer.questions]
    return together(Truth.UNKNOWN, perhaps) if perhaps else Answer(Truth.FALSE, (otherwise,))


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))


def _once_evidence(parts: list[Answer]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part.evidence))
