"""The regions that the Russian tax service numbers, by the names people give them, in Russian and English.

Source of numbers and Russian names: the subject codes of the Federal Tax Service; the occupied Ukrainian regions under the numbers of its order of
28 October 2022. English names are the usual ones. A name that several regions bear (Altai) is none's.
"""

import re
from collections.abc import Mapping
from functools import cache

__all__ = ["regions_named"]

_NAMES = """
01 Республика Адыгея / Adygea / Adygeya / Republic of Adygea
02 Республика Башкортостан / Башкирия / Bashkortostan / Bashkiria
03 Республика Бурятия / Buryatia / Buryatiya
04 Республика Алтай / Горный Алтай / Altai Republic / Republic of Altai
05 Республика Дагестан / Dagestan
06 Республика Ингушетия / Ingushetia / Ingushetiya
07 Кабардино-Балкарская республика / Кабардино-Балкария / Kabardino-Balkaria / Kabardino-Balkar Republic
08 Республика Калмыкия / Kalmykia / Kalmykiya
09 Карачаево-Черкесская республика / Карачаево-Черкесия / Karachay-Cherkessia / Karachayevo-Cherkesiya
10 Республика Карелия / Karelia
11 Республика Коми / Komi
12 Республика Марий Эл / Mari El / Mariy El
13 Республика Мордовия / Mordovia / Mordoviya
14 Республика Саха (Якутия) / Республика Саха / Якутия / Sakha / Yakutia / Sakha (Yakutia)
15 Республика Северная Осетия - Алания / Северная Осетия / North Ossetia / North Ossetia-Alania
16 Республика Татарстан / Tatarstan
17 Республика Тыва / Тува / Tyva / Tuva
18 Удмуртская республика / Удмуртия / Udmurtia / Udmurt Republic
19 Республика Хакасия / Khakassia / Khakasia
20 Чеченская республика / Чечня / Chechnya / Chechen Republic
21 Чувашская республика - Чувашия / Чувашская республика / Чувашия / Chuvashia / Chuvash Republic
22 Алтайский край / Altai Krai / Altai Territory
23 Краснодарский край / Krasnodar Krai / Krasnodarskiy Krai
24 Красноярский край / Krasnoyarsk Krai / Krasnoyarskiy Krai
25 Приморский край / Приморье / Primorsky Krai / Primorskiy Krai / Primorye
26 Ставропольский край / Stavropol Krai / Stavropolskiy Krai
27 Хабаровский край / Khabarovsk Krai / Khabarovskiy Krai
28 Амурская область / Amur Oblast / Amurskaya Oblast
29 Архангельская область / Arkhangelsk Oblast / Arkhangelskaya Oblast
30 Астраханская область / Astrakhan Oblast / Astrakhanskaya Oblast
31 Белгородская область / Belgorod Oblast / Belgorodskaya Oblast
32 Брянская область / Bryansk Oblast / Bryanskaya Oblast
33 Владимирская область / Vladimir Oblast / Vladimirskaya Oblast
34 Волгоградская область / Volgograd Oblast / Volgogradskaya Oblast
35 Вологодская область / Vologda Oblast / Vologodskaya Oblast
36 Воронежская область / Voronezh Oblast / Voronezhskaya Oblast
37 Ивановская область / Ivanovo Oblast / Ivanovskaya Oblast
38 Иркутская область / Irkutsk Oblast / Irkutskaya Oblast
39 Калининградская область / Kaliningrad Oblast / Kaliningradskaya Oblast
40 Калужская область / Kaluga Oblast / Kaluzhskaya Oblast
41 Камчатский край / Камчатка / Kamchatka Krai / Kamchatka
42 Кемеровская область - Кузбасс / Кемеровская область / Кузбасс / Kemerovo Oblast / Kuzbass / Kemerovskaya Oblast
43 Кировская область / Kirov Oblast / Kirovskaya Oblast
44 Костромская область / Kostroma Oblast / Kostromskaya Oblast
45 Курганская область / Kurgan Oblast / Kurganskaya Oblast
46 Курская область / Kursk Oblast / Kurskaya Oblast
47 Ленинградская область / Leningrad Oblast / Leningradskaya Oblast
48 Липецкая область / Lipetsk Oblast / Lipetskaya Oblast
49 Магаданская область / Magadan Oblast / Magadanskaya Oblast
50 Московская область / Подмосковье / Moscow Oblast / Moscow Region / Moskovskaya Oblast
51 Мурманская область / Murmansk Oblast / Murmanskaya Oblast
52 Нижегородская область / Nizhny Novgorod Oblast / Nizhegorodskaya Oblast
53 Новгородская область / Novgorod Oblast / Novgorodskaya Oblast
54 Новосибирская область / Novosibirsk Oblast / Novosibirskaya Oblast
55 Омская область / Omsk Oblast / Omskaya Oblast
56 Оренбургская область / Orenburg Oblast / Orenburgskaya Oblast
57 Орловская область / Oryol Oblast / Orel Oblast / Orlovskaya Oblast
58 Пензенская область / Penza Oblast / Penzenskaya Oblast
59 Пермский край / Perm Krai / Permskiy Krai
60 Псковская область / Pskov Oblast / Pskovskaya Oblast
61 Ростовская область / Rostov Oblast / Rostovskaya Oblast
62 Рязанская область / Ryazan Oblast / Ryazanskaya Oblast
63 Самарская область / Samara Oblast / Samarskaya Oblast
64 Саратовская область / Saratov Oblast / Saratovskaya Oblast
65 Сахалинская область / Сахалин / Sakhalin Oblast / Sakhalinskaya Oblast
66 Свердловская область / Sverdlovsk Oblast / Sverdlovskaya Oblast
67 Смоленская область / Smolensk Oblast / Smolenskaya Oblast
68 Тамбовская область / Tambov Oblast / Tambovskaya Oblast
69 Тверская область / Tver Oblast / Tverskaya Oblast
70 Томская область / Tomsk Oblast / Tomskaya Oblast
71 Тульская область / Tula Oblast / Tulskaya Oblast
72 Тюменская область / Tyumen Oblast / Tyumenskaya Oblast
73 Ульяновская область / Ulyanovsk Oblast / Ulyanovskaya Oblast
74 Челябинская область / Chelyabinsk Oblast / Chelyabinskaya Oblast
75 Забайкальский край / Забайкалье / Zabaykalsky Krai / Transbaikal Territory
76 Ярославская область / Yaroslavl Oblast / Yaroslavskaya Oblast
77 Москва / Moscow / Moskva
78 Санкт-Петербург / Петербург / СПб / Saint Petersburg / St Petersburg / Sankt-Peterburg
79 Еврейская автономная область / Jewish Autonomous Oblast
83 Ненецкий автономный округ / Nenets Autonomous Okrug
86 Ханты-Мансийский автономный округ - Югра / Ханты-Мансийский автономный округ / ХМАО / ХМАО - Югра / Югра / Khanty-Mansi / Khanty-Mansia / KhMAO / Yugra
87 Чукотский автономный округ / Чукотка / Chukotka
89 Ямало-Ненецкий автономный округ / ЯНАО / Yamalo-Nenets / YaNAO
90 Запорожская область / Запорожье / Zaporizhzhia Oblast / Zaporozhye / Zaporizhia
91 Республика Крым / Крым / Crimea / Republic of Crimea / Autonomous Republic of Crimea
92 Севастополь / Sevastopol
93 Донецкая Народная Республика / ДНР / Донецкая область / Donetsk Oblast / Donetsk People's Republic / DPR / DNR
94 Луганская Народная Республика / ЛНР / Луганская область / Luhansk Oblast / Lugansk / Luhansk People's Republic / Lugansk People's Republic / LPR / LNR
95 Херсонская область / Kherson Oblast
"""

