"""What stands in the margins of every page and is no part of a document."""

from __future__ import annotations

import re

# All that is left of a page number once its digits are gone.
PAGE_NUMBER = re.compile(r"[\s\d第共页/\-—–－~·.]*")
