"""Fixtures that every folder of tests may use."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # before telegram is imported
