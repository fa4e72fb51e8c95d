"""Entry to the code plane: source files and a policy in, call sites out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.code.callsite import CallSite
from checker.findings.model import Notice
from checker.policy.model import Policy


@dataclass(frozen=True, slots=True)
class CodeResult:
    """Call sites sorted by place; notices about files that could not be read or parsed."""

    sites: tuple[CallSite, ...]
    notices: tuple[Notice, ...]
    files: int


def analyse(
    files: Sequence[str],
    policy: Policy,
    *,
    root: Path,
    cwd: Path,
    jobs: int = 1,
    cache_dir: Path | None = None,
    prefilter: bool = True,
    progress: Callable[[str, int, int], None] | None = None,
) -> CodeResult:
    """Find every billable call in `files` (paths relative to `root`, `/`-separated; .py, .pyi and .ipynb) and prove
    for each field of the policy whether it is carried. All of `files` may be read and are reported on; paths in the
    result are relative to `cwd`."""
    raise NotImplementedError
