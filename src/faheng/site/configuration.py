"""What an installation may set, read from the environment once, and refused if nonsense.

``FAHENG_DATA``      folder with the database, attachments and keys (default ``./faheng-data``)
``DATABASE_URL``     ``postgresql://user:password@host:port/name?sslmode=…``; without it, SQLite in that folder
``FAHENG_HOSTS``     names the site answers to, comma-separated (default: this machine only)
``FAHENG_HTTPS``     ``1`` behind a TLS proxy: cookies travel over HTTPS only
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# What libpq is told as it stands in the address.
_OPTIONS = (
    *("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout"),
    *("options", "application_name", "target_session_attrs"),
)


class ConfigurationError(Exception):
    """A setting that cannot be meant; the message is for the person who set it."""


@dataclass(frozen=True)
class Configuration:
    data: Path
    database: Mapping[str, Any]
    hosts: tuple[str, ...]
    https: bool

    @property
    def attachments(self) -> Path:
        return self.data / "attachments"

    def secret_key(self) -> str:
        """The key that signs sessions; made at first use, readable by its owner only."""
        return _kept_secret(self.data / "secret.key")


def configuration_from(environment: Mapping[str, str]) -> Configuration:
    """Read and check the settings above."""
    data = Path(environment.get("FAHENG_DATA") or "faheng-data").absolute()
    hosts = environment.get("FAHENG_HOSTS", "127.0.0.1,localhost,[::1]")
    https = environment.get("FAHENG_HTTPS", "0")
    if https not in ("0", "1"):
        raise ConfigurationError(f"FAHENG_HTTPS 应为 0 或 1，现为“{https}”。")
    names = tuple(name.strip() for name in hosts.split(",") if name.strip())
    if not names:
        raise ConfigurationError(
            "FAHENG_HOSTS 没有写域名；只在本机用，请不要设置这个变量。"
        )
    url = environment.get("DATABASE_URL")
    return Configuration(
        data=data,
        database=_postgresql(url) if url else _sqlite(data / "faheng.sqlite3"),
        hosts=names,
        https=https == "1",
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            # A writer waits for its turn at once instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # What was acknowledged survives a power cut: WAL alone would not promise it.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise ConfigurationError(
            "DATABASE_URL 应写成 postgresql://用户:密码@主机:端口/数据库 的样子。"
        )
    try:
        port = parts.port
    except ValueError as why:
        raise ConfigurationError("DATABASE_URL 中的端口不是数字。") from why
    if parts.fragment:
        raise ConfigurationError("DATABASE_URL 中的 # 请写成 %23。")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": _options(parts.query),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _options(query: str) -> dict[str, str]:
    """What comes after ``?``: nothing is dropped, least of all how to encrypt."""
    said = dict(parse_qsl(query, keep_blank_values=True))
    for name, value in said.items():
        if name not in _OPTIONS:
            raise ConfigurationError(
                f"DATABASE_URL 里的“{name}”不能用；问号后可写 {'、'.join(_OPTIONS)}。"
            )
        if not value:
            raise ConfigurationError(f"DATABASE_URL 里的“{name}”没有写值。")
    return said


def _kept_secret(path: Path) -> str:
    # What the folder holds is nobody else's on this machine.
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        _make_secret(path)
    kept = path.read_text("ascii").strip()
    if len(kept) < 50:
        raise ConfigurationError(
            f"密钥文件 {path} 不完整，请删除该文件后重试，大家需重新登录。"
        )
    return kept


def _make_secret(path: Path) -> None:
    """There whole or not at all; of two processes starting at once, both use the first's."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        except OSError:
            # Such as a memory stick, that gives no file two names.
            Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)
