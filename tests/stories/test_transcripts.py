"""The chat as a clinician may read it: golden transcripts of the check-in."""

from tests.clinic import USUAL, Clinic


def test_an_ordinary_check_in(clinic: Clinic) -> None:
    """Six questions, eight presses, one message."""
    ana = clinic.enrol("Ana")
    began = clinic.now
    ana.answers(**USUAL)
    clinic.transcript("ordinary_check_in", since=began)
