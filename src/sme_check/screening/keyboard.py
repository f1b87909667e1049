"""A text typed while the keyboard was set to the other alphabet: what the same keys write in the one that was meant."""

import re

__all__ = ["on_the_other_keyboard"]

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:ZXCVBNM<>~"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЯЧСМИТЬБЮЁ"
_TO_CYRILLIC = str.maketrans(_LATIN + "/?@^", _CYRILLIC + '.,":')  # a quotation mark stays one
_TO_LATIN = str.maketrans(_CYRILLIC + ".", _LATIN + "/")
_ANY_LATIN, _ANY_CYRILLIC = re.compile("[A-Za-z]"), re.compile("[А-яЁё]")


def on_the_other_keyboard(text: str) -> tuple[str, str]:
    """The text by the keys of the Russian keyboard, and by those of the English one; empty where that changes no letter.

    >>> on_the_other_keyboard("Hjvfirf"), on_the_other_keyboard("Кщьфырлф")
    (('Ромашка', ''), ('', 'Romashka'))
    """
    russian = text.translate(_TO_CYRILLIC) if _ANY_LATIN.search(text) else ""
    english = text.translate(_TO_LATIN) if not text.isascii() and _ANY_CYRILLIC.search(text) else ""
    return russian, english
