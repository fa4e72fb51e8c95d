"""What a program makes of a configuration: a policy's `render:` command, and `kustomize build`.

A command of the policy runs only where the command line says `--allow-render`: no file can say so. `kustomize` (or the
one that is in `kubectl`) is the machine's own program, and builds only what lies in the project: it would fetch what
lies elsewhere.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from checker.configs.values.secrets import redact
from checker.documents.errors import DocumentError
from checker.run.configs.config_pairs import OVERLAYS

TIMEOUT: Final = 60  # seconds
MAX_OUTPUT: Final = 20_000_000  # bytes, as for a file
# Fields of a kustomization that may name files, folders or addresses.
_SOURCES: Final = (
    "resources",
    "bases",
    "components",
    "crds",
    "configurations",
    "generators",
    "transformers",
    "validators",
)
_MAX_FOLDERS: Final = 500
_MAX_FILES: Final = 10_000
# What kubectl puts before a message: day, time, process, place. Another one in every run.
_STAMP: Final = re.compile(r"^[EFIW]\d{4} [\d:.]+ +\d+ [\w.-]+:\d+\] ", re.MULTILINE)

_BLOCK: Final = re.compile(r"=<\n(?P<lines>(?:\t[^\n]*\n)*) >")


class RenderError(Exception):
    """Why there is no output."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def render(command: str, path: str, environment: str, *, root: Path) -> bytes:
    """The standard output of a policy's command, run in the project's root without a shell; `{path}` and `{env}` in it
    stand for the file and its environment. Raises RenderError."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise RenderError(f"the render command cannot be read: {error}") from None
    if not words:
        raise RenderError("the render command is empty")
    return _output([word.replace("{path}", path).replace("{env}", environment) for word in words], root, os.environ)


_BUILDERS: Final = (("kustomize", "build"), ("kubectl", "kustomize"))


def kustomize(root: Path) -> tuple[str, str] | None:
    """The machine's kustomize and what builds with it; one that lies in the project is none."""
    for name, command in _BUILDERS:
        found = shutil.which(name)
        if found is not None and not Path(found).resolve().is_relative_to(root.resolve()):
            return found, command
    return None


def build_overlay(program: tuple[str, str], file: Path, root: Path) -> bytes:
    """What kustomize makes of the overlay that `file` describes. Raises RenderError."""
    outside = next(_elsewhere(file.parent, root), None)
    if outside is not None:
        raise RenderError(f"names {outside!r}, which does not lie in the project")
    with tempfile.TemporaryDirectory() as home:
        environment = {"PATH": str(Path(program[0]).parent), "HOME": home, "XDG_CONFIG_HOME": home}
        return _output([*program, str(file.parent)], root, environment)


def taken_in(file: Path) -> set[Path]:
    """The files beside an overlay that it may be built of: all that it names, wherever in it (`files: [key=path]`)."""
    from checker.documents.tree import Scalar, walk
    from checker.documents.yaml import read_yaml_file

    try:
        root = read_yaml_file(file.read_bytes(), file.name)
    except (DocumentError, OSError):
        return set()
    texts = [node.text for _, node in walk(root, ()) if isinstance(node, Scalar) and "\n" not in node.text]
    return {(file.parent / name).resolve() for text in texts for name in (text, text.rpartition("=")[2]) if name}


def files_of(overlay: Path) -> set[Path]:
    """All files that an overlay may be built of, those of its bases and components among them."""
    found: set[Path] = {overlay.resolve()}
    pending = [overlay.resolve()]
    while pending and len(found) < _MAX_FILES:
        for part in sorted(taken_in(pending.pop()) - found):
            own = next((part / name for name in OVERLAYS if (part / name).is_file()), None) if part.is_dir() else None
            if own is not None and own not in found:
                pending.append(own)
                found.add(own)
            elif part.is_file():
                found.add(part)
    return found


def _output(words: Sequence[str], root: Path, environment: Mapping[str, str]) -> bytes:
    try:
        done = subprocess.run(
            words,
            cwd=root,
            capture_output=True,
            check=False,
            timeout=TIMEOUT,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
    except OSError as error:
        raise RenderError(f"{words[0]} cannot be run: {error.strerror or error}") from None
    except subprocess.TimeoutExpired:
        raise RenderError(f"{words[0]} did not end within {TIMEOUT} seconds") from None
    if done.returncode:
        said = _reason(done.stderr.decode("utf-8", "replace")).replace(f"{root.resolve()}/", "")
        raise RenderError(f"{words[0]} ended with {done.returncode}: {redact(said[:300])}")
    if len(done.stdout) > MAX_OUTPUT:
        raise RenderError(f"{words[0]} wrote more than {MAX_OUTPUT // 1_000_000} MB")
    return done.stdout


def _reason(text: str) -> str:
    """What a program says of its failure: the line that calls itself an error, else the first that is no warning."""
    lines = _STAMP.sub("", _whole_lines(text.strip())).split("\n")
    errors = [line for line in lines if line.lower().lstrip().startswith("error")]
    rest = [line for line in lines if not line.lower().lstrip("# ").startswith("warn")]
    return (errors or rest or lines)[0]


def _whole_lines(text: str) -> str:
    """kubectl's messages of several lines (`err=<`, indented lines, ` >`) as one line each."""
    return _BLOCK.sub(lambda found: "=" + " ".join(found["lines"].split()), text)


def _elsewhere(folder: Path, root: Path) -> Iterator[str]:
    """What the overlay, or an overlay below it, names and is no file or folder of the project."""
    pending, seen = [folder], set[Path]()
    while pending:
        current = pending.pop().resolve()
        if current in seen:
            continue
        seen.add(current)
        if len(seen) > _MAX_FOLDERS:
            yield f"more than {_MAX_FOLDERS} folders"
            return
        for name in _named(current):
            there = (current / name).resolve()
            if "\n" in name:
                continue  # an object written in place
            if "://" in name or not there.exists() or not there.is_relative_to(root.resolve()):
                yield name
            elif there.is_dir():
                pending.append(there)


def _named(folder: Path) -> Iterator[str]:
    for name in OVERLAYS:
        file = folder / name
        if file.is_file():
            document = _read(file)
            for key in _SOURCES:
                listed = document.get(key)
                yield from (str(item) for item in (listed if isinstance(listed, list) else ()))
            openapi = document.get("openapi")
            if isinstance(openapi, dict) and "path" in openapi:
                yield str(openapi["path"])


def _read(file: Path) -> dict[str, Any]:
    from checker.documents.tree import plain
    from checker.documents.yaml import read_yaml_file

    try:
        found = plain(read_yaml_file(file.read_bytes(), file.name))
    except (DocumentError, OSError) as error:
        raise RenderError(f"{file.name} cannot be read: {getattr(error, 'message', error)}") from None
    return found if isinstance(found, dict) else {}
