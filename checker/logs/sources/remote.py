"""Objects in stores and files on web servers (`s3://`, `gs://`, `https://`) as sources, through fsspec.

Credentials come from where each store's own tools take them (environment, profiles, instance roles). What a URL itself
holds of them, a password or a signed query, is used and never shown.
"""

from __future__ import annotations

import errno
import io
import re
import sys
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlsplit

from checker.logs.sources.folders import SUFFIXES

# scheme -> the package that speaks it, and the extra of ours that brings it
SCHEMES: Final = MappingProxyType(
    {
        "s3": ("s3fs", "s3"),
        "s3a": ("s3fs", "s3"),
        "gs": ("gcsfs", "gcs"),
        "gcs": ("gcsfs", "gcs"),
        "https": ("aiohttp", "http"),
        "http": ("aiohttp", "http"),
    }
)
STEP: Final = 8 << 20  # bytes of one request to a store
_URL: Final = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]+)://")  # two letters or more: `C:\` is a drive
_GLOB: Final = re.compile(r"[*?\[]")
_FAILURES: Final = (
    ("botocore.exceptions", ("BotoCoreError", "ClientError")),
    ("aiohttp", ("ClientError",)),
    ("gcsfs.retry", ("HttpError",)),
    ("google.auth.exceptions", ("GoogleAuthError",)),
)


class RemoteError(OSError):
    """What a store or server answered instead of the bytes, in words that hold no credentials."""

    def __init__(self, message: str) -> None:
        super().__init__(errno.EIO, message)

    def __str__(self) -> str:
        return str(self.strerror)


class MissingExtraError(Exception):
    """A package that a scheme needs is not installed."""


def scheme_of(argument: str) -> str | None:
    """`s3` of `s3://bucket/key`; None for what is no URL."""
    match = _URL.match(argument)
    return match[1].lower() if match else None


def public(url: str) -> str:
    """The URL without what may be secret: user, password, query and fragment."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def without_secrets(message: str) -> str:
    """A foreign message in one line, with the URLs in it made public."""
    text = re.sub(r"([A-Za-z][A-Za-z0-9+.-]+://)[^\s/@'\"]*@", r"\1", " ".join(message.split()))
    return re.sub(r"([A-Za-z][A-Za-z0-9+.-]+://[^\s?'\"]+)\?[^\s'\"]*", r"\1", text)[:300]


def listed(url: str, is_log: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """What `url` means, as (URL to open, how it is shown), sorted: one object, those that a pattern matches, or all
    below a prefix whose names are those of logs. Raises RemoteError and MissingExtraError."""
    scheme = scheme_of(url)
    if scheme in ("http", "https"):
        _filesystem(url)
        yield url, public(url)
        return
    fs, path = _filesystem(url)
    try:
        for found in _below(fs, path, url, is_log):
            yield f"{scheme}://{found}", f"{scheme}://{found}"
    except FileNotFoundError:
        raise RemoteError("no such object") from None
    except failures() as error:
        raise RemoteError(_words(error)) from None


def _below(fs: Any, path: str, url: str, is_log: Callable[[str], bool]) -> list[str]:
    if _GLOB.search(path):
        found = sorted(name for name, info in fs.glob(path, detail=True).items() if info["type"] == "file")
        if not found:
            raise RemoteError("no object matches")
        return found
    if not url.endswith("/") and fs.info(path)["type"] == "file":
        return [path]
    found = sorted(name for name in fs.find(path) if is_log(name))
    if not found:
        raise RemoteError(f"no logs below this prefix (looked for {', '.join(SUFFIXES)} and names without an ending)")
    return found


def version_of(url: str) -> str | None:
    """What changes when the object does, by what its store says of it; None if it says nothing. Raises RemoteError."""
    fs, path = _filesystem(url)
    try:
        info = fs.info(path)
    except failures() as error:
        raise RemoteError(_words(error)) from None
    said = next((info[key] for key in ("ETag", "etag", "md5Hash", "generation") if info.get(key)), None)
    return f"{said} {info.get('size')}" if said is not None else None


def opened_remote(url: str) -> io.BufferedReader:
    """The object's bytes, as they lie there. Opening and reading raise RemoteError."""
    fs, path = _filesystem(url)
    try:
        return io.BufferedReader(_Object(fs.open(path, "rb", block_size=STEP)), STEP)
    except FileNotFoundError:
        raise RemoteError("no such object") from None
    except failures() as error:
        raise RemoteError(_words(error)) from None


def _filesystem(url: str) -> tuple[Any, str]:
    scheme = scheme_of(url) or ""
    package, extra = SCHEMES[scheme]
    try:
        import fsspec

        fs, path = fsspec.core.url_to_fs(url)
    except ImportError:
        raise MissingExtraError(
            f"reading {scheme}:// needs the package {package}: pip install 'checkpolicy[{extra}]'"
        ) from None
    except failures() as error:
        raise RemoteError(_words(error)) from None
    return fs, str(path)


class _Object(io.RawIOBase):
    """A file of fsspec whose failures are RemoteErrors."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._inner.read(len(buffer))
        except failures() as error:
            raise RemoteError(_words(error)) from None
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


def failures() -> tuple[type[Exception], ...]:
    """What the stores' clients raise, of those that are loaded."""
    kinds: list[type[Exception]] = [OSError]
    for module, names in _FAILURES:
        loaded = sys.modules.get(module)
        kinds.extend(getattr(loaded, name) for name in names if loaded is not None)
    return tuple(kinds)


def _words(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return f"access denied ({without_secrets(str(error))})" if str(error) else "access denied"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return without_secrets(str(error)) or type(error).__name__
