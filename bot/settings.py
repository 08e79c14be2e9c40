"""What the environment says: the token, the data folder, the clinic. Read once, at the edge."""

import contextlib
import fcntl
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.smtp import Server, WrongServer, server_at
from prompts.region import RegionError, load_region
from prompts.schedule import UnknownZone, check_zone
from prompts.wording import CODE_NAME, languages, shows_too_much
from storage import people
from storage.backups import RESTORED, Installation
from storage.database import Database
from storage.eligibility import ADULT, YOUNGEST
from storage.vault import KeyTrouble, RandomBytes, load_key

TELEGRAM = "https://api.telegram.org"
SANDBOX_TOKEN = re.compile(r"\d{1,18}:SANDBOX[A-Za-z0-9_-]*")
REAL_TOKEN = re.compile(r"\d{6,18}:[A-Za-z0-9_-]{30,}")
MAIL_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
LONGEST_NAME = 30
MOST_CAREFUL = 25  # years
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class SettingsTrouble(Exception):
    """A setting is missing or cannot be; the message is a sentence for a person, with what to do."""


class TokenRefused(SettingsTrouble):
    """Telegram does not know this token."""


class LeaseLost(SettingsTrouble):
    """Another process leads this bot now."""


class Settings(BaseSettings):
    """
    Evenkeel's settings, from the environment (EVENKEEL_...) or a file named .env.

    Without a token the built-in sandbox runs. With a real one, EVENKEEL_REGION must name a region pack: the
    texts and numbers for emergencies come from it.
    """

    model_config = SettingsConfigDict(env_prefix="EVENKEEL_", env_file=".env", extra="ignore")

    telegram_token: SecretStr = SecretStr("")
    telegram_api: str = TELEGRAM
    data_dir: Path = Path("data")
    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    key: SecretStr = SecretStr("")
    key_file: Path | None = None
    port: int = 8080
    public_url: str = ""  # where phones find this machine's page (https), for private mode
    page_host: str = "127.0.0.1"  # where the page listens; the proxy that speaks https stands before it
    region: str = ""
    zone: str = "Europe/Madrid"
    language: str = "en"
    clinic: str = "My clinic"
    code_name: str = CODE_NAME  # what the bot calls itself on a locked phone: no drug, clinic or condition
    help_lines: str = ""  # "Clinic desk: +34 900 000 000; At night: +34 900 000 001"
    alert_detail: str = ""  # "full" or "minimal"; else by region and programme (bot/clinics.py)
    no_retaliation: bool = False
    attention_list: bool = False  # the experimental list of whom to call, in programmes for opioid use disorder
    minimum_age: int = ADULT  # from which age this clinic takes people; below 18 the law of its country decides
    backup_dir: Path | None = None  # where the nightly backups go; else a folder in the data folder
    heartbeat_url: SecretStr = SecretStr("")  # asked each minute while all is well, at somebody else's machine
    smtp_url: SecretStr = SecretStr("")  # the mail server of the second channel: smtps://user:password@host
    mail_from: str = ""  # the address that its mails come from
    pack: str = "evenkeel-1"  # the rule pack: a shipped one by name, or a file

    @property
    def is_sandbox(self) -> bool:
        """Whether Evenkeel runs against the pretend Telegram."""
        token = self.telegram_token.get_secret_value()
        return not token or SANDBOX_TOKEN.fullmatch(token) is not None

    @property
    def folder(self) -> Path:
        """Where the data lies; the sandbox has a folder of its own, so that the two never mix."""
        return self.data_dir / "sandbox" if self.is_sandbox else self.data_dir

    @property
    def backups(self) -> Path:
        """Where backups go: best a disk of its own."""
        return self.backup_dir or self.folder / "backups"

    def installation(self, random_bytes: RandomBytes) -> Installation:
        """Where the data stand, and their key. Raises KeyTrouble."""
        return Installation(self.folder, _key(self, random_bytes), random_bytes)

    def checked(self) -> "Settings":
        """These settings, if they hold together; SettingsTrouble with the first thing that does not."""
        token = self.telegram_token.get_secret_value()
        host = urlsplit(self.telegram_api).hostname or ""
        if token and SANDBOX_TOKEN.fullmatch(token):
            if host not in LOOPBACK:
                raise SettingsTrouble(
                    "A sandbox token goes with a sandbox on this machine only. Set EVENKEEL_TELEGRAM_API to its "
                    "address on 127.0.0.1, or take a real token."
                )
        elif token:
            self._check_real(token)
        self._check_public_url()
        self._check_heartbeat()
        self.mail_server()
        if self.language not in languages():
            known = ", ".join(languages())
            raise SettingsTrouble(
                f'EVENKEEL_LANGUAGE is "{self.language}", and there are no texts for it. Use: {known}.'
            )
        try:
            check_zone(self.zone)
        except UnknownZone as trouble:
            raise SettingsTrouble(f"EVENKEEL_ZONE: {trouble}") from None
        if not 0 < len(self.code_name.strip()) <= LONGEST_NAME or shows_too_much(self.code_name):
            raise SettingsTrouble(
                f"EVENKEEL_CODE_NAME shows on locked phones: 1 to {LONGEST_NAME} letters, and no word for a medicine, "
                "a clinic or a condition in any language."
            )
        if self.alert_detail not in ("", "full", "minimal"):
            raise SettingsTrouble('EVENKEEL_ALERT_DETAIL is "full" or "minimal".')
        if not YOUNGEST <= self.minimum_age <= MOST_CAREFUL:
            raise SettingsTrouble(f"EVENKEEL_MINIMUM_AGE is an age in years, from {YOUNGEST} to {MOST_CAREFUL}.")
        self.lines()
        return self

    @property
    def page(self) -> str:
        """EVENKEEL_PUBLIC_URL without a slash at its end; empty where there is no page."""
        return self.public_url.rstrip("/")

    def _check_public_url(self) -> None:
        if not self.public_url:
            return
        try:
            parts = urlsplit(self.public_url)
            is_https = parts.scheme == "https" and "." in (parts.hostname or "")
            is_here = self.is_sandbox and parts.scheme == "http" and parts.hostname in LOOPBACK
            is_plain = not (parts.query or parts.fragment or parts.username) and (parts.port is None or parts.port > 0)
        except ValueError:
            is_https = is_here = is_plain = False
        if not (is_https or is_here) or not is_plain:
            raise SettingsTrouble(
                "EVENKEEL_PUBLIC_URL must be the https address under which phones find this machine, such as "
                "https://checkin.my-clinic.org. Telegram opens no other page; only the sandbox takes http on 127.0.0.1."
            )

    def _check_heartbeat(self) -> None:
        url = self.heartbeat_url.get_secret_value()
        try:
            parts = urlsplit(url)
            is_here = parts.scheme == "http" and parts.hostname in LOOPBACK
            is_fit = not url or is_here or (parts.scheme == "https" and bool(parts.hostname))
        except ValueError:
            is_fit = False
        if not is_fit:
            raise SettingsTrouble(
                "EVENKEEL_HEARTBEAT_URL must be an https address that a watching service gave you, such as "
                "https://hc-ping.com/... or one of your own healthchecks."
            )

    def mail_server(self) -> Server | None:
        """The mail server of the second channel, None where there is none; SettingsTrouble for one that is none."""
        url = self.smtp_url.get_secret_value()
        if not url and not self.mail_from:
            return None
        if not url or not MAIL_ADDRESS.fullmatch(self.mail_from):
            raise SettingsTrouble(
                "Mail needs both EVENKEEL_SMTP_URL, such as smtps://user:password@mail.my-clinic.org, and "
                "EVENKEEL_MAIL_FROM, such as evenkeel@my-clinic.org."
            )
        try:
            return server_at(url, self.mail_from)
        except WrongServer as trouble:
            raise SettingsTrouble(f"EVENKEEL_SMTP_URL: {trouble}.") from None

    def _check_real(self, token: str) -> None:
        if self.telegram_api != TELEGRAM:
            raise SettingsTrouble(
                "A real token goes to Telegram only. Take EVENKEEL_TELEGRAM_API out, or use a sandbox token."
            )
        if REAL_TOKEN.fullmatch(token) is None:
            raise SettingsTrouble(
                "EVENKEEL_TELEGRAM_TOKEN does not look like a token from @BotFather (digits, a colon, then letters)."
            )
        if not self.region:
            raise SettingsTrouble(
                "A real token needs EVENKEEL_REGION: the texts and numbers for emergencies come from its region pack. "
                'Until there is one for your country, use "generic" (112) with your own numbers in EVENKEEL_HELP_LINES.'
            )
        try:
            load_region(self.region)
        except RegionError as trouble:
            raise SettingsTrouble(f"EVENKEEL_REGION: {trouble}") from None

    def lines(self) -> list[dict[str, str]]:
        """The clinic's own numbers; SettingsTrouble for one that cannot be read."""
        found = []
        for part in filter(None, (part.strip() for part in self.help_lines.split(";"))):
            label, separator, number = part.rpartition(":")
            if not separator or not label.strip() or not any(sign.isdigit() for sign in number):
                raise SettingsTrouble(
                    f'EVENKEEL_HELP_LINES: "{part}" is not a line. Write "Clinic desk: +34 900 000 000; At night: ...".'
                )
            found.append({"label": label.strip(), "number": number.strip()})
        return found


