"""Words that many names share, English or Russian, short or long: one word each, of little weight. And given names, which never stand for each other."""

import re
from functools import lru_cache
from itertools import chain
from pathlib import Path

from .cases import nominatives
from .names import fold, fold_word

__all__ = [
    "FILLERS",
    "TITLES",
    "generic",
    "given_name",
    "initials",
    "is_common",
    "is_generic",
    "is_patronymic",
    "phrases_of_kinds",
    "spells_given_name",
    "variants",
]

_ENDINGS = ("ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "их", "ых")
FILLERS = frozenset(fold_word(word) for word in "и and of the for de для в на на по з y i a an et und so called so-called".replace("-", " ").split()) - {"po"}
TITLES = frozenset(map(fold_word, "mr mrs ms miss dr sir prof gen general colonel господин госпожа доктор полковник генерал".split()))
# One line, one name: the first as the Russian register spells it, then what it is called in Ukrainian, Belarusian and English.
_MEN = """Александр Олександр Аляксандр Alexander Aliaksandr; Алексей Олексій Аляксей Aliaksei Alexey; Анатолий Анатолій; Андрей Андрій; Антон;
Аркадий Аркадій;
Арсений; Артём Артем Artyom Artsiom; Артур; Богдан; Борис Барыс; Вадим Вадзім; Валентин; Валерий Валерій; Василий Василь; Вениамин; Виктор Віктор;
Виталий Віталій;
Владимир Володимир Уладзімір Uladzimir Volodymyr Wladimir; Владислав Уладзіслаў; Всеволод; Вячеслав Вячаслаў Viachaslau; Геннадий Геннадій;
Георгий Георгій; Герман;
Глеб Гліб Hlib; Григорий Григорій Hryhorii; Давид; Даниил Данил Данило; Денис Дзяніс; Дмитрий Дмитро Дзмітрый Dmytro Dzmitry;
Евгений Євген Яўген Yevhen Yauhen;
Егор; Захар; Иван Іван; Игорь Ігор Ihor; Ильдар; Илья Ілля; Иосиф Joseph; Кирилл Кирило; Константин Костянтин Kostiantyn Constantine; Лев;
Леонид Леонід; Магомед; Макар;
Максим Maksym; Марат; Марк; Матвей; Михаил Михайло Міхаіл Michael; Мурат; Никита Микита; Николай Микола Мікалай Nicholas; Олег Олєг Oleh;
Павел Павло; Пётр Петро Peter; Ренат;
Ринат; Родион; Роман; Руслан; Рустам; Рамзан; Савелий; Святослав; Семён Семен; Сергей Сергій Сяргей Serhii Siarhei; Станислав; Степан; Тарас;
Тимофей; Тимур; Фёдор; Филипп;
Эдуард; Юрий Юрій; Яков Яків; Ян; Ярослав; Азат; Айрат; Ахмед; Ахмат; Аслан; Зураб; Ислам"""
_WOMEN = """Александра; Алина; Алла; Алёна; Анастасия; Ангелина; Анна Ганна; Антонина; Валентина; Валерия; Варвара; Вера; Вероника; Виктория;
Галина Halyna; Дарья; Евгения;
Екатерина Катерина Kateryna; Елена Олена Алена Olena; Елизавета; Жанна; Зинаида; Зоя; Инна; Ирина; Кира; Клавдия; Кристина; Ксения; Лариса; Лидия;
Любовь; Людмила;
Маргарита; Марина; Мария; Надежда; Наталья Наталия; Нина; Оксана; Ольга; Полина; Раиса; Светлана Світлана; Софья; Тамара; Татьяна Тетяна; Ульяна;
Юлия; Яна"""
_PATRONYMIC = re.compile(r"..(?:(?:[oea]v)?iq(?:a|u|em|e)?|(?:[oe]v|iq|iniq|au|iv)n(?:a|i|e|u|oi))$|ogli$|kizi$|ulu$")


@lru_cache(1)
def _common_words() -> dict[str, list[list[str]]]:
    """The lines of the list of common words, folded, by its parts: kinds and words."""
    found: dict[str, list[list[str]]] = {}
    part: list[list[str]] = []
    for line in Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part = found.setdefault(line[1 : line.index("]")], [])
        elif line and not line.startswith("#"):
            part.append([fold(form) for spelling in line.split("|") for form in _forms(spelling.strip())])
    return found


def _forms(spelling: str) -> list[str]:
    return [spelling[:-1] + ending for ending in _ENDINGS] if spelling.endswith("*") else [spelling]


@lru_cache(1)
def generic() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Folded phrases by their first word, longest first, each with the word that stands for it."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for spellings in chain.from_iterable(_common_words().values()):
        stands = spellings[0].replace(" ", "")
        for spelling in dict.fromkeys(spellings):
            phrase = tuple(spelling.split())
            table.setdefault(phrase[0], []).append((phrase, stands))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def phrases_of_kinds() -> tuple[str, ...]:
    """What bodies are called in several Russian words, as the list of common words spells them."""
    text = Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8")
    spellings = (spelling.strip() for line in text.splitlines() if not line.startswith(("#", "[")) for spelling in line.split("|"))
    return tuple(spelling for spelling in spellings if re.fullmatch(r"[а-яё]+(?: [а-яё]+)+", spelling))


@lru_cache(2)
def _stand_ins(part: str) -> frozenset[str]:
    return frozenset(spellings[0].replace(" ", "") for spellings in _common_words()[part])


@lru_cache(1)
def _initials() -> dict[str, str]:
    lines = chain.from_iterable(_common_words().values())
    return {spellings[0].replace(" ", ""): "".join(word[0] for word in spellings[0].split()) for spellings in lines}


def initials(words: tuple[str, ...]) -> str:
    """The first letters of the words of a body's name, in Russian where the words are known.

    >>> initials((fold("научно производственное объединение").replace(" ", ""), "romawka")), initials(("uralskii", "zavod"))
    ('npor', 'uz')
    """
    table = _initials()
    return "".join([table.get(word) or word[0] for word in words if not word.isdigit()])


def is_generic(word: str) -> bool:
    """Whether a folded word says what kind of body it is, not which."""
    return word in _stand_ins("kinds")


def is_common(word: str) -> bool:
    """Whether a folded word says which body it is, but by a word that many have, such as a town or a trade."""
    return word in _stand_ins("words")


@lru_cache(1 << 16)
def is_patronymic(word: str) -> bool:
    """Whether a folded word looks like a father's name (some surnames do)."""
    return bool(_PATRONYMIC.search(word))


@lru_cache(1)
def _given() -> dict[str, str]:
    """Well-known given names and patronymics, in every spelling, each with the one that stands for it."""
    found: dict[str, str] = {}
    for line in f"{_MEN};{_WOMEN}".split(";"):
        spellings = [fold_word(word) for word in line.split()]
        found.update(dict.fromkeys(spellings, spellings[0]))
    for line in _MEN.split(";"):
        own = fold_word(line.split()[0])
        for spelling in line.split():
            stem = fold_word(spelling).rstrip("aei") if spelling[-1] not in "оo" else fold_word(spelling)[:-1]
            for ending in ("oviq", "eviq", "iq", "aviq"):
                found.setdefault(stem + ending, f"{own} patronymic")
            for ending in ("ovna", "evna", "iqna", "iniqna", "auna", "ivna"):
                found.setdefault(stem + ending, f"{own} patronymic, female")
    return found


@lru_cache(1)
def _beginnings() -> frozenset[str]:
    return frozenset(name[:3] for name in _given())


@lru_cache(1)
def _spellings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for spelling, own in _given().items():
        found.setdefault(own, []).append(spelling)
    return {own: tuple(spellings) for own, spellings in found.items()}


@lru_cache(1 << 16)
def given_name(word: str) -> str | None:
    """The well-known given name or patronymic of which a folded word is a spelling or a case, in Russian, Ukrainian or English: two different ones are no slip.

    >>> given_name(fold_word("Serhii")) == given_name(fold_word("Сергей")), given_name("vektor")
    (True, None)
    """
    own = _given().get(word)
    if own or word[:3] not in _beginnings():
        return own
    return next((_given()[name] for name in nominatives(word) if name in _given()), None)


def spells_given_name(word: str) -> bool:
    """Whether a folded word is a spelling of a well-known given name or patronymic as it stands, in no case: one that is only a case may be another's slip."""
    return word in _given()


def variants(word: str) -> tuple[str, ...]:
    """The other spellings of a well-known given name or patronymic."""
    own = given_name(word)
    return tuple(spelling for spelling in _spellings()[own] if spelling != word) if own else ()
