"""The catalogue as plain facts to check: names, the parameters that each names, the versions that they hold for. Needs
checkpolicy's own interpreter; what checks them needs the standard library only."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def dump() -> list[dict[str, Any]]:
    """One entry for each file of the catalogue."""
    sys.path.insert(0, str(ROOT))
    from checker.sdks.compiling import parse_source, read_sources
    from checker.sdks.normalising import normalise

    return [facts_of(normalise(parse_source(source))) for _, source in sorted(read_sources().items())]


def facts_of(data: dict[str, Any]) -> dict[str, Any]:
    pools = data["pools"]
    calls = [call for client in data["clients"] for call in pools[client["calls"]].values()]
    return {
        "name": data["name"],
        "packages": data["packages"],
        "versioned": '"versions"' in json.dumps(data),
        "kinds": sorted({call["kind"] for call in (*calls, *data["functions"].values())}),
        "clients": [
            {
                "names": client["names"],
                "versions": client.get("versions", ""),
                "abstract": client.get("abstract", False),
                "local": client.get("local", False),
                "constructor": _entry(client["constructor"]),
                "calls": {path: _entry(call) for path, call in pools[client["calls"]].items()},
                "makes": {path: _entry(make) for path, make in pools[client["makes"]].items()},
                "mutators": {path: _entry(make) for path, make in pools[client["mutators"]].items()},
                "attributes": sorted(client.get("attributes", ())),
                "transparent": sorted(client.get("transparent", ())),
                "free": sorted(client.get("free", ())),
            }
            for client in data["clients"]
        ],
        "functions": {name: _entry(call) for name, call in data["functions"].items()},
        "factories": {
            name: _entry({**f["make"], **_only(f, "versions")}) for f in data["factories"] for name in f["names"]
        },
        "records": [name for record in data["records"] for name in record["names"]],
        "data_classes": data["data_classes"],
        "reexports": data["reexports"],
        "setters": {name: [entry["parameter"]] for name, entry in data["setters"].items()},
    }


def _only(entry: dict[str, Any], key: str) -> dict[str, Any]:
    return {key: entry[key]} if key in entry else {}


def _entry(spec: dict[str, Any]) -> dict[str, Any]:
    named = [*spec.get("positional", ()), *spec.get("carriers", ())]
    named += [path.partition(".")[0] for path in spec.get("lost", ())]
    named += [spec[key] for key in ("http", "base", "picks", "stream") if isinstance(spec.get(key), str)]
    kept = {key: value for key, value in spec.items() if key not in ("carriers", "lost", "variants")}
    return {
        "parameters": sorted({name.lstrip("*") for name in named if name}),
        "versions": spec.get("versions", ""),
        "variants": [_entry({**kept, **variant}) for variant in spec.get("variants", ())],
    }
