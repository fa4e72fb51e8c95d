"""Writes what holds in gateways and collectors where nothing is written, from their own schemas, to
checker/configs/kinds/parts/*-defaults.yaml.

    git clone --depth 1 https://github.com/vectordotdev/vector, … (see SOURCE in tools/defaults/*.py)
    python tools/config_defaults.py vector CLONE
    python tools/config_defaults.py kong CLONE
    python tools/config_defaults.py fluent-bit CLONE
    python tools/config_defaults.py gateway-api CLONE-OF-gateway-api CLONE-OF-envoy-gateway CLONE-OF-ai-gateway
    python tools/config_defaults.py litellm WHEEL...

Where one side writes what holds anyway, nothing differs. A default that versions disagree about is left out; one that
components disagree about is given for each (`[type=kafka]`).
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from defaults import crds, fluentbit, kong, litellm, vector
from defaults.found import NONE, Found, Repository

PARTS = Path(__file__).parents[1] / "checker" / "configs" / "kinds" / "parts"
_CRDS = (
    ("config/crd/standard", r"_(httproutes|grpcroutes|gateways)\.yaml$"),
    (
        "charts/gateway-crds-helm/templates/generated",
        r"_(backends|(client|backend)trafficpolicies|(security|envoyextension)policies|envoyproxies|httproutefilters)\.yaml$",
    ),
    ("manifests/charts/ai-gateway-crds-helm", r"_(aigatewayroutes|ai\w+backends|backend\w+|gatewayconfigs)\.yaml$"),
)
_SIZE = re.compile(r"\d+(\.\d+)?[kKmMgG][bB]?")
_TIME = re.compile(r"\d+[smh]")
_TIMED = re.compile(r"(timeout|interval|delay|time)$")


def main(arguments: list[str]) -> int:
    if len(arguments) < 2 or arguments[0] not in READERS:
        print(__doc__, file=sys.stderr)
        return 2
    name, folders = arguments[0], [Path(argument) for argument in arguments[1:]]
    source, read = READERS[name]
    found = list(read(folders))
    if not found:
        print(f"nothing found in {', '.join(map(str, folders))}", file=sys.stderr)
        return 1
    target = PARTS / f"{name}-defaults.yaml"
    target.write_text(rendered(name, source, found), encoding="utf-8")
    print(f"{target}: {len(found)} options")
    return 0


def _repository(read: Callable[[Repository], Iterable[Found]]) -> Callable[[list[Path]], Iterable[Found]]:
    return lambda folders: read(Repository(folders[0]))


def _crds(folders: list[Path]) -> Iterable[Found]:
    for folder in folders:
        repository = Repository(folder)
        files = [file for under, name in _CRDS for file in repository.files(under) if re.search(name, file)]
        yield from crds.read(repository, files)


READERS: dict[str, tuple[str, Callable[[list[Path]], Iterable[Found]]]] = {
    "vector": (vector.SOURCE, _repository(vector.read)),
    "kong": (kong.SOURCE, _repository(kong.read)),
    "fluent-bit": (fluentbit.SOURCE, _repository(fluentbit.read)),
    "gateway-api": (crds.SOURCE, _crds),
    "litellm": (litellm.SOURCE, litellm.read),
}


def rendered(name: str, source: str, found: list[Found]) -> str:
    """The part's text: paths with equal settings in one entry."""
    entries: dict[str, list[str]] = defaultdict(list)
    for path, what, value in settings(found):
        for attributes in _attributes(name, path, what, value):
            entries[attributes].append(path)
    lines = [
        f"# Made by tools/config_defaults.py {name}; do not edit.",
        f"# Source: {source}.",
        "settings:",
    ]
    for attributes, paths in sorted(entries.items(), key=lambda item: (item[0], item[1])):
        lines += ["  - path:", *(f"      - {json.dumps(path)}" for path in sorted(set(paths)))]
        lines += [f"    {line}" for line in attributes.split("\n")]
    return "\n".join(lines) + "\n"


def settings(found: Iterable[Found]) -> list[tuple[str, str, Any]]:
    """Paths and what holds there: for any component where all that have the option agree, else for each by itself."""
    options: dict[tuple[str, str, str], dict[str, list[Found]]] = defaultdict(lambda: defaultdict(list))
    for each in found:
        options[each.holder, each.path, each.what][repr(each.default)].append(each)
    result = []
    for (holder, path, what), values in sorted(options.items()):
        for same in values.values():
            first = same[0]
            if first.default is NONE:
                continue
            if len(values) == 1 and holder:
                result.append((holder + path, what, first.default))
            elif not first.component:
                result.append((path, what, first.default))
            else:
                names = sorted({each.component for each in same})
                where = "" if holder else "/"
                result += [(f"{holder}{where}[{first.key}={name}]{path}", what, first.default) for name in names]
    return result


def _attributes(part: str, path: str, what: str, value: Any) -> Iterable[str]:
    if what == "set":
        yield "list: set"
    elif what == "by":
        yield f"list: {{by: {json.dumps(value)}}}"
    elif value not in ([], {}):
        default = f"default: {json.dumps(value, ensure_ascii=False)}"
        if part == "fluent-bit":
            if str(value).lower() in ("true", "false", "on", "off"):
                default += "\ntype: boolean"
            elif _TIME.fullmatch(str(value).lower()) and _TIMED.search(path):  # `10m` of a timeout is no size
                default = default.lower() + "\nunit: seconds"
            elif _SIZE.fullmatch(str(value)):
                default += "\nunit: decimal-bytes"
            elif _TIME.fullmatch(str(value)):
                default += "\nunit: seconds"
        yield default


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
