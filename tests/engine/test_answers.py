"""What conditions came to for the values that lines state, remembered in bounded memory."""

from sme_check.engine.answers import Answers


def test_what_was_found_is_remembered() -> None:
    """The answers of a node are found again by the values, and those of another node are not among them."""
    answers = Answers(10)
    answers.keep(answers.of("a"), 1, 3)

    assert (answers.of("a"), answers.of("b")) == ({1: 3}, {})


def test_after_too_many_answers_all_are_forgotten() -> None:
    """However many values come, no more are held than was said, also by whoever holds the answers of one node."""
    answers = Answers(3)
    first, second = answers.of("a"), answers.of("b")
    for number in range(7):
        answers.keep((first, second)[number % 2], number, number)

        assert len(first) + len(second) <= 3
    assert first == {6: 6}
