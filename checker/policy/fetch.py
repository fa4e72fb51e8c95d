"""What addresses of policies mean today, from the network: the only module that opens a socket, for `policy lock` and
`policy update` alone."""

from __future__ import annotations

import os
import subprocess
import tempfile
import urllib.error
import urllib.request
from typing import Final

from checker.errors import InputError
from checker.policy.remote import Address, Pin, digest_of

MAX_BYTES: Final = 2_000_000
TIMEOUT: Final = 60  # seconds
_SAFE: Final = ("-c", "protocol.ext.allow=never", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")


class FetchError(InputError):
    """A policy that cannot be fetched: a usage error (exit code 2)."""


def fetch(address: Address) -> Pin:
    """Raises FetchError."""
    commit, data = _from_git(address) if address.ref else ("", _from_web(address))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FetchError(f"{address.text}: not UTF-8 (byte {error.start})") from None
    digest = digest_of(text)
    if address.digest and digest != f"sha256:{address.digest}":
        raise FetchError(f"{address.text}: what is there has another digest: {digest.removeprefix('sha256:')}")
    return Pin(address.text, commit, digest, text)


def _from_web(address: Address) -> bytes:
    request = urllib.request.Request(address.url, headers={"User-Agent": "checkpolicy"})  # noqa: S310 - https alone
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            if not str(answer.url).startswith("https://"):
                raise FetchError(f"{address.text}: leads to {answer.url}, which is not https")
            data: bytes = answer.read(MAX_BYTES + 1)
    except urllib.error.HTTPError as error:
        with error:  # is an answer too, which holds its connection
            raise FetchError(f"{address.text}: {error.reason}") from None
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise FetchError(f"{address.text}: {getattr(error, 'reason', None) or error}") from None
    return _bounded(address, data)


def _from_git(address: Address) -> tuple[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="checkpolicy-") as folder:
        _git(address, folder, "init", "-q", "--bare")
        _git(address, folder, "fetch", "-q", "--depth", "1", "--no-tags", "--", address.url, address.ref)
        commit = _git(address, folder, "rev-parse", "--verify", "FETCH_HEAD^{commit}").decode().strip()
        listed = _git(address, folder, "ls-tree", "-z", "--full-tree", commit, "--", address.path).decode()
        mode, _, rest = listed.partition(" ")
        if not mode.startswith("100"):
            raise FetchError(f"{address.text}: {address.ref} has no file {address.path}")
        name = rest.partition(" ")[2].partition("\t")[0]
        return commit, _bounded(address, _git(address, folder, "cat-file", "blob", name))


def _bounded(address: Address, data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise FetchError(f"{address.text}: more than {MAX_BYTES:,} bytes are no policy")
    return data


def _git(address: Address, folder: str, *words: str) -> bytes:
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        environment.pop(name, None)  # of a hook that runs us
    try:
        done = subprocess.run(
            ["git", *_SAFE, *words], cwd=folder, capture_output=True, check=False, env=environment, timeout=TIMEOUT * 5
        )
    except FileNotFoundError:
        raise FetchError(f"{address.text}: git is not installed") from None
    except subprocess.TimeoutExpired:
        raise FetchError(f"{address.text}: no answer within {TIMEOUT * 5} seconds") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise FetchError(f"{address.text}: {said[-1].removeprefix('fatal: ') if said else 'git failed'}")
    return done.stdout
