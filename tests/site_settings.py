"""The site's settings in tests: a data folder of their own, and a fast password hasher."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_data = tempfile.mkdtemp(prefix="faheng-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["FAHENG_DATA"] = _data

from faheng.site.settings import *  # noqa: E402, F403
from faheng.site.settings import DATABASES as _DATABASES  # noqa: E402
from faheng.site.settings import Q_CLUSTER as _Q_CLUSTER  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Background tasks run at once, in the test itself; their own tests start real workers.
Q_CLUSTER = {**_Q_CLUSTER, "sync": True}
if _DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as at work: one in memory cannot be written by two at once.
    _test = {"TEST": {"NAME": f"{_data}/test.sqlite3"}}
    DATABASES = {"default": {**_DATABASES["default"], **_test}}
