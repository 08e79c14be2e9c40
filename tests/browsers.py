"""Finds the machine's Chromium, or says plainly that there is none."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def chromium() -> str:
    """The path of a Chromium; skips the test without one, or fails it where EVENKEEL_REQUIRE_BROWSER is set."""
    named = os.environ.get("EVENKEEL_CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        sentence = "No Chromium was found: install it, or name it with EVENKEEL_CHROMIUM."
        if os.environ.get("EVENKEEL_REQUIRE_BROWSER"):
            pytest.fail(f"{sentence} Here it is required.")
        pytest.skip(sentence)
    return found
