"""Ties each outgoing HTTP request of a case to the case's own stack frames that caused it, and sends it to the stub.

The HTTP clients of the SDKs (httpx, httpx2, requests, botocore, aiohttp, urllib) are patched where a request is sent.
Tasks, pool jobs and threads are patched where they are made: the creator's frames follow their own.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import os
import re
import sys
import threading
import urllib.request
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

# A file's path below the case's folder (`file#cell` in a notebook) and the instruction's position in it: first line,
# last line, first column, last column.
Frame = tuple[str, list[int | None]]

MARK = "x-bench-call"  # the header that ties what the stub saw to a call


class Recorder:
    """`calls`: one for each request that left: its id, the URL it was meant for, its frames (innermost first)."""

    def __init__(self, case_dir: Path, stub_url: str) -> None:
        self.case_dir = os.path.realpath(case_dir) + os.sep
        self.stub_url = stub_url
        self.calls: list[dict[str, Any]] = []
        self._of_tasks: weakref.WeakKeyDictionary[asyncio.Task[Any], list[Frame]] = weakref.WeakKeyDictionary()
        self._local = threading.local()

    def note(self, url: object) -> str:
        self.calls.append({"id": len(self.calls), "url": str(url), "frames": self.frames()})
        return str(len(self.calls) - 1)

    def redirected(self, url: object) -> str:
        """Whatever host a case names, the request goes to the stub."""
        return re.sub(r"^https?://[^/]+", self.stub_url, str(url))

    def frames(self) -> list[Frame]:
        """The case's frames, innermost first; across a task's or a thread's start the creator's frames follow."""
        try:
            task = asyncio.current_task()
        except RuntimeError:
            task = None
        found: list[Frame] = []
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            name = frame.f_code.co_filename
            if name.startswith(self.case_dir):
                position = list(frame.f_code.co_positions())[max(frame.f_lasti, 0) // 2]
                found.append((name[len(self.case_dir) :], list(position)))
            elif task in self._of_tasks and frame.f_code is asyncio.Handle._run.__code__:
                return found + self._of_tasks[task]
            frame = frame.f_back
        return found + self._of_thread()

    def install(self) -> None:
        """Patch what the case has imported. Only for a process that ends with the case: nothing is put back."""
        for name, patch in PATCHES.items():
            if name in sys.modules:
                patch(self, sys.modules[name])
        self._follow_tasks()
        self._follow_pools()
        self._follow_threads()

    # -------------------------------------------------------------- who started whom
    def _of_thread(self) -> list[Frame]:
        frames: list[Frame] = getattr(self._local, "frames", [])
        return frames

    @contextmanager
    def _caused_by(self, frames: list[Frame]) -> Iterator[None]:
        before = self._of_thread()
        self._local.frames = frames
        try:
            yield
        finally:
            self._local.frames = before

    def _follow_tasks(self) -> None:
        create_task = asyncio.BaseEventLoop.create_task

        def recorded(loop: Any, coro: Any, **options: Any) -> Any:
            frames = self.frames()
            task = create_task(loop, coro, **options)
            self._of_tasks[task] = frames
            return task

        asyncio.BaseEventLoop.create_task = recorded  # type: ignore[method-assign,assignment]

    def _follow_pools(self) -> None:
        submit = concurrent.futures.ThreadPoolExecutor.submit

        def recorded(pool: Any, job: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
            frames = self.frames()

            def run(*args: Any, **kwargs: Any) -> Any:
                with self._caused_by(frames):
                    return job(*args, **kwargs)

            return submit(pool, run, *args, **kwargs)

        concurrent.futures.ThreadPoolExecutor.submit = recorded  # type: ignore[method-assign]

    def _follow_threads(self) -> None:
        start = threading.Thread.start

        def recorded(thread: threading.Thread) -> None:
            frames, run = self.frames(), thread.run

            def run_caused() -> None:
                with self._caused_by(frames):
                    run()

            thread.run = run_caused  # type: ignore[method-assign]
            start(thread)

        threading.Thread.start = recorded  # type: ignore[method-assign]


# ------------------------------------------------------------------ where requests are sent
def _httpx(recorder: Recorder, httpx: ModuleType) -> None:
    """httpx and httpx2: a request that a transport or an auth flow sends again is one call."""
    send, send_async = httpx.Client.send, httpx.AsyncClient.send

    def prepare(request: Any) -> None:
        if MARK not in request.headers:
            request.headers[MARK] = recorder.note(request.url)
            request.url = httpx.URL(recorder.redirected(request.url))
            request.headers["host"] = request.url.netloc.decode()

    def recorded(client: Any, request: Any, **options: Any) -> Any:
        prepare(request)
        return send(client, request, **options)

    async def recorded_async(client: Any, request: Any, **options: Any) -> Any:
        prepare(request)
        return await send_async(client, request, **options)

    httpx.Client.send, httpx.AsyncClient.send = recorded, recorded_async


def _requests(recorder: Recorder, requests: ModuleType) -> None:
    send = requests.Session.send

    def recorded(session: Any, request: Any, **options: Any) -> Any:
        request.headers[MARK] = recorder.note(request.url)
        request.url = recorder.redirected(request.url)
        return send(session, request, **options)

    requests.Session.send = recorded


def _botocore(recorder: Recorder, botocore: ModuleType) -> None:
    import botocore.httpsession as httpsession

    send = httpsession.URLLib3Session.send

    def recorded(session: Any, request: Any) -> Any:
        request.headers[MARK] = recorder.note(request.url)
        request.url = recorder.redirected(request.url)
        return send(session, request)

    httpsession.URLLib3Session.send = recorded


def _aiohttp(recorder: Recorder, aiohttp: ModuleType) -> None:
    request = aiohttp.ClientSession._request

    async def recorded(session: Any, method: str, url: object, **options: Any) -> Any:
        options["headers"] = {**(options.get("headers") or {}), MARK: recorder.note(url)}
        return await request(session, method, recorder.redirected(url), **options)

    aiohttp.ClientSession._request = recorded


def _urllib(recorder: Recorder, _: ModuleType) -> None:
    open_url = urllib.request.OpenerDirector.open

    def recorded(opener: Any, target: Any, *args: Any, **options: Any) -> Any:
        request = target if isinstance(target, urllib.request.Request) else urllib.request.Request(target)
        request.add_header(MARK, recorder.note(request.full_url))
        request.full_url = recorder.redirected(request.full_url)
        return open_url(opener, request, *args, **options)

    urllib.request.OpenerDirector.open = recorded  # type: ignore[method-assign]


PATCHES: dict[str, Callable[[Recorder, ModuleType], None]] = {
    "httpx": _httpx,
    "httpx2": _httpx,
    "requests": _requests,
    "botocore": _botocore,
    "aiohttp": _aiohttp,
    "urllib.request": _urllib,
}