def open_database(
    settings: Settings, random_bytes: RandomBytes, *, must_exist: bool = False, migrate: bool = True
) -> Database:
    """
    Opens the database of these settings, its key and its vault; migrated to the newest version unless told not
    to: then look at `has_newest_schema` before anything else. Raises SettingsTrouble, KeyTrouble, DatabaseTrouble.
    """
    folder = settings.folder
    file = folder / "evenkeel.db"
    if must_exist and not settings.database_url and not file.exists():
        raise SettingsTrouble(
            f"There is no database in {folder}. Start Evenkeel once with `evenkeel run`, "
            "or name its data folder with EVENKEEL_DATA_DIR."
        )
    if not settings.database_url and not file.exists() and (folder / RESTORED).exists():
        raise SettingsTrouble(f"A restore was interrupted in {folder}. Run the same `evenkeel restore` again.")
    key = _key(settings, random_bytes)
    url = settings.database_url.replace("postgresql://", "postgresql+psycopg://", 1) or f"sqlite:///{file}"
    database = Database(url, key=key, patient_keys=folder / "patients.keys", random_bytes=random_bytes)
    if migrate:
        database.migrate()
    elif not has_newest_schema(database):
        return database
    if not database.read(people.is_key_known):
        database.close()
        raise KeyTrouble(
            "The key is not the one this database was made with. Put the right key file back, or set EVENKEEL_KEY; "
            "nothing was changed."
        )
    return database


def _key(settings: Settings, random_bytes: RandomBytes) -> bytes:
    return load_key(
        settings.key_file or settings.folder / "evenkeel.key",
        settings.key.get_secret_value() or None,
        database_exists=(settings.folder / "evenkeel.db").exists(),
        random_bytes=random_bytes,
    )


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Holds the data folder: one running Evenkeel each. Raises SettingsTrouble."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "running.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SettingsTrouble(
                f"Another Evenkeel is running on the data folder {folder}. Stop it first, "
                "or give this one a folder of its own with EVENKEEL_DATA_DIR."
            ) from None
        yield


def has_newest_schema(database: Database) -> bool:
    """Whether the database's schema is this version's; only reads."""
    from storage.migrations.run import is_newest  # alembic is slow to import

    return database.read(lambda db: is_newest(db.connection))
