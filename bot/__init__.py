"""Telegram, the clock and the command line: the thin shell around everything else."""

import os

# PTB reads this when it is imported: waits come as timedeltas, and building a 429 raises no warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")
