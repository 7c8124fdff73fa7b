"""Codes as an authenticator would show them."""

from __future__ import annotations

import time

from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from faheng.site.bureaus.models import User
from faheng.site.bureaus.second_factor import kept_code

RECOVERY = "abcde-fghjk"


def with_second_factor(person: User) -> TOTPDevice:
    """Switch it on, with one recovery code."""
    device = TOTPDevice.objects.create(user=person, name="totp", confirmed=True)
    codes = StaticDevice.objects.create(user=person, name="recovery")
    codes.token_set.create(token=kept_code(person, RECOVERY))
    return device


def code_of(device: TOTPDevice, later: int = 0) -> str:
    """The code now, or so many steps of thirty seconds later."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = time.time() + later * device.step
    return f"{totp.token():06d}"


def wrong_code(device: TOTPDevice) -> str:
    near = {code_of(device, later) for later in range(-3, 4)}
    return next(code for code in ("000000", "111111", "222222") if code not in near)
