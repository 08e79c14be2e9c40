"""What a person's week says of days without answers."""

from careteam import weeks
from prompts.wording import words
from tests.signatures.person import PACK, Person, on


def test_a_day_is_silent_however_the_questions_around_a_dose_were_answered() -> None:
    """The daily check-in stayed without an answer: that is what the week says, not that it was skipped."""
    person = Person().usual_days(range(1, 7)).pair(7, {"pain": 6}, {"pain": 4}, hour=7).silent(7)

    assert {on(7): "asked"} == weeks.read(person.history, PACK, on(7), is_calm=True).gaps


def test_a_week_with_two_bad_days_is_not_called_close_to_usual_while_something_is_open() -> None:
    """The middle of seven days hides two; beside an open alert neither the words nor the picture call it usual."""
    person = Person().usual_days(range(1, 19))
    for day in (19, 20):
        person.answers(day, pain=9, mood=1, sleep=1, craving=9)
    calm, not_calm = (weeks.read(person.history, PACK, on(20), is_calm=is_calm) for is_calm in (True, False))
    say = words("en")

    assert "This week was close to your usual." in weeks.summary(calm, say)
    assert "This week was close to your usual." not in weeks.summary(not_calm, say)
    assert "Your answers of the last days" == weeks.title(not_calm, say)