_KIND = frozenset(
    """республика респ область обл край автономный автономная округ ао город гор г
    занятая часть republic oblast obl region krai kray territory autonomous okrug district city of the occupied part""".split()
)
"""Words that say what kind of region it is, left out where the rest is one region's alone."""


def regions_named(text: str) -> tuple[str, ...]:
    """The codes of the regions that a text names.

    Args:
        text: A name, with or without the kind of region (oblast, край), in any case; or a code with the name beside it.

    Returns:
        One code; none if no region is named so, or code and name disagree; several if several regions are.

    >>> regions_named("Тверская обл."), regions_named("Moscow Region"), regions_named("77 - Москва"), regions_named("Altai")
    (('69',), ('50',), ('77',), ('04', '22'))
    """
    numbered = re.fullmatch(r"\s*([0-9]{2})\b(.*\S)\s*", text)
    if numbered:
        return tuple(code for code in regions_named(numbered[2]) if code == numbered[1])
    words = _words(text)
    whole, rest = _tables()
    return whole.get(words) or rest.get(_rest(words), ())


@cache
def _tables() -> tuple[Mapping[tuple[str, ...], tuple[str, ...]], Mapping[tuple[str, ...], tuple[str, ...]]]:
    """Codes by the words of a name, and by those without its kind."""
    whole: dict[tuple[str, ...], tuple[str, ...]] = {}
    rest: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in _NAMES.strip().splitlines():
        code, _, names = line.partition(" ")
        for words in map(_words, names.split(" / ")):
            for table, key in ((whole, words), (rest, _rest(words))):
                table[key] = tuple(dict.fromkeys((*table.get(key, ()), code)))
    return whole, rest


def _words(text: str) -> tuple[str, ...]:
    plain = text.casefold().replace("ё", "е").replace("'", "").replace("’", "")
    return tuple(re.findall(r"\w+", plain))


def _rest(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _KIND)
