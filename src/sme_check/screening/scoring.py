"""How alike two folded names are, word by word: which words answer each other, and what the words left over weigh."""

from collections.abc import Callable, Mapping
from functools import cache

from .names import blurred
from .vocabulary import is_generic, is_given_or_patronymic, is_patronymic

__all__ = ["organisation", "person"]

_ALIKE = 0.72  # below this two words are different words
_GENERIC = 0.4
_INITIAL, _NO_PATRONYMIC, _EXTRA_NAME = 0.90, 0.95, 0.80


@cache
def _similarity() -> Callable[..., float]:
    from rapidfuzz.distance import OSA

    return OSA.normalized_similarity


def _word(one: str, other: str) -> float:
    """How alike two words are: 1 if equal, almost so if only confusable sounds differ, 0 if they are different words."""
    if one == other:
        return 1.0
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) < 3:
        return 0.0
    alike = _similarity()(one, other, score_cutoff=_ALIKE)
    if len(one) > 4 and alike < 0.95 and blurred(one) == blurred(other):
        return 0.95
    return float(alike) if min(len(one), len(other)) > 4 or alike >= 0.8 else 0.0


def _pairs(one: list[str], other: list[str], like: Callable[[str, str], float]) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    """Words that answer each other, best first, and those left over on either side."""
    left, right = list(one), list(other)
    paired = []
    for word in one:
        if word in right:
            left.remove(word)
            right.remove(word)
            paired.append((word, word, 1.0))
    options = sorted(((like(a, b), a, b) for a in left for b in right), reverse=True)
    for score, a, b in options:
        if score and a in left and b in right:
            left.remove(a)
            right.remove(b)
            paired.append((a, b, score))
    return paired, left, right


def organisation(asked: tuple[str, ...], listed: tuple[str, ...], rare: Mapping[str, int]) -> tuple[float, tuple[str, ...]]:
    """How alike the names of two bodies are, 0 to 1, and why.

    Args:
        asked: The folded words of one name.
        listed: Those of the other.
        rare: How many listed names hold each word.
    """
    paired, left, right = _pairs(list(asked), list(listed), _word)
    if any(word.isdigit() for word in left) and any(word.isdigit() for word in right):
        return 0.0, ()
    common = sum(score * (_weight(a) + _weight(b)) for a, b, score in paired)
    total = sum(map(_weight, asked)) + sum(map(_weight, listed))
    score = common / total if total else 0.0
    if len(asked) != len(listed):
        score = max(score, _joined("".join(asked), "".join(listed)))
    return score, (f"left over: {', '.join([*left, *right])}",) if left or right else ()


def _weight(word: str) -> float:
    return _GENERIC if is_generic(word) else 1.0


def _joined(one: str, other: str) -> float:
    if min(len(one), len(other)) < 6:
        return 0.0
    return float(_similarity()(one, other, score_cutoff=0.9))


def person(asked: tuple[str, ...], listed: tuple[str, ...], rare: Mapping[str, int]) -> tuple[float, tuple[str, ...]]:
    """How alike the names of two persons are, 0 to 1, and why: surname and given name must both answer, a father's name may be left out.

    >>> person(("vladimir", "putin"), ("putin", "vladimir", "vladimiroviq"), {})
    (0.95, ('the patronymic stands on one side only',))
    """
    paired, left, right = _pairs(list(asked), list(listed), _name)
    whole = len(paired)
    initials = 0
    for short, long in ((left, right), (right, left)):
        for word in [word for word in short if len(word) == 1]:
            answer = next((other for other in long if other[0] == word), None)
            if answer:
                short.remove(word)
                long.remove(answer)
                initials += 1
    surnames = [pair for pair in paired if not is_given_or_patronymic(pair[0]) and not (is_patronymic(pair[0]) and whole > 1)]
    if whole + initials < 2 or not whole or (initials and not surnames) or (left and right):
        return 0.0, ()
    score = sum(score for _a, _b, score in paired) / whole
    over = [*left, *right]
    why: tuple[str, ...] = ()
    if initials:
        score, why = score * _INITIAL, (*why, "a name is given by its initial")
    if over:
        only_patronymic = all(map(is_patronymic, over)) and len(over) == 1
        score *= _NO_PATRONYMIC if only_patronymic else _EXTRA_NAME
        why = (*why, "the patronymic stands on one side only" if only_patronymic else f"left over: {', '.join(over)}")
    return score, why


def _name(one: str, other: str) -> float:
    if one != other and is_given_or_patronymic(one) and is_given_or_patronymic(other):
        return 0.0
    return _word(one, other)
