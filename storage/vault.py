"""Seal and open: identity and free text at rest, under the clinic's key or a patient's own."""

import fcntl
import hashlib
import hmac
import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

RandomBytes = Callable[[int], bytes]
CLINIC = "clinic"


class KeyTrouble(Exception):
    """A key is missing, wrong or unreadable; the message is a sentence for a person, with what to do."""


def load_key(path: Path, from_environment: str | None, *, database_exists: bool, random_bytes: RandomBytes) -> bytes:
    """
    The 256-bit key of this installation: from the environment (64 hex digits), else from the key file,
    else, on a first run, newly drawn into a key file readable by its owner alone.

    Raises KeyTrouble when a database is there but its key is not: a new key could never open it.
    """
    if from_environment:
        try:
            key = bytes.fromhex(from_environment.strip())
        except ValueError:
            key = b""
        if len(key) != 32:
            raise KeyTrouble("EVENKEEL_KEY is not a key: it must be 64 hex digits (0-9, a-f).")
        return key
    if path.exists() and not path.stat().st_size and not database_exists:
        path.unlink()  # a first run that was killed before it wrote the key
    if path.exists():
        mode = path.stat().st_mode & 0o077
        if mode:
            raise KeyTrouble(
                f"The key file {path.name} can be read by others. Make it yours alone: chmod 600 {path.name}"
            )
        try:
            key = bytes.fromhex(path.read_text(encoding="ascii").strip())
        except (ValueError, UnicodeDecodeError):
            key = b""
        if len(key) != 32:
            raise KeyTrouble(f"The key file {path.name} holds no key (64 hex digits). Restore it from your copy.")
        return key
    if database_exists:
        raise KeyTrouble(
            f"The database is there, but its key is not: {path.name} is missing and EVENKEEL_KEY is not set. "
            "Put the key file back, or set EVENKEEL_KEY. Without the key the answers cannot be read."
        )
    key = random_bytes(32)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path.parent)
    return key


def derive(key: bytes, purpose: str) -> bytes:
    """A 256-bit key for one purpose only (HKDF-SHA256), so that no key serves two."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=f"evenkeel/{purpose}".encode()).derive(key)


class Vault:
    """
    AES-256-GCM over short texts, bound to their place (table, column, row), so that a sealed value moved
    elsewhere does not open. Patients' keys stand wrapped in a file of their own: removing one makes that
    patient's identity and texts unreadable wherever no copy of the file is; backups keep theirs for 30 days.
    """

    def __init__(self, key: bytes, patient_keys: Path, random_bytes: RandomBytes) -> None:
        self._clinic = AESGCM(derive(key, "vault/clinic"))
        self._wrap = AESGCM(derive(key, "vault/wrap"))
        self._lookup = derive(key, "vault/lookup")
        self._file = patient_keys
        self._random = random_bytes
        self._lock = threading.Lock()
        self._patients: dict[str, AESGCM] = {}
        self._read = 0
        self._inode = 0

    def seal(self, owner: str, place: str, text: str) -> bytes:
        """`text` sealed under the key of `owner` (CLINIC or a patient's id) for `place` ("table.column:row")."""
        nonce = self._random(12)
        return nonce + self._cipher(owner, create=True).encrypt(nonce, text.encode(), place.encode())

    def open(self, owner: str, place: str, sealed: bytes) -> str:
        """The text sealed for this very place; raises KeyTrouble when the key is gone or the place is another."""
        try:
            return self._cipher(owner, create=False).decrypt(sealed[:12], sealed[12:], place.encode()).decode()
        except InvalidTag:
            raise KeyTrouble("A sealed value does not open here: wrong key, or it was moved.") from None

    def lookup(self, kind: str, value: str) -> str:
        """A keyed fingerprint to find `value` again without storing it (HMAC-SHA256, hex)."""
        return hmac.new(self._lookup, f"{kind}\0{value}".encode(), hashlib.sha256).hexdigest()

    def known(self) -> set[str]:
        """Whose keys stand in the file; KeyTrouble where one of them cannot be used."""
        with self._lock:
            self._load()
            return set(self._patients)

    def forget(self, owner: str) -> None:
        """Takes a patient's key away for good: whatever was sealed under it opens nowhere any more."""
        with self._lock:
            self._patients.pop(owner, None)
            if not self._file.exists():
                return
            with self._held() as file:
                whole = [line for line in file if line.endswith(b"\n")]  # a torn last line holds no key in use
                kept = [line for line in whole if json.loads(line)["patient"] != owner]
                fresh = self._file.with_suffix(".new")
                handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with os.fdopen(handle, "wb") as written:
                    written.writelines(kept)
                    written.flush()
                    os.fsync(written.fileno())
                fresh.replace(self._file)
            _sync_folder(self._file.parent)
            self._read = 0

    @contextmanager
    def _held(self) -> Iterator[BinaryIO]:
        """The key file, locked; opened anew where somebody put another in its place while we waited."""
        while True:
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "r+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX)  # another process may be adding a key, even this person's
                if self._file.exists() and os.fstat(file.fileno()).st_ino == self._file.stat().st_ino:
                    yield file
                    return

    def _cipher(self, owner: str, *, create: bool) -> AESGCM:
        if owner == CLINIC:
            return self._clinic
        with self._lock:
            if owner not in self._patients:
                self._load()
            if owner not in self._patients:
                if not create:
                    raise KeyTrouble("This person's key is gone: the text was erased.")
                self._append(owner)
            return self._patients[owner]

    def _load(self) -> None:
        if not self._file.exists():
            return
        found = self._file.stat()
        if found.st_ino != self._inode or found.st_size < self._read:
            self._read, self._inode = 0, found.st_ino  # somebody's key was taken out: the file is another one now
            self._patients.clear()
        with self._file.open("rb") as file:
            file.seek(self._read)
            for line in file:
                if not line.endswith(b"\n"):
                    break  # a torn last line: the kill came before the fsync, so nothing uses that key
                patient, key = self._unwrap(line)
                self._patients[patient] = key
                self._read += len(line)

    def _unwrap(self, line: bytes) -> tuple[str, AESGCM]:
        try:
            entry = json.loads(line)
            patient, wrapped = str(entry["patient"]), bytes.fromhex(entry["key"])
        except (ValueError, KeyError, TypeError):
            raise KeyTrouble(
                f"The patients' key file {self._file.name} is damaged. Restore it from your copy; nothing was changed."
            ) from None
        try:
            return patient, AESGCM(self._wrap.decrypt(wrapped[:12], wrapped[12:], patient.encode()))
        except InvalidTag:
            raise KeyTrouble(f"The patients' key file {self._file.name} belongs to another key.") from None

    def _append(self, owner: str) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        is_first = not self._file.exists()
        with self._held() as file:
            self._read = 0  # read anew: what stands behind the last whole line is cut off below
            self._load()
            if owner in self._patients:
                return
            key, nonce = self._random(32), self._random(12)
            wrapped = nonce + self._wrap.encrypt(nonce, key, owner.encode())
            file.truncate(self._read)  # a torn last line would spoil the one after it
            file.write(json.dumps({"patient": owner, "key": wrapped.hex()}).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        if is_first:
            _sync_folder(self._file.parent)
        self._patients[owner] = AESGCM(key)


def _sync_folder(folder: Path) -> None:
    """Makes a new file's name last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
