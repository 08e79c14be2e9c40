"""Addresses: how people are reached. A Telegram id stands nowhere else, and here only sealed."""

from dataclasses import dataclass
from datetime import datetime

from storage import audit
from storage.columns import table_of
from storage.database import Db
from storage.tables import Address, Button, Outbox
from storage.vault import CLINIC

A = table_of(Address)
B = table_of(Button)
O = table_of(Outbox)  # noqa: E741 - the one-letter table names are this package's habit


@dataclass(frozen=True)
class Chat:
    """A private chat as Telegram names it: the bot, and the chat's id."""

    bot_id: str
    telegram_id: int


def chat_key(db: Db, bot_id: str, telegram_id: int) -> str:
    """The keyed fingerprint by which a chat is found again."""
    return db.vault.lookup(f"telegram/{bot_id}", str(telegram_id))


def find(db: Db, chat: Chat) -> Address | None:
    """The address in use for this chat, if any."""
    return db.first(
        Address,
        A.c.channel == "telegram",
        A.c.bot_id == chat.bot_id,
        A.c.lookup_hmac == chat_key(db, chat.bot_id, chat.telegram_id),
        A.c.state != "dropped",
    )


def get(db: Db, id_: str) -> Address | None:
    """The address with this id; None once its owner is erased."""
    return db.first(Address, A.c.id == id_)


def of(db: Db, owner_kind: str, owner_id: str, channel: str = "telegram") -> Address | None:
    """The newest address of a person on a channel that is not dropped."""
    owner = (A.c.owner_kind == owner_kind, A.c.owner_id == owner_id)
    found = db.all(Address, *owner, A.c.channel == channel, A.c.state != "dropped")
    return found[-1] if found else None


def bind(db: Db, clinic: str, owner_kind: str, owner_id: str, chat: Chat, now: datetime) -> Address:
    """Gives a person this chat as their address; an earlier one of theirs is dropped."""
    db.change(
        Address,
        A.c.owner_kind == owner_kind,
        A.c.owner_id == owner_id,
        A.c.channel == "telegram",
        A.c.state != "dropped",
        state="dropped",
        since_at=now,
    )
    key = chat_key(db, chat.bot_id, chat.telegram_id)
    known = db.first(Address, A.c.channel == "telegram", A.c.bot_id == chat.bot_id, A.c.lookup_hmac == key)
    if known is not None:
        if (known.owner_kind, known.owner_id) != (owner_kind, owner_id):
            # the chat is somebody else's now: no button below an old message may open what was the former person's
            db.connection.execute(B.delete().where(B.c.address_id == known.id))
        db.change(
            Address, A.c.id == known.id, owner_kind=owner_kind, owner_id=owner_id, state="reachable", since_at=now
        )
        return db.get(Address, known.id)
    id_ = db.new_id(now)
    row = Address(
        id=id_,
        clinic_id=clinic,
        owner_kind=owner_kind,
        owner_id=owner_id,
        channel="telegram",
        bot_id=chat.bot_id,
        lookup_hmac=key,
        sealed=db.vault.seal(CLINIC, f"address.sealed:{id_}", str(chat.telegram_id)),
        since_at=now,
    )
    db.add(row)
    return row


def bind_mail(db: Db, clinic: str, bot_id: str, clinician: str, mail: str, now: datetime) -> Address:
    """Gives a clinician this mail address; an earlier one of theirs is dropped. Several may share one."""
    earlier = of(db, "clinician", clinician, "email")
    if earlier is not None:
        drop(db, earlier, now)
    key = db.vault.lookup(f"email/{bot_id}", f"{clinician}/{mail}")
    known = db.first(Address, A.c.channel == "email", A.c.bot_id == bot_id, A.c.lookup_hmac == key)
    if known is not None:
        db.change(Address, A.c.id == known.id, state="reachable", since_at=now)
        return db.get(Address, known.id)
    id_ = db.new_id(now)
    row = Address(
        id=id_,
        clinic_id=clinic,
        owner_kind="clinician",
        owner_id=clinician,
        channel="email",
        bot_id=bot_id,
        lookup_hmac=key,
        sealed=db.vault.seal(CLINIC, f"address.sealed:{id_}", mail),
        since_at=now,
    )
    db.add(row)
    return row


def mail_address(db: Db, address: Address) -> str:
    """The mail address behind an address, opened for sending."""
    return db.vault.open(CLINIC, f"address.sealed:{address.id}", address.sealed)


def telegram_id(db: Db, address: Address) -> int:
    """The chat id behind an address, opened for sending."""
    return int(db.vault.open(CLINIC, f"address.sealed:{address.id}", address.sealed))


def moved(db: Db, address_id: str, new_telegram_id: int, now: datetime) -> None:
    """A group became a supergroup: the same address under its new id."""
    row = db.get(Address, address_id)
    db.change(
        Address,
        A.c.id == address_id,
        lookup_hmac=chat_key(db, row.bot_id, new_telegram_id),
        sealed=db.vault.seal(CLINIC, f"address.sealed:{address_id}", str(new_telegram_id)),
        since_at=now,
    )


def set_reachable(db: Db, address_id: str, is_reachable: bool, now: datetime) -> bool:
    """Marks whether messages arrive there; says whether that is news."""
    state = "reachable" if is_reachable else "unreachable"
    changed = db.change(
        Address,
        A.c.id == address_id,
        A.c.state.in_(("reachable", "unreachable")),
        A.c.state != state,
        state=state,
        since_at=now,
    )
    if changed:
        row = db.get(Address, address_id)
        audit.append(db, row.clinic_id, now, audit.EVENKEEL, f"address {state}", row.owner_id)
    return changed == 1


def drop(db: Db, address: Address, now: datetime) -> None:
    """Whoever had this chat has it no more: nothing goes there, and nothing from there is anybody's."""
    db.change(Address, A.c.id == address.id, state="dropped", since_at=now)


def silence(db: Db, address: Address, *, even_help: bool = False) -> None:
    """What still waits to be sent there stays home, but for the answer to a call for help unless `even_help`."""
    spared = () if even_help else (O.c.priority > 0,)
    db.change(Outbox, O.c.address_id == address.id, O.c.state == "ready", *spared, state="cancelled")


def button(db: Db, address: Address, purpose: str, subject_id: str, now: datetime) -> str:
    """The opaque key for buttons of `purpose` about `subject_id` at this address: the same each time."""
    token = db.vault.lookup("button", f"{address.id}/{purpose}/{subject_id}")[:16]
    db.add_once(
        Button(
            token=token,
            clinic_id=address.clinic_id,
            bot_id=address.bot_id,
            address_id=address.id,
            purpose=purpose,
            subject_id=subject_id,
            created_at=now,
        ),
        "address_id",
        "purpose",
        "subject_id",
    )
    return token


def token_of(db: Db, address: Address, purpose: str, subject_id: str) -> str:
    """The same key, where it is only read: for rendering."""
    return db.vault.lookup("button", f"{address.id}/{purpose}/{subject_id}")[:16]


def pressed(db: Db, address: Address, token: str) -> Button | None:
    """What a button means, if it was made for this very address; None for a forged or foreign key."""
    return db.first(Button, B.c.token == token, B.c.address_id == address.id)
