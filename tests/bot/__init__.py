"""Tests of the package that speaks Telegram."""

import os

# PTB reads this when a 429 is built: without it every flood becomes a deprecation warning, here an error.
os.environ.setdefault("PTB_TIMEDELTA", "1")
