"""Words that many names share, English or Russian, short or long: one word each, of little weight. And given names, which never stand for each other."""

import re
from functools import lru_cache

from .names import fold, fold_word

__all__ = ["FILLERS", "TITLES", "generic", "given_name", "is_generic", "is_patronymic", "variants"]

# The first spelling of a line stands for all of it.
_ONE_WORD = """
банк | bank | bankovskaia | банковская
завод | zavod | plant | works
фабрика | fabrika | factory | mill
комбинат | kombinat | combine
компания | kompaniia | company | ko
корпорация | korporatsiia | corporation
концерн | kontsern | concern
холдинг | holding | holdings
группа | gruppa | group | gk | гк | группа компаний | gruppa kompanii | group of companies
институт | institut | institute
центр | tsentr | center | centre | zentrum
научно исследовательский институт | нии | nauchno issledovatelskii institut | scientific research institute | research institute | nii | sri |
  research scientific institute
научно производственное объединение | нпо | nauchno proizvodstvennoe obieedinenie | nauchno proizvodstvennoe obedinenie |
  scientific production association | npo |
  research and production association | scientific and production association | research production association | scientific and industrial association
научно производственное предприятие | нпп | nauchno proizvodstvennoe predpriiatie | scientific production enterprise | npp |
  research and production enterprise | scientific and production enterprise | research production enterprise
научно производственный центр | нпц | nauchno proizvodstvennyi tsentr | research and production center | scientific production center | npts
научно производственная корпорация | нпк | nauchno proizvodstvennaia korporatsiia | research and production corporation |
  scientific production corporation | npk
научно производственная фирма | нпф | npf | научно производственная компания | research and production company | scientific production company
производственное объединение | по | proizvodstvennoe obieedinenie | proizvodstvennoe obedinenie | production association | po
конструкторское бюро | кб | konstruktorskoe biuro | design bureau | kb
опытное конструкторское бюро | окб | opytnoe konstruktorskoe biuro | experimental design bureau | okb
центральное конструкторское бюро | цкб | tsentralnoe konstruktorskoe biuro | central design bureau | tskb
торговый дом | тд | torgovyi dom | trading house | trade house | td
управляющая компания | ук | upravliaiushchaia kompaniia | management company | uk
страховая компания | ск | strakhovaia kompaniia | insurance company | sk
транспортная компания | тк | transportnaia kompaniia | transport company | tk
производственная компания | пк | proizvodstvennaia kompaniia | manufacturing company | production company | pk
строительная компания | stroitelnaia kompaniia | construction company
инвестиционная компания | ик | investitsionnaia kompaniia | investment company | ik
финансовая группа | фг | finansovaia gruppa | financial group
информационное агентство | иа | informatsionnoe agentstvo | news agency | information agency | ia
внешнеэкономическое объединение | во | vneshneekonomicheskoe obieedinenie | vneshneekonomicheskoe obedinenie | foreign economic association | vo
производственная | производственный | производственное | proizvodstvennaia | proizvodstvennoe | proizvodstvennyi | production | manufacturing
научная | научный | научное | nauchnoe | nauchnyi | nauchnaia | scientific | research
промышленность | промышленная | промышленные | промышленный | promyshlennye | promyshlennaia | promyshlennyi | industrial | industry | industries
технологии | tekhnologii | technologies | technology | технология
системы | sistemy | systems | system | система
предприятие | predpriiatie | enterprise | enterprises
объединение | obieedinenie | obedinenie | association | ассоциация | union | союз | soiuz
агентство | agentstvo | agency
фонд | fond | foundation | fund
сервис | servis | service | services
строительство | stroitelstvo | construction | строительная | строительный | stroitelnaia | stroitelnyi
авиакомпания | aviakompaniia | airlines | airline
транспорт | transport | transportation | транспортная | транспортный | transportnaia
логистика | logistika | logistics | logistic | логистик
финансовая | finansovaia | financial | finance | финанс | финансы
страховая | strakhovaia | insurance | страхование
инвестиции | investitsii | investments | investment | инвест | invest
торговая | torgovaia | trading | trade | трейдинг | treiding | trejd | трейд
международная | международный | международное | mezhdunarodnaia | mezhdunarodnyi | international | интернешнл
российская | российский | российское | rossiiskaia | rossiiskii | rossiiskoe | russian | русская | русский
россия | rossiia | russia
федерация | federatsiia | federation
государственная | государственный | государственное | gosudarstvennaia | gosudarstvennyi | gosudarstvennoe | state
федеральная | федеральный | федеральное | federalnaia | federalnyi | federalnoe | federal
национальная | национальный | национальное | natsionalnaia | natsionalnyi | natsionalnoe | national
центральная | центральный | центральное | tsentralnyi | tsentralnaia | tsentralnoe | central
коммерческий | kommercheskii | commercial
акционерный | aktsionernyi | joint stock
электроника | elektronika | electronics | electronic
машиностроительный | mashinostroitelnyi | machine building | engineering | инжиниринг | inzhiniring | машиностроение
судоходная | sudokhodnaia | shipping
верфь | verf | shipyard | судостроительный завод | sudostroitelnyi zavod | shipbuilding plant | судоремонтный завод
порт | port | seaport | морской порт | morskoi port
управление | upravlenie | management | департамент | department
бюро | biuro | bureau
медиа | media
решения | resheniia | solutions
трест | trest | trust
энергетика | energetika | energy | энерго | energo
нефтяная | neftianaia | oil | нефть | neft
газ | gaz | gas | газовая
специальный | спец | special | специальная
имени | им | imeni | named after
движение | dvizhenie | movement
организация | organizatsiia | organization | organisation
партия | partiia | party
университет | universitet | university
музей | muzei | museum
филиал | filial | branch
г | город | gorod | city
"""
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
_PATRONYMIC = re.compile(r"..(?:[oea]viq|iq|[oe]vna|iqna|iniqna|auna|ivna)$|ogli$|kizi$|ulu$")


@lru_cache(1)
def generic() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Folded phrases by their first word, longest first, each with the word that stands for it."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in re.sub(r"\|\n +", "| ", _ONE_WORD).strip().splitlines():
        spellings = [fold(spelling) for spelling in line.split("|")]
        stands = spellings[0].replace(" ", "")
        for spelling in dict.fromkeys(spellings):
            phrase = tuple(spelling.split())
            table.setdefault(phrase[0], []).append((phrase, stands))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@lru_cache(1)
def _stand_ins() -> frozenset[str]:
    return frozenset(stands for entries in generic().values() for _phrase, stands in entries)


def is_generic(word: str) -> bool:
    """Whether a folded word says what kind of body it is, not which."""
    return word in _stand_ins()


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
def _spellings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for spelling, own in _given().items():
        found.setdefault(own, []).append(spelling)
    return {own: tuple(spellings) for own, spellings in found.items()}


def given_name(word: str) -> str | None:
    """The well-known given name or patronymic of which a folded word is a spelling, in Russian, Ukrainian or English: two different ones are no slip.

    >>> given_name(fold_word("Serhii")) == given_name(fold_word("Сергей")), given_name("vektor")
    (True, None)
    """
    return _given().get(word)


def variants(word: str) -> tuple[str, ...]:
    """The other spellings of a well-known given name or patronymic."""
    own = _given().get(word)
    return tuple(spelling for spelling in _spellings()[own] if spelling != word) if own else ()
