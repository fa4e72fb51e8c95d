"""What a repository has that a policy has to know of: call sites by SDK, the carriers that its code sends already,
gateways, configurations, environments and logs. This is what `checkpolicy init` and `doctor` look at.

What a call *sends* is proven; which of it are carriers of an owner's field goes by the words of its name.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from checker.code.callsite import CallSite
from checker.code.progress import Progress
from checker.findings.model import Notice, SiteCounts, Unchecked
from checker.policy.model import Policy
from checker.run.code.facts import Facts, look, with_configs
from checker.run.code.judging import count
from checker.run.population import Population, gather
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.configs.loading.conventions import Members

_WORDS: Final = Path(__file__).with_name("carrier_words.json")
_LOG_ENDINGS: Final = (".jsonl", ".ndjson", ".log", ".parquet", ".gz", ".zst")
_MOST_LOGS: Final = 200


class Sending(Struct, frozen=True):
    """A carrier that call sites send: `header x-team-id`, `metadata team`, and at how many sites."""

    kind: str  # header or metadata
    name: str
    sites: int
    field: str  # the policy's field that it seems to be, by its words
    known: bool  # whether the policy accepts it for that field as it is


class Survey(Struct, frozen=True):
    """Paths are relative to the working directory. `sdks`, `hosts` and `configs` are names with their numbers."""

    root: Path
    policy: Policy
    files: int
    counts: SiteCounts
    sdks: tuple[tuple[str, int], ...]
    sent: tuple[Sending, ...]
    hosts: tuple[tuple[str, int], ...]  # hosts that requests certainly go to and that are no provider's
    variables: tuple[str, ...]  # by which an SDK would be sent to a gateway, and which a configuration sets
    configs: tuple[tuple[str, tuple[str, ...]], ...]  # kind and its files
    pairs: tuple[tuple[str, str, str, str], ...]  # environment and file, twice
    logs: tuple[tuple[str, str], ...]  # file and the format's title
    unchecked: tuple[Unchecked, ...]
    notices: tuple[Notice, ...]
    package: str = ""  # the outermost package of the project that most call sites stand in


def survey(settings: Settings, policy: Policy, *, cwd: Path, progress: Progress | None = None) -> Survey:
    """Look at the project that holds `cwd`. Raises what `check` raises of settings and policies."""
    population = gather(settings, (), policy, cwd=cwd)
    facts = with_configs(look(settings, policy, population, progress))
    sites = [site for site in facts.sites if site.scope != "test" and population.reports((site.at.path,))]
    configs, pairs = _configs(facts)
    hosts, variables = _gateways(sites, facts)
    return Survey(
        root=population.root,
        policy=policy,
        files=population.reported,
        counts=count(sites),
        sdks=tuple(sorted(Counter(site.sdk for site in sites).items(), key=lambda item: (-item[1], item[0]))),
        sent=_sent(sites, policy),
        hosts=hosts,
        variables=variables,
        configs=configs,
        pairs=pairs,
        logs=_logs(population, cwd),
        unchecked=population.unchecked,
        notices=facts.notices,
        package=_package(population.root, sites),
    )


def _package(root: Path, sites: Sequence[CallSite]) -> str:
    found: Counter[str] = Counter()
    for site in sites:
        folders = site.at.path.split("/")[:-1]
        places = (("/".join(folders[: n + 1]), name) for n, name in enumerate(folders))
        found.update([name for place, name in places if (root / place / "__init__.py").is_file()][:1])
    return found.most_common(1)[0][0] if found else ""


# --- carriers


def _sent(sites: Sequence[CallSite], policy: Policy) -> tuple[Sending, ...]:
    found = Counter(key for site in sites for key in site.keys)
    told = []
    for carrier, number in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        kind, _, name = carrier.partition(" ")
        field, known = _field_of(kind, name, policy)
        if field:
            told.append(Sending(kind, name, number, field, known))
    return tuple(told)


def _field_of(kind: str, name: str, policy: Policy) -> tuple[str, bool]:
    for field in policy.proven_in_code():
        if name in (field.carriers.headers if kind == "header" else field.carriers.metadata):
            return field.name, True
    return _likely(name, policy) or "", False


def _likely(name: str, policy: Policy) -> str | None:
    """The field of which a name has a word: `x-acme-team` is a `team_id`."""
    words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}
    return next((f for f, ours in _field_words().items() if f in policy.fields and words & ours), None)


@cache
def _field_words() -> Mapping[str, frozenset[str]]:
    document: dict[str, list[str]] = json.loads(_WORDS.read_bytes())["fields"]
    return {name: frozenset(words) for name, words in document.items()}


# --- gateways, configurations, logs


def _gateways(sites: Sequence[CallSite], facts: Facts) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    from checker.sdks.catalogue import load

    providers = tuple(load().hosts)
    hosts: Counter[str] = Counter()
    read: set[str] = set()
    for site in sites:
        hosts.update({e.host for e in site.endpoints if e.host and not _is_provider(e.host, providers)})
        read.update(name for e in site.endpoints for name in e.environment)
    sides = facts.configs.configs if facts.configs is not None else ()
    stated = {name for side in sides for name, _ in side.variables()}
    return tuple(sorted(hosts.items(), key=lambda item: (-item[1], item[0]))), tuple(sorted(read & stated))


def _is_provider(host: str, providers: Iterable[str]) -> bool:
    return any(fnmatchcase(host, pattern) for pattern in providers)


def _configs(
    facts: Facts,
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[tuple[str, str, str, str], ...]]:
    if facts.configs is None:
        return (), ()
    from checker.run.configs.configs import list_pairs

    here = facts.population.here
    kinds: dict[str, set[str]] = {}
    for side in facts.configs.configs:
        if side.kind.name != "plain":
            kinds.setdefault(side.kind.name, set()).add(here(side.path))
    pairs = tuple(_pair(members, facts.population) for members in list_pairs(facts.population, facts.policy))
    return tuple((kind, tuple(sorted(paths))) for kind, paths in sorted(kinds.items())), pairs


def _pair(members: Members, population: Population) -> tuple[str, str, str, str]:
    (left, right), here = members.environments, population.here
    return left, here(members.left[-1]), right, here(members.right[-1])


def _logs(population: Population, cwd: Path) -> tuple[tuple[str, str], ...]:
    """Files that git tracks or would, and whose content is in a format that scan-logs knows."""
    from checker.configs.loading.conventions import is_test
    from checker.files.discovery import discover

    found = discover(
        [population.root], root=population.root, cwd=population.root, languages=dict.fromkeys(_LOG_ENDINGS, "log")
    )
    paths = [path for path in found.others.get("log", ()) if not is_test(path)][:_MOST_LOGS]
    if not paths:
        return ()
    from checker.logs.formats.log_format import builtin_formats
    from checker.logs.layouts.documents import read_source
    from checker.logs.sources.sources import Source

    result = []
    for path in paths:
        reading = read_source(Source(population.root / path, path), builtin_formats(), None)
        if reading.format is not None:
            result.append((population.here(path), reading.format.title))
    return tuple(result)
