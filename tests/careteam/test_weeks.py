"""What a person's week says of days without answers."""

from careteam import weeks
from tests.signatures.person import PACK, Person, on


def test_a_day_is_silent_however_the_questions_around_a_dose_were_answered() -> None:
    """The daily check-in stayed without an answer: that is what the week says, not that it was skipped."""
    person = Person().usual_days(range(1, 7)).pair(7, {"pain": 6}, {"pain": 4}, hour=7).silent(7)

    assert {on(7): "asked"} == weeks.read(person.history, PACK, on(7), is_calm=True).gaps
