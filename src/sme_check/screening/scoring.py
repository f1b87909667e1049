"""How alike two folded names are, word by word: which words answer each other, and what the words left over weigh."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from .cases import same_but_for_case
from .names import blurred
from .vocabulary import given_name, is_common, is_generic, is_patronymic, spells_given_name

__all__ = [
    "BLURRED",
    "BY_INITIAL",
    "CASE",
    "NO_PATRONYMIC",
    "SAME_NAME",
    "Like",
    "alike",
    "borne",
    "inflected",
    "organisation",
    "person",
    "trigrams",
    "weight",
    "word",
]

_ALIKE = 0.74  # below this two words are different words
BLURRED = 0.95
CASE = 0.965  # one word in two cases; so that an initial and a surname in another case are still a possible match
_STEM = 4  # letters that a body's name has in common with itself in another case
_GENERIC = 0.28  # so that a body's name without what it is (bank, group, news agency) is still a possible match
_COMMON = 0.7  # a town or a trade, in whichever language: two names that share nothing else stay below the threshold
_INITIAL, _NO_PATRONYMIC, _MIDDLE_NAME, _EXTRA_NAME = 0.90, 0.97, 0.86, 0.80
_FIRM = 0.4  # a well-known given name that is spelled right says less than a surname
SAME_NAME = 0.97
_STANDS_FOR = {"i": "ie", "e": "ei", "k": "kh", "s": "sw", "c": "cq", "z": "zj", "t": "tc"}  # Y. may be that of Yevgeny, S. that of Shamil
_TRIGRAM = re.compile(r"(?=(...))", re.DOTALL)
Like = Callable[[str, str], float]
BY_INITIAL = "a name is given by its initial"
NO_PATRONYMIC = "the patronymic stands on one side only"


@cache
def _scorer() -> Callable[..., int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


def borne(length: int) -> int:
    """How many slips two words may differ by of which the longer has this length."""
    return 0 if length < 4 else int((1 - _ALIKE) * (length + 1) + 1e-9)


@lru_cache(1 << 16)
def word(one: str, other: str) -> float:
    """How alike two words are: 1 if equal, almost so if only confusable sounds differ, less for each slip, 0 if they are different words.

    >>> word("sberbank", "sberbnak"), word("vektor", "viktoria"), word("kuznecov", "kusnezov")
    (0.8888888888888888, 0.0, 0.95)
    """
    if one == other:
        return 1.0
    length = max(len(one), len(other))
    most = borne(length)
    if abs(len(one) - len(other)) > most or not most or one.isdigit() or other.isdigit():
        return 0.0
    slips = _scorer()(one, other, score_cutoff=most)
    alike = 1 - slips / (length + 1)
    if alike < BLURRED and length > 4 and len(one) == len(other) and blurred(one) == blurred(other):
        return BLURRED
    if slips > most or (slips > 1 and length <= 4 * slips and trigrams(one).isdisjoint(trigrams(other))):
        return 0.0
    return alike


@lru_cache(1 << 16)
def inflected(one: str, other: str) -> float:
    """How alike two words of bodies' names are: as `word` says, and almost equal if only the case ending differs.

    >>> inflected("gazprombank", "gazprombankom"), inflected("sberbank", "sberbnak")
    (0.965, 0.8888888888888888)
    """
    slips = word(one, other)
    return max(slips, CASE) if one[:_STEM] == other[:_STEM] and same_but_for_case(one, other) else slips


def trigrams(word: str) -> frozenset[str]:
    """Every three letters in a row of a word, its ends marked: two slips that leave none of them make another word."""
    return frozenset(_TRIGRAM.findall(f" {word} "))


@lru_cache(1 << 14)
def weight(word: str) -> float:
    """What a word weighs: one that says what kind of body it is weighs less than one that says which, and most a name of its own."""
    return _GENERIC if is_generic(word) else _COMMON if is_common(word) else 1.0


def organisation(asked: tuple[str, ...], listed: tuple[str, ...], possible: float, like: Like = inflected) -> tuple[float, tuple[str, ...]]:
    """How alike the names of two bodies are, 0 to 1, and why.

    Args:
        asked: The folded words of one name.
        listed: Those of the other.
        possible: What the likeness must reach to matter; less is given as 0.
        like: How alike a word of the one and a word of the other are, if that was found out before.

    >>> organisation(("zavod", "sibmaw"), ("sibmaw", "zavod", "8"), 0.5)
    (0.7191011235955055, ('left over: 8',))
    """
    ours, theirs = sum(map(weight, asked)), sum(map(weight, listed))
    if 2 * min(ours, theirs) < possible * (ours + theirs):
        return 0.0, ()
    paired, left, right = _pairs(asked, listed, like)
    if any(map(str.isdigit, left)) and any(map(str.isdigit, right)):
        return 0.0, ()
    score = sum(score * (weight(a) + weight(b)) for a, b, score in paired) / (ours + theirs)
    return score, (f"left over: {', '.join([*left, *right])}",) if left or right else ()


@lru_cache(1 << 16)
def alike(one: str, other: str) -> float:
    """How alike two words of persons' names are: well-known given names are the same name or different ones, never slips of each other.

    >>> alike("ivan", "ivanom"), alike("anna", "alla"), alike("oleksandra", "aleksandra")
    (0.97, 0.0, 0.9090909090909091)
    """
    own, theirs = given_name(one), given_name(other)
    if own and own == theirs and one != other:
        return SAME_NAME
    slips = 0.0 if one != other and spells_given_name(one) and spells_given_name(other) else word(one, other)
    return max(slips, CASE if same_but_for_case(one, other) else 0.0)


def person(asked: tuple[str, ...], listed: tuple[str, ...], possible: float, like: Like = alike) -> tuple[float, tuple[str, ...]]:
    """How alike the names of two persons are, 0 to 1, and why: surname and given name must both answer, a father's or middle name may be left out.

    >>> person(("vladimir", "putin"), ("putin", "vladimir", "vladimiroviq"), 0.8)
    (0.97, ('the patronymic stands on one side only',))
    """
    paired, left, right = _pairs(asked, listed, like)
    whole = len(paired)
    initials = 0
    for short, long in ((left, right), (right, left)) if left and right else ():
        for letter in [name for name in short if len(name) == 1]:
            answer = next((name for name in sorted(long, key=is_patronymic) if name[0] in _STANDS_FOR.get(letter, letter)), None)
            if answer:
                short.remove(letter)
                long.remove(answer)
                initials += 1
    if not whole or whole + initials < 2 or (left and right) or (initials and not any(map(_may_be_surname, paired))):
        return 0.0, ()
    weights = [_FIRM if given_name(a) or given_name(b) else 1.0 for a, b, _score in paired]
    score = sum(weight * score for weight, (_a, _b, score) in zip(weights, paired, strict=True)) / sum(weights)
    over = [*left, *right]
    why: tuple[str, ...] = ()
    if initials:
        score, why = score * _INITIAL, (BY_INITIAL,)
    if over:
        only_patronymic = len(over) == 1 and is_patronymic(over[0])
        left_out = len(right) == 1 and not left and whole > 1
        score *= _NO_PATRONYMIC if only_patronymic else _MIDDLE_NAME if left_out else _EXTRA_NAME
        why = (*why, NO_PATRONYMIC if only_patronymic else f"left over: {', '.join(over)}")
    return score, why


def _may_be_surname(pair: tuple[str, str, float]) -> bool:
    """Whether a word that both names have is a surname; some surnames look like a father's name (Abramovich)."""
    return not spells_given_name(pair[0])


def _pairs(one: tuple[str, ...], other: tuple[str, ...], like: Like) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    """Words that answer each other, best first, and those left over on either side."""
    left, right, paired = [], list(other), []
    for name in one:
        if name in right:
            right.remove(name)
            paired.append((name, name, 1.0))
        else:
            left.append(name)
    if left and right:
        scored = [(score, a, b) for a in left for b in right if (score := like(a, b))]
        if len(scored) > 1:
            scored.sort(reverse=True)
        for score, a, b in scored:
            if a in left and b in right:
                left.remove(a)
                right.remove(b)
                paired.append((a, b, score))
    return paired, left, right
