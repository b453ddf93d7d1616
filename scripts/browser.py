"""Finds a Chromium for the tests, or installs one: `python -m scripts.browser` prints its path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find_browser() -> str | None:
    """The path of a Chromium or Chrome that runs, or None.

    `SYNTH_BROWSER` names one; else the first on PATH; else the one that Playwright has fetched.
    """
    if named := os.environ.get("SYNTH_BROWSER"):
        return named if _runs(named) else None
    found = (path for name in NAMES if (path := shutil.which(name)))
    return next((path for path in (*found, _playwrights_own()) if path and _runs(path)), None)


def install_browser() -> None:
    """Install Chromium with apt where that is allowed, else fetch Playwright's build."""
    if shutil.which("apt-get") and (root := _as_root()) is not None:
        _say("No Chromium found: installing it with apt-get")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run([*root, "apt-get", *arguments], stdout=sys.stderr, env=environment, check=False)
        if find_browser():
            return
    _say("No Chromium found: fetching Playwright's")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)


def main() -> int:
    """Print the path of a browser that runs; 1 where there is none and none could be installed."""
    if not (path := find_browser()) and not os.environ.get("SYNTH_BROWSER"):
        install_browser()
        path = find_browser()
    if not path:
        _say("The tests need a browser. Install Chromium or Chrome, or set SYNTH_BROWSER to the path of one.")
        return 1
    print(path)
    return 0


def _runs(path: str) -> bool:
    # Some systems put a stub on PATH that only says how to install the browser.
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and b"Chrom" in answer.stdout


def _playwrights_own() -> str | None:
    # A process of its own: Playwright's event loop would get in the way of a test's.
    code = "from playwright.sync_api import sync_playwright as p\nwith p() as it: print(it.chromium.executable_path)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None


def _as_root() -> list[str] | None:
    """What to put before a command so that root runs it; None where that cannot be."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0:
        return sudo
    return None


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
