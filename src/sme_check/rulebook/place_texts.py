"""What stands around a name of a place in a text: capitals, prepositions, streets, and where a sentence or a list goes on."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["APOSTROPHES", "PlaceText"]

APOSTROPHES = re.compile(r"['’ʼ`´\u00ad]")
"""What stands within a word and is no break: apostrophes, and hyphens that show at the end of a line only."""
_WORD = re.compile(r"[^\W_]+")
_BREAKS = re.compile(r"[;|/\n]")
_BESIDE = re.compile(r"[\s.]*")
_KINDS = frozenset("г гор город города городе городу городом пгт пос поселок поселке с село селе city town".split())
_INTO = frozenset("в во до in into to near".split())
"""Behind which a name in small letters is where something goes or is; *из* and *of* are said of what something is made of, too."""
_STREET = re.compile(
    r"ул|улиц[аеуы]|ulitsa|ul|пр|просп|проспект[аеу]?|ш|шоссе|пер|переул(?:ок|к[аеу])|б|бул|бульвар[аеу]?|наб|набережн(?:ая|ой|ую)|пл|площад(?:ь|и)"
    r"|проезд[аеу]?|тупик[аеу]?|алле[яеию]|тракт|street|st|avenue|ave|road|rd"
)
_POSTCODE = re.compile(r"\d{6}")
_ADJECTIVE = re.compile(r"\w+(?:ое|ого|ому|ым|ом)")


@dataclass(frozen=True, slots=True)
class PlaceText:
    """A text, word by word.

    Attributes:
        words: Its words, as names of places are compared.
        written: The same as they are written; nothing where they cannot be told apart, so that what is said of them is not known.
        gaps: What stands before each, and behind the last.
        shouted: Whether all of the text is in capitals.
        address: Whether it has a street or a postcode.
    """

    words: Sequence[str]
    written: Sequence[str]
    gaps: Sequence[str]
    shouted: bool
    address: bool

    @classmethod
    def of(cls, text: str, words: Sequence[str]) -> "PlaceText":
        """A text of which the words are known."""
        bare = "".join(c for c in unicodedata.normalize("NFKD", APOSTROPHES.sub("", text)) if not unicodedata.combining(c))
        written, gaps = _WORD.findall(bare), _WORD.split(bare)
        address = any(_STREET.fullmatch(word) or _POSTCODE.fullmatch(word) for word in words)
        return cls(words, written if len(written) == len(words) else (), gaps, not any(map(str.islower, text)), address)

    def goes_on(self, first: int, last: int) -> bool:
        """Whether some words stand in one phrase, as far as it can be told; none do beyond the end."""
        return bool(self.written) and last <= len(self.words) and not any(map(_BREAKS.search, self.gaps[first + 1 : last]))

    def is_street(self, start: int, end: int) -> bool:
        """Whether some words stand beside a word such as street, without a comma."""
        if not self.written:
            return False
        before = start > 0 and _BESIDE.fullmatch(self.gaps[start]) and _STREET.fullmatch(self.words[start - 1])
        behind = end < len(self.words) and _BESIDE.fullmatch(self.gaps[end]) and _STREET.fullmatch(self.words[end])
        return bool(before or behind)

    def shows_place(self, start: int, end: int) -> bool:
        """Whether an everyday word is a place here: all that the text says, behind *г.* or *в*, in an address, or capitalised among other words."""
        if not self.written or end - start == len(self.words):
            return True
        before = self.words[start - 1] if start and _BESIDE.fullmatch(self.gaps[start]) else ""
        if before in _KINDS or (before in _INTO and not (self._is_followed(end) and _ADJECTIVE.fullmatch(self.words[start]))):
            return True
        return self.address or self._is_capitalised(start, end)

    def _is_capitalised(self, start: int, end: int) -> bool:
        """Whether a capital says something: not in a text of capitals, nor at the beginning of a sentence."""
        return not self.shouted and self.written[start][0].isupper() and not (start == 0 and self._is_followed(end))

    def _is_followed(self, end: int) -> bool:
        """Whether a word in small letters, or in a text of capitals any, goes on right behind."""
        if end >= len(self.words) or self.gaps[end].strip(" ") or _STREET.fullmatch(self.words[end]):
            return False
        return self.shouted or self.written[end][0].islower()
