"""Entry to the code plane: source files and a policy in, call sites out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from checker.code.assembly import DAMAGED, assemble
from checker.code.demand import Demand, demand_of
from checker.code.progress import Progress
from checker.code.question import Question
from checker.code.results import CodeResult, unpack
from checker.code.source.sources import Sources
from checker.files.cache import Store
from checker.files.fingerprint import fingerprint
from checker.policy.model import Policy
from checker.sdks import catalogue as catalogue_module
from checker.sdks.catalogue import Catalogue
from checker.sdks.versions import Versions

ENGINE_VERSION = 1
_OWN_FILES = str(Path(__file__).parent)


def analyse(
    files: Sequence[str],
    policy: Policy,
    *,
    root: Path,
    cwd: Path,
    cache_dir: Path | None = None,
    prefilter: bool = True,
    progress: Progress | None = None,
    instead: Mapping[str, bytes] = MappingProxyType({}),
    versions: Versions | None = None,
    reports: Callable[[Collection[str]], bool] = lambda places: True,
    jobs: int | None = 1,
) -> CodeResult:
    """Find every billable call in `files` (paths relative to `root`, `/`-separated; .py, .pyi and .ipynb) and prove
    for each field of the policy whether it is carried. All of `files` may be read and are reported on; paths in the
    result are relative to `cwd`. With `cache_dir` a result is kept for the next run on the same input. Without
    `prefilter` every function of every file is looked at, with the same result. `versions` are what the project runs of
    the SDKs, where it says so. `instead`: bytes that are judged in the place of those on disk, by path. `reports`: what
    call sites are wanted, told from the files that one speaks of. `jobs`: at most so
    many processes, None: as many as pay off."""
    demand = demand_of(policy)
    catalogue = _catalogue(demand, versions or {})
    readable = sorted(f for f in files if not f.endswith(".pyi"))
    with Store.open(cache_dir, root, f"{ENGINE_VERSION}/{fingerprint(_OWN_FILES)}") as store:
        question = Question(readable, demand, catalogue, Sources(root, store, instead), root, cwd, prefilter)
        key = question.key(readable)
        kept = store.get("results", key)
        if kept is not None:
            with suppress(*DAMAGED):
                return unpack(kept, reports)
        result = assemble(question, store, key, reports, progress, jobs)
        store.save()
    return replace(result, sites=tuple(site for site in result.sites if reports(site.places)))


def _catalogue(demand: Demand, versions: Versions) -> Catalogue:
    """What is known of SDKs in the versions of the project, with what the policy says of the organisation's own."""
    catalogue = catalogue_module.load().of_versions(versions)
    if not demand.models:
        return catalogue
    from checker.code.wire.models import as_catalogue

    return catalogue.extend(as_catalogue(demand.name, demand.models))


__all__ = ["CodeResult", "analyse"]
