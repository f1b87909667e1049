"""A text typed while the keyboard was set to the other alphabet: what the same keys write in the one that was meant."""

__all__ = ["on_the_other_keyboard"]

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:ZXCVBNM<>~"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЯЧСМИТЬБЮЁ"
_TO_CYRILLIC = str.maketrans(_LATIN + "/?@^", _CYRILLIC + '.,":')  # a quotation mark stays one
_TO_LATIN = str.maketrans(_CYRILLIC + ".", _LATIN + "/")


def on_the_other_keyboard(text: str) -> tuple[str, str]:
    """The text by the keys of the Russian keyboard, and by those of the English one; empty where that changes no letter.

    >>> on_the_other_keyboard("Hjvfirf"), on_the_other_keyboard("Кщьфырлф")
    (('Ромашка', ''), ('', 'Romashka'))
    """
    return _by(_TO_CYRILLIC, text), _by(_TO_LATIN, text)


def _by(keys: dict[int, int], text: str) -> str:
    other = text.translate(keys)
    return other if other != text and any(one.isalpha() and one != now for one, now in zip(text, other, strict=True)) else ""
