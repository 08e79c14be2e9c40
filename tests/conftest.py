"""Fixtures that every folder of tests may use."""

import os

from hypothesis import settings

os.environ.setdefault("PTB_TIMEDELTA", "1")  # before telegram is imported

settings.register_profile("machine", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("machine")
