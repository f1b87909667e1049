"""What is held of the days of a run, from one portion of its rows to the next: the law compiled, whom the lists hold, what was said."""

from collections.abc import Mapping
from datetime import date

from sme_check.assessment.carried import carried, screening_against
from sme_check.assessment.imported import lists_in_use
from sme_check.assessment.mentioned import Search
from sme_check.assessment.screened import HeldLists
from sme_check.assessment.screened_many import Nobody
from sme_check.engine.columns.compile import compile_rulebook
from sme_check.engine.columns.left import Known
from sme_check.rulebook.rulebook import Rulebook

from .composed import Composer
from .forgotten import forget_names
from .labels import stood_in_by
from .named import facts_named, facts_spelled, texts_told
from .once import Once
from .patterns import Asked

__all__ = ["HeldDay", "HeldDays"]

_MOST = 8
"""Days held at a time; of a run with more, those asked about first are given up."""


class HeldDay:
    """What is held of one day.

    Attributes:
        day, compiled: The day and its law.
        lists, nobody: The lists, and whom they may mean.
        named, spelled: The facts that some rule reads, and those of which it asks more than whether they are stated.
        told: Which texts of some of these tell anything.
        known, composer: What was said already.
    """

    def __init__(self, law: Rulebook, day: date, asked: Once[Asked]) -> None:
        self.day, self.compiled = day, compile_rulebook(law, day)
        self.lists = HeldLists.on(law, day)
        self.nobody = Nobody(law, self.lists)
        self.named, self.spelled = facts_named(law), facts_spelled(self.compiled)
        self.told = texts_told(self.compiled, law, day)
        self.known, self.composer = Known(), Composer(law, day, asked)


class Blanks:
    """The stand-ins in every distinct question that names somebody by one.

    Args:
        asked: Every distinct question; those that come later are read when the stand-ins are asked for.
    """

    def __init__(self, asked: Once[Asked]) -> None:
        self._asked, self._read = asked, 0
        self._of: dict[int, tuple[str, ...]] = {}

    def of_places(self) -> Mapping[int, tuple[str, ...]]:
        """The stand-ins by the place of the question."""
        for place, item in enumerate(self._asked.items[self._read :], self._read):
            if stand_ins := stood_in_by((item.question, item.subject)):
                self._of[place] = stand_ins
        self._read = len(self._asked.items)
        return self._of


class HeldDays:
    """What is held of the days of a run.

    Args:
        law: The law.

    Attributes:
        lists: What parties are screened against on every day, read when the run begins: an import meanwhile changes nothing for it.
        asked: Every distinct question once, whoever is named in it by a stand-in.
        blanks: The stand-ins in each of them.
        texts: What searches texts for names of those lists.
    """

    def __init__(self, law: Rulebook) -> None:
        self.law, self.asked = law, Once[Asked]()
        self.lists = carried() or lists_in_use(law)
        self.blanks = Blanks(self.asked)
        self.texts = Search(law, self.lists.indexes())
        self._days: dict[date, HeldDay] = {}

    def of(self, day: date) -> HeldDay:
        """What is held of a day."""
        if day not in self._days:
            while len(self._days) >= _MOST:
                del self._days[next(iter(self._days))]
            with screening_against(self.lists):
                self._days[day] = HeldDay(self.law, day, self.asked)
        return self._days[day]

    def forget_names(self) -> None:
        """Forget the names that were read and looked for: nearly all are of partners who do not come again."""
        forget_names()
        self.texts.forget()
        for day in self._days.values():
            day.lists.hits.clear()
