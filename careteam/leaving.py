"""A person stops, or changes what they agreed to: both as simple as joining, and neither changes their care."""

from datetime import datetime

from careteam import stay
from careteam.consenting import agreed_to, consent_texts
from prompts.consent import VERSION, Scope
from storage import consents, notes, people
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.people import Refused
from storage.stays import State
from storage.tables import Clinic, Patient


def stop(db: Db, now: datetime, patient: Patient, source: str) -> None:
    """
    The person stops: the consent is revoked, the enrolment ends, what waits to be sent stays home, the open
    check-in closes. They are told that their care stays the same, and whom to call; what the team was told of
    before stays with the team. `source` says where it was recorded. Refused when they have left already.
    """
    stay.enter(db, now, patient, State.withdrawn, source)


def choose_unmet_need(
    db: Db, now: datetime, patient: Patient, is_wanted: bool, source: str, *, tell: bool = True
) -> bool:
    """
    Records the person's choice about unmet needs; unless they made it in the chat they are told that it is saved. False
    when it stands so already. Refused when they have not agreed to the check-ins, or when the clinic has not
    signed that such answers never stop treatment.
    """
    scopes, stands = consents.scopes(db, patient.id), consents.current(db, patient.id)
    if stands is None or Scope.daily.value not in scopes:
        raise Refused(f"{patient.ref} does not agree to the check-ins now, so there is nothing to add to or take from.")
    if is_wanted and not _clinic(db, patient).no_retaliation:
        raise Refused(
            "The clinic has not signed that answers about unmet need never stop treatment (EVENKEEL_NO_RETALIATION), "
            "so nobody can be asked for them."
        )
    if is_wanted == (Scope.unmet_need.value in scopes):
        return False
    unmet_need = Scope.unmet_need.value
    wanted = [scope for scope in stands.scopes if scope != unmet_need] + ([unmet_need] if is_wanted else [])
    daily, unmet = consent_texts(db, patient)
    version, text = str(VERSION), agreed_to(daily, unmet, wanted)
    if stands.text_sha256 != agreed_to(daily, unmet, stands.scopes):  # a text they have not read is not agreed to
        version, text = stands.version, stands.text_sha256
    consents.give(db, now, patient.clinic_id, patient.id, version, text, wanted, source)
    people.mark_for_review(db, now, patient.id)
    if tell:
        _tell(db, now, patient, "consent-agreed")
    return True


def _clinic(db: Db, patient: Patient) -> Clinic:
    return db.get(Clinic, patient.clinic_id)


def _tell(db: Db, now: datetime, patient: Patient, wording: str, **args: str) -> None:
    notes.write(
        db,
        now,
        patient,
        "said",
        delivery=Delivery.at_least_once,
        priority=Priority.reply,
        wording=wording,
        args=args,
    )
