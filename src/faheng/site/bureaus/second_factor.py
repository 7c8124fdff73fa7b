"""What a second factor is: codes, how they are kept, and the picture of the secret."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from base64 import b32encode
from datetime import datetime

import segno
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from faheng.site.bureaus.models import User


def clean_code(typed: str) -> str:
    """A code without the blanks and dashes people type with it.

    >>> clean_code(" 123 456 ")
    '123456'
    """
    text = unicodedata.normalize("NFKC", typed).casefold()
    return "".join(sign for sign in text if sign.isalnum())


def is_one_time(code: str) -> bool:
    """Six figures come from the telephone; anything else is a recovery code."""
    return len(code) == 6 and code.isascii() and code.isdigit()


def kept_code(person: User, code: str) -> str:
    """A recovery code as the database holds it: shown once, not to be read again.

    Not by the installation's key, which no backup holds; slowly, because all codes of 49
    bits could be tried otherwise.
    """
    return hashlib.scrypt(
        clean_code(code).encode(),
        salt=f"faheng.recovery-code:{person.pk}".encode(),
        n=2**14,
        r=8,
        p=1,
        dklen=8,
    ).hex()


def has_second_factor(person: User) -> bool:
    return TOTPDevice.objects.filter(user=person, confirmed=True).exists()


def pending_device(person: User) -> TOTPDevice | None:
    """The secret that was made but not yet confirmed."""
    return TOTPDevice.objects.filter(user=person, confirmed=False).last()


def codes_left(person: User) -> int:
    return StaticToken.objects.filter(device__user=person).count()


def waits_until(person: User, code: str) -> datetime | None:
    """When the next code of this kind may be tried, if not now."""
    kind = TOTPDevice if is_one_time(code) else StaticDevice
    for device in kind.objects.filter(user=person):
        allowed, why = device.verify_is_allowed()
        if not allowed:
            return why["locked_until"]
    return None


def secret_of(device: TOTPDevice) -> str:
    """The secret in groups of four, for who cannot scan the picture."""
    letters = b32encode(device.bin_key).decode("ascii")
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def picture_of(device: TOTPDevice) -> bytes:
    """The QR code an authenticator scans, as SVG."""
    target = io.BytesIO()
    segno.make(device.config_url, error="m").save(
        target, kind="svg", scale=6, border=4, dark="#000", light="#fff"
    )
    return target.getvalue()
