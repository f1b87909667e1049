"""Names, folded: whatever the script, the romanisation, the case and the punctuation, one name gives one row of words."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

__all__ = ["as_cyrillic", "as_latin", "blurred", "fold", "fold_all", "fold_word", "has_both_scripts", "visible", "words"]

# One letter for each sound, so that a slip in one sound is one slip: j, q, w, c, h stand for zh, ch, sh (with shch), ts, kh.
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѕѓќѐѝ",
        "a b v g d e io j z i i k l m n o p r s t u f h c q w w  i  e iu ia i i e g v i l n q j j z g k e i".split(" "),
        strict=True,
    )
)
# Longest first: the expression below tries them in this order. ISO 9, GOST, BGN/PCGN, ICAO, press, German, French, Polish and Scandinavian spellings.
_LATIN = {
    "vitj": "viq", "vytj": "viq",
    "schtsch": "w", "chtch": "w", "shtsh": "w", "szcz": "w", "shch": "w", "tech": "teh", "tsch": "q", "tch": "q", "sch": "w", "šč": "w", "ŝ": "w",
    "sh": "w", "š": "w", "ş": "w", "ch": "q", "č": "q", "ć": "q", "zh": "j", "ž": "j", "ż": "j", "kh": "h", "ts": "c", "tz": "c", "cz": "c",
    "ck": "k", "ct": "kt", "cl": "kl", "cr": "kr", "ph": "f", "th": "t", "qu": "kv", "x": "ks", "w": "v", "q": "k", "y": "i", "j": "i", "ou": "u",
    "ë": "io", "û": "iu", "â": "ia", "ı": "i", "ł": "l", "ß": "s", "æ": "e", "ø": "e", "đ": "d",
}  # fmt: skip
_LATIN_SOUNDS = re.compile("|".join(_LATIN))
_AFTER_ANY = re.compile("t+[cqw]|ts|gu[ei]|[sw][qw]|ii|i[eo]|[jqw]o")
_AFTER = (  # what several spellings still share once each sound is one letter
    (re.compile("t+(?=[cqw])"), ""),
    (re.compile("ts"), "c"),
    (re.compile("gu(?=[ei])"), "g"),
    (re.compile("[sw][qw]"), "w"),
    (re.compile("ii+"), "i"),
    (re.compile("i[eo]"), "e"),
    (re.compile("(?<=[jqw])o"), "e"),
)
_DOUBLED = re.compile(r"(.)\1+")
_SOFT_SIGN = re.compile(r"(?<=[^\W\d_])['`´ʹʺ’‘ʼ](?=[^\W\d_])|[ʹʺ]")
_NUMBER_SIGN = re.compile(r"№|\bno\.?\s*(?=\d)", re.IGNORECASE)
_UNSEEN = re.compile("[\u0300-\u036f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")  # stress marks end no word
_MARKS_OR_DIGITS = re.compile(r"['`´ʹʺ’‘ʼ№\d]")
_ANY_CYRILLIC = re.compile("[\u0400-\u052f]")
_ONE_SCRIPT = re.compile("[\u0400-\u052f]*|[^\u0400-\u052f]*")
_ANY_LATIN = re.compile("[A-Za-z]")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_LATIN_WORD = re.compile("[A-Za-z][A-Za-z0-9]*")
_CYRILLIC_WORD = re.compile("[А-яЁё][А-яЁё0-9]*")
_CYRILLIC_SOUNDS = str.maketrans(_CYRILLIC)
_TO_CYRILLIC = str.maketrans("aeopcyxkmtABEKMHOPCTXYbhi", "аеорсухкмтАВЕКМНОРСТХУвні")
_TO_LATIN = str.maketrans("аеорсухкмтАВЕКМНОРСТХУіІ", "aeopcyxkmtABEKMHOPCTXYiI")
_LOOKS_LATIN = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανοΙιρυχϲϳӀӏԁԛԜԝɑɡɩ", "ABEZHIKMNOPTYXavoIipuxcjIldqWwagi")  # Greek, and Cyrillic letters of few languages
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")  # as a web page writes signs: &quot; &nbsp; &#1054;
_SILENT = "ь"  # what a sign without a sound is, where it stands alone
_BLUR = str.maketrans("qwjzc", "hhhss")


def fold(text: str) -> str:
    """A name as its words of sounds, in their order.

    >>> fold("ООО «Ромашка-Юг №2»")
    'ooo romawka iug 2'
    """
    return " ".join(map(fold_word, words(text)))


def words(text: str) -> list[str]:
    """The words and numbers of a name, as written; soft signs inside a word, stress marks and what cannot be seen are no break, hyphens and full stops are.

    >>> words("NPO ‘Lenpromtrans’, Il'ich-76")
    ['NPO', 'Lenpromtrans', 'Ilich', '76']
    """
    return list(_words(text))


@lru_cache(1 << 15)
def visible(text: str) -> str:
    """A text without stress marks and what cannot be seen; wide and joined letters, signs written for a web page and Greek look-alikes as plain ones.

    >>> visible("&quot;R\u03bfma\u200bshka&quot;")
    '"Romashka"'
    """
    if "&" in text:
        text = _ENTITY.sub(_meant, text)
    return text if text.isascii() else _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_LOOKS_LATIN)


@lru_cache(1 << 16)
def fold_word(word: str) -> str:
    """One word as its skeleton of sounds: the Cyrillic word and its romanisations (ISO 9, GOST, BGN/PCGN, ICAO, press) share it.

    >>> {fold_word(word) for word in ("Соловьёв", "Solovyov", "Soloviev", "Solovëv", "Solowjow")}
    {'solovev'}
    >>> {fold_word(word) for word in ("Хрущёв", "Khrushchev", "Chruschtschow".replace("Ch", "Kh"), "Khrouchtchev", "Hruŝëv")}
    {'hruwev'}
    """
    plain = word.isascii()
    word = word.casefold() if plain else _one_script(word).casefold()
    if word.isdigit():
        return word.lstrip("0") or "0"
    cyrillic = not plain and bool(_ANY_CYRILLIC.search(word))
    word = word.translate(_CYRILLIC_SOUNDS) if cyrillic else _LATIN_SOUNDS.sub(_sound, word)
    if not word.isascii():
        word = "".join([char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char)])
    if _AFTER_ANY.search(word):
        for pattern, sound in _AFTER:
            word = pattern.sub(sound, word)
    return _DOUBLED.sub(_first, word) if len(word) > 3 else word or _SILENT


def fold_all(texts: Iterable[str]) -> dict[str, str]:
    """Each distinct word with what `fold_word` makes of it: plain Latin and plain Russian words go through its steps as one text.

    >>> fold_all(["Solovyov", "Соловьёв", "007"])
    {'007': '7', 'Solovyov': 'solovev', 'Соловьёв': 'solovev'}
    """
    distinct = dict.fromkeys(texts)
    latin = [word for word in distinct if _LATIN_WORD.fullmatch(word)]
    cyrillic = [word for word in distinct if _CYRILLIC_WORD.fullmatch(word)]
    folded = {word: fold_word(word) for word in distinct.keys() - {*latin, *cyrillic}}
    sounds = [_LATIN_SOUNDS.sub(_sound, "\n".join(latin).casefold()), "\n".join(cyrillic).casefold().translate(_CYRILLIC_SOUNDS)]
    column = "\n".join(text for text, held in zip(sounds, (latin, cyrillic), strict=True) if held)
    for pattern, sound in _AFTER:
        column = pattern.sub(sound, column)
    for word, before, after in zip([*latin, *cyrillic], column.split("\n"), _DOUBLED.sub(_first, column).split("\n"), strict=False):
        folded[word] = after if len(before) > 3 else before or _SILENT
    return folded


def blurred(folded: str) -> str:
    """A folded name with the sounds merged that German, French and scholarly spellings confuse (z, s and ts; sh, zh, ch and kh).

    >>> blurred(fold_word("Kusnezow")) == blurred(fold_word("Кузнецов"))
    True
    """
    return folded.translate(_BLUR)


def has_both_scripts(text: str) -> bool:
    """Whether Latin and Cyrillic letters stand in one text, by a slip of the keyboard or on purpose.

    >>> has_both_scripts("ООО Pомашка"), has_both_scripts("ООО Ромашка")
    (True, False)
    """
    return not text.isascii() and bool(_ANY_CYRILLIC.search(text) and _ANY_LATIN.search(text))


def as_cyrillic(text: str) -> str:
    """A text in which every Latin letter that looks like a Cyrillic one is read as that.

    >>> as_cyrillic("COBA").casefold()
    'сова'
    """
    return text.translate(_TO_CYRILLIC)


def as_latin(text: str) -> str:
    """A text in which every Cyrillic letter that looks like a Latin one is read as that.

    >>> as_latin("РАО").isascii()
    True
    """
    return text.translate(_TO_LATIN)


@lru_cache(1 << 15)
def _words(text: str) -> tuple[str, ...]:
    text = visible(text)
    if _MARKS_OR_DIGITS.search(text):
        text = _NUMBER_SIGN.sub(" ", _SOFT_SIGN.sub("", text))
    return tuple(_WORDS.findall(text))


def _sound(found: re.Match[str]) -> str:
    return _LATIN[found[0]]


def _first(found: re.Match[str]) -> str:
    return found[1]


def _meant(found: re.Match[str]) -> str:
    return unescape(found[0])


def _is_cyrillic(char: str) -> bool:
    return "\u0400" <= char <= "\u052f"


def _one_script(word: str) -> str:
    """A word of two scripts, read in the one into which its look-alikes fit."""
    if _ONE_SCRIPT.fullmatch(word):
        return word
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    return latin if not all(map(_is_cyrillic, cyrillic)) and not any(map(_is_cyrillic, latin)) else cyrillic
