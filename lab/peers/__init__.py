"""What others would write for the same, to be measured beside ours: each for a Python environment of its own."""

from pathlib import Path

REPLAY = Path(__file__).parent / "replay_pandas.py"
