"""A care team's group: the topic of each patient there, and the one message about each alert."""

from datetime import datetime

from storage import addresses, outbox
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Address, Alert, GroupCopy, GroupTopic, Patient

C = table_of(GroupCopy)
T = table_of(GroupTopic)

OWNER = "care_team"
TEMPLATE = "group"


def tell(db: Db, now: datetime, alert: Alert) -> None:
    """A message about this alert goes to its care team's group, if there is one: once for each tier it has had."""
    if alert.patient_id is None:
        return
    address = addresses.of(db, OWNER, db.get(Patient, alert.patient_id).care_team_id)
    if address is None or address.state != "reachable":
        return
    copy = GroupCopy(
        id=db.new_id(now),
        clinic_id=alert.clinic_id,
        alert_id=alert.id,
        patient_id=alert.patient_id,
        address_id=address.id,
        key=f"{alert.id}:{alert.tier}:{address.id}",
        created_at=now,
    )
    if not db.add_once(copy, "key"):
        return
    addresses.button(db, address, TEMPLATE, copy.id, now)
    outbox.put(
        db,
        now,
        address,
        key=f"group:{copy.id}",
        delivery=Delivery.at_least_once,
        priority=Priority.crisis if alert.tier == "urgent" else Priority.alert,
        template=TEMPLATE,
        subject=Subject(TEMPLATE, copy.id),
    )


def renew(db: Db, now: datetime, alert: str) -> None:
    """Has what stands in groups about an alert edited to how it stands."""
    for copy in db.all(GroupCopy, C.c.alert_id == alert, C.c.message_id.is_not(None), order=C.c.id):
        address = db.get(Address, copy.address_id)
        if address.state == "reachable":
            outbox.refresh(db, now, address, TEMPLATE, Subject(TEMPLATE, copy.id), Priority.digest)


def topic(db: Db, address: str, patient: str) -> int | None:
    """The topic of a patient in a group, if there is one already."""
    found = db.first(GroupTopic, T.c.address_id == address, T.c.patient_id == patient)
    return None if found is None else found.thread_id


def keep_topic(db: Db, now: datetime, address: Address, patient: str, thread: int) -> None:
    """The group has this topic for a patient now; an earlier one is forgotten."""
    forget_topic(db, address.id, patient)
    db.add(
        GroupTopic(
            id=db.new_id(now),
            clinic_id=address.clinic_id,
            address_id=address.id,
            patient_id=patient,
            thread_id=thread,
            created_at=now,
        )
    )


def forget_topic(db: Db, address: str, patient: str) -> None:
    """The topic is gone: the next message makes another."""
    db.delete(T, (T.c.address_id == address) & (T.c.patient_id == patient))
