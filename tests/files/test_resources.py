"""Packaged files are found, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.files import resources
from checker.files.resources import read_resource, resource


def test_folders_of_the_checkout_are_found() -> None:
    assert resource("policies").is_dir()
    assert resource("schemas").is_dir()


def test_an_installed_package_reads_its_own_data_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "checker"
    (package / "_data" / "policies").mkdir(parents=True)
    (package / "_data" / "policies" / "ours.yaml").write_bytes(b"name: ours\n")
    (tmp_path / "site-packages" / "policies").mkdir()
    (tmp_path / "site-packages" / "policies" / "theirs.yaml").write_bytes(b"name: theirs\n")
    monkeypatch.setattr(resources, "_PACKAGE", package)

    assert read_resource("policies/ours.yaml") == b"name: ours\n"
    with pytest.raises(FileNotFoundError, match=r"no resource 'policies/theirs\.yaml'"):
        resource("policies/theirs.yaml")


@pytest.mark.parametrize(
    "name", ["policies/nope.yaml", "../pyproject.toml", "/etc/hosts", "policies/../LICENSE", "c:x"]
)
def test_a_name_that_is_no_resource_says_so(name: str) -> None:
    with pytest.raises(FileNotFoundError, match="checkpolicy has no resource"):
        resource(name)
