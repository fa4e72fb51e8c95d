"""The wheel, built from the source distribution and installed elsewhere, does the main job by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker import __version__

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]
CHECKOUT = Path(__file__).resolve().parent.parent

UNTAGGED = """\
from openai import OpenAI

def answer(question: str) -> object:
    return OpenAI().responses.create(model="gpt-5", input=question)
"""


@dataclass(frozen=True)
class Built:
    wheel: Path
    sdist: Path


@dataclass(frozen=True)
class Installed:
    folder: Path

    def run(self, *args: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        script = self.folder / ("Scripts" if os.name == "nt" else "bin") / "checkpolicy"
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        clean |= {"CHECKPOLICY_CACHE_DIR": str(self.folder / "cache"), **(env or {})}
        return subprocess.run(
            [str(script), *args], cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8", check=False
        )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What `python -m build` makes: the source distribution, and the wheel out of that."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(CHECKOUT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return Built(wheel, sdist)


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A fresh environment with the wheel. Its dependencies are this environment's: no download, but no checkout either,
    since the .pth file of an editable install is not followed from there."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(built.wheel)], check=True, capture_output=True)
    site = next(iter(folder.rglob("site-packages")))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return Installed(folder)


@pytest.fixture
def service(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text(UNTAGGED)
    return tmp_path


def test_the_wheel_holds_every_policy_and_schema_and_nothing_foreign(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = set(wheel.namelist())
        packed = {name: wheel.read(name) for name in names if name.startswith("checker/_data/")}
    ours = {
        f"checker/_data/{path.relative_to(CHECKOUT).as_posix()}": path.read_bytes()
        for folder in ("policies", "schemas")
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file()
    }
    assert "checker/_data/policies/chargeback.yaml" in packed
    assert "checker/_data/schemas/policy.schema.json" in packed
    assert packed == ours
    info = f"checkpolicy-{__version__}.dist-info"
    assert {name.split("/")[0] for name in names} == {"checker", "_checkpolicy.py", info}
    assert f"{info}/licenses/LICENSE" in names
    assert not [name for name in names if "__pycache__" in name]


def test_the_wheel_holds_all_code_and_data_of_the_package(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = set(wheel.namelist())
    ours = {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / "checker").rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".md")
    }
    assert ours - names == set()


def test_the_source_distribution_holds_what_its_tests_need_and_no_secrets_of_the_checkout(built: Built) -> None:
    with tarfile.open(built.sdist) as sdist:
        tops = {name.split("/")[1] for name in sdist.getnames() if "/" in name}

    assert {"checker", "policies", "schemas", "tests", "LICENSE", "README.md", "pyproject.toml"} <= tops
    assert not tops & {".git", ".venv", "benchmarks"}


def test_the_installed_script_tells_its_version(installed: Installed, tmp_path: Path) -> None:
    done = installed.run("--version", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout


def test_the_installed_script_does_the_main_job(installed: Installed, service: Path) -> None:
    done = installed.run("check", ".", cwd=service)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "app.py:4:12" in done.stdout
    assert "CP101" in done.stdout
    assert "team_id" in done.stdout


@pytest.mark.parametrize("python_path", [None, ".", "absolute"])
def test_a_package_named_checker_in_the_checked_repository_is_not_run(
    installed: Installed, service: Path, python_path: str | None
) -> None:
    for name in ("checker/__init__.py", "checker/cli/__init__.py", "checker/cli/main.py", "checker/settings.py"):
        (service / name).parent.mkdir(parents=True, exist_ok=True)
        (service / name).write_text("open('hostile', 'w').close()\ndef main():\n    raise SystemExit('hostile')\n")
    env = {"PYTHONPATH": str(service) if python_path == "absolute" else python_path} if python_path else {}

    version = installed.run("--version", cwd=service, env=env)
    check = installed.run("check", "--jobs", "2", ".", cwd=service, env=env)

    assert __version__ in version.stdout
    assert "CP101" in check.stdout, check.stderr
    assert not (service / "hostile").exists()
