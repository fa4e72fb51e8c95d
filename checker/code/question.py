"""What is asked of a project's sources, and the answer for a part of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.code.demand import Demand
from checker.code.interpreter import roomy
from checker.code.progress import Progress
from checker.code.results import CodeResult
from checker.code.source.sources import Sources
from checker.sdks.catalogue import Catalogue

if TYPE_CHECKING:
    from checker.code.source.project import Project


@dataclass(frozen=True)
class Question:
    """Of `files`, sorted by path. Can be sent to another process, which reads the files itself."""

    files: Sequence[str]
    demand: Demand
    catalogue: Catalogue
    sources: Sources
    root: Path
    cwd: Path
    prefilter: bool

    def key(self, files: Sequence[str]) -> bytes:
        """What a result for some of the files depends on: what is asked, the catalogue, how paths are written, these
        files by path and content, and which others there are, on which it hangs what an import means."""
        total = blake2b(self._asked, digest_size=16)
        total.update(self.sources.digest(files))
        return total.digest()

    @cached_property
    def _asked(self) -> bytes:
        prefix = os.path.relpath(self.root, self.cwd)
        parts = (self.demand.key(), self.catalogue.digest.encode(), prefix.encode(), str(self.prefilter).encode())
        listed = blake2b("\0".join((*self.files, "")).encode("utf-8", "surrogateescape"), digest_size=16).digest()
        return b"".join(part + b"\0" for part in (*parts, listed))

    @cached_property
    def project(self) -> Project:
        """The files, read when they are asked for."""
        from checker.code.source.project import Project  # not needed where all results are kept

        return Project(self.files, self.sources.text, self.catalogue.modules)

    def whatever_versions(self, sdks: Sequence[str]) -> Question:
        """The same, with all that is known of these SDKs."""
        if not sdks:
            return self
        other = replace(self, catalogue=self.catalogue.whatever_versions({*sdks}))
        other.__dict__["project"] = self.project  # what was read of it is read
        return other

    def answer(self, files: Sequence[str], progress: Progress | None = None) -> CodeResult:
        """The call sites of an island. MeetingError: it is none, but a part of one."""
        from checker.code.analysis import run  # not needed where all results are kept

        part = self.project.part(files)
        judge = partial(run, part, self.demand, self.catalogue, self.root, self.cwd, self.prefilter, progress)
        try:
            return roomy(judge)
        finally:
            for path in files:
                self.project.modules[path].let_go()

    def __getstate__(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}
