"""The committed bundle is what the sources build, and small enough for a bad line."""

from __future__ import annotations

import gzip
import re
import subprocess

import pytest

from bot.need import safety_needs
from tests.widget.axe import WIDGET, install_packages

DIST = WIDGET / "dist"
KIB = 1024


def test_the_committed_bundle_is_what_the_sources_build(tmp_path):
    install_packages()
    build = ["node", "build.mjs", "--outdir", str(tmp_path)]
    subprocess.run(build, cwd=WIDGET, check=True, capture_output=True)
    for name in ("lotse.js", "lotse.css"):
        same = (tmp_path / name).read_bytes() == (DIST / name).read_bytes()
        assert same, f"{name} is older than its sources or the catalogues: run `make widget`"


def test_the_types_of_the_sources_fit():
    install_packages()
    checked = subprocess.run(
        ["node_modules/.bin/tsc", "--project", "."], cwd=WIDGET, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout


def test_the_bundle_is_smaller_than_15_kib():
    assert len(gzip.compress((DIST / "lotse.js").read_bytes(), 9)) <= 15 * KIB


@pytest.mark.parametrize("need", sorted(safety_needs()))
def test_the_bundle_knows_the_needs_beside_which_the_page_is_left_quickly(need):
    assert f'"{need}"' in (DIST / "lotse.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("forbidden", ["innerHTML", "eval(", "document.write", "localStorage"])
def test_the_bundle_does_without_what_is_dangerous(forbidden):
    assert forbidden not in (DIST / "lotse.js").read_text(encoding="utf-8")


def test_the_lock_file_names_no_registry():
    lock = (WIDGET / "package-lock.json").read_text()
    assert "resolved" not in lock
    assert not re.search(r"https?://[^\"]*\.tgz", lock)
