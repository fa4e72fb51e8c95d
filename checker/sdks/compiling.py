"""The catalogue's YAML files, and the one msgpack file that they are compiled to (`tools/compile_catalogue.py`).

In it each SDK is a blob of its own, unpacked on first use. Where it is missing or older than a source, the YAML is
read instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from checker.sdks.normalising import CatalogueError, normalise

FORMAT = 11  # of the compiled file; raise on any change of its shape or meaning
FOLDER = Path(__file__).parent
COMPILED = FOLDER / "_compiled.msgpack"

# Single segments that are unmistakable; every other single segment needs its receiver resolved.
_UNMISTAKABLE = (
    r"^(a?generate_content\w*|a?embed_content|invoke_model\w*|converse_stream|converse|a?predict_messages|"
    r"with_structured_output|a?embed_documents|a?embed_query|get_text_embedding\w*|a?chat_completions?|a?text_completion|"
    r"a?image_generation|run_streamed|create_with_completion|create_partial|create_iterable|a?batch_completion\w*|"
    r"retrieve_and_generate\w*|a?completion|a?chat_stream|astream_events|send_message_stream\w*|text_generation|"
    r"feature_extraction|invoke_agent|a?compress_documents)$"
)


# Of these the ones that no other library has: they tell a request in files that import no SDK, too.
_CERTAIN = r"^a?(embed_(documents|query)|compress_documents)$"


def source_files() -> tuple[Path, ...]:
    """The catalogue's YAML files, sorted by name."""
    return tuple(sorted(FOLDER.glob("*.yaml")))


def read_sources() -> dict[str, bytes]:
    """Bytes of the catalogue's YAML files by file name, line ends normalised."""
    return {path.name: path.read_bytes().replace(b"\r\n", b"\n") for path in source_files()}


def parse_source(data: bytes) -> dict[str, Any]:
    """One catalogue file as plain data."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load(data, Loader=loader)  # noqa: S506 - a safe loader
    return document


def compile_sources(sources: Mapping[str, bytes]) -> dict[str, Any]:
    """All files as one document of lookups and packed SDKs."""
    documents = {name: parse_source(data) for name, data in sorted(sources.items())}
    return assemble({d["name"]: normalise(d) for d in documents.values()}, digest_of(sources), pack=_pack)


def digest_of(sources: Mapping[str, bytes]) -> str:
    """SHA-256 over names and bytes of the sources."""
    import hashlib  # only where the compiled catalogue does not do

    digest = hashlib.sha256(f"{FORMAT}\n".encode())
    for name, data in sorted(sources.items()):
        digest.update(f"{name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def pack_compiled(compiled: Mapping[str, Any]) -> bytes:
    """The compiled catalogue as the bytes of `_compiled.msgpack`."""
    return _pack(compiled)


def read_compiled() -> dict[str, Any] | None:
    """The compiled catalogue, or None where it is missing, of another format or not made from the present sources."""
    try:
        built = COMPILED.stat()
        stale = any(path.stat().st_mtime_ns > built.st_mtime_ns for path in source_files())
        compiled = unpack(COMPILED.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(compiled, dict) or compiled.get("format") != FORMAT:
        return None
    # A checkout sets times in any order: a newer source counts only if its content is another one.
    if stale and digest_of(read_sources()) != compiled["digest"]:
        return None
    return compiled


def assemble(sdks: Mapping[str, Mapping[str, Any]], digest: str, pack: Callable[[Any], Any]) -> dict[str, Any]:
    every = list(sdks.values())
    tails = _tails(every)
    return {
        "format": FORMAT,
        "digest": digest,
        "index": _index(every),
        "reexports": _merged(every, "reexports"),
        "module_clients": _merged(every, "module_clients"),
        "modules": _every(every, "modules"),
        **tails,
        "transparent": sorted({w for data in every for c in data["clients"] for w in c.get("transparent", ())}),
        "data_classes": _every(every, "data_classes"),
        "lookalikes": _every(every, "lookalikes"),
        "certain_tails": [tail for tail in tails["tails"] if re.match(_CERTAIN, tail)],
        "makers_by_sdk": {name: sorted(_makers(data)) for name, data in sorted(sdks.items())},
        "harmless": sorted(name for data in every for name in data["harmless"]),
        "carrying": sorted({name for data in every for name in _parameters(data)}),
        "called": sorted(name for name, data in sdks.items() if data["called"]),
        "packages": {name: list(data["packages"]) for name, data in sorted(sdks.items())},
        "versioned": sorted({package for data in every for package in _versioned(data)}),
        "conventions": _conventions(every),
        "setters": _merged(every, "setters"),
        "hosts": _every(every, "hosts"),
        "paths": _every(every, "paths"),
        "weak_paths": _every(every, "weak_paths"),
        "path_kinds": _merged(every, "path_kinds"),
        "header_limits": sorted(name for name, data in sdks.items() if data["header_limits"]),
        "methods": {name: sorted(_methods(data)) for name, data in sorted(sdks.items())},
        "plain_methods": {name: sorted(_plain_methods(data)) for name, data in sorted(sdks.items())},
        "blocks": sorted({path for data in every for path in _blocks(data)}),
        "functions": {name: sorted(_last(data["functions"])) for name, data in sorted(sdks.items())},
        "imports": {name: sorted(data["modules"]) for name, data in sorted(sdks.items())},
        "sdks": {name: pack(data) for name, data in sorted(sdks.items())},
    }


def _index(sdks: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Which SDK has a name. CatalogueError: two have it."""
    index: dict[str, str] = {}
    for data in sdks:
        for name in _names(data):
            if name in index:
                raise CatalogueError(f"{data['name']}: {name} is in {index[name]} already")
            index[name] = data["name"]
    return index


def _merged(sdks: Iterable[Mapping[str, Any]], key: str) -> dict[str, Any]:
    return {name: entry for data in sdks for name, entry in data[key].items()}


def _every(sdks: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    return sorted({name for data in sdks for name in data[key]})


def _tails(sdks: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Last segments of what is called, by how surely they tell a request: what the prefilter looks for."""
    calls = {path for data in sdks for client in data["clients"] for path in data["pools"][client["calls"]]}
    functions = {name for data in sdks for name in data["functions"]}
    tails = {path.rpartition(".")[2] for path in calls | functions} - _ORDINARY
    strong = {tail for tail in tails if re.match(_UNMISTAKABLE, tail)}
    strong |= {".".join(path.split(".")[-2:]) for path in calls if "." in path}
    return {
        "tails": sorted(tails),
        "strong_tails": sorted(strong),
        "weak_tails": sorted(tails - strong),
        "partial_tails": sorted(tail for tail in strong if "." in tail and tail not in calls),
        "long_tails": sorted({".".join(path.split(".")[-3:]) for path in calls if path.count(".") >= 2}),
    }


def _conventions(sdks: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for data in sdks:
        for what, words in data["conventions"].items():
            found.setdefault(what, set()).update(words)
    return {what: sorted(words) for what, words in sorted(found.items())}


# Last segments of longer paths (`conversations.append`) that stand everywhere in Python: the longer path finds them.
_COMMON = frozenset("append compact connect delete edit extend get iter process remix restart run start".split())


# Methods that stand on every collection: a call counts where its receiver is known to be a client.
_ORDINARY = frozenset("__init__ add insert query search update upsert".split())


def _methods(data: Mapping[str, Any]) -> set[str]:
    """Last segments of the billable paths of one SDK, common words of longer paths left out."""
    paths = {path for client in data["clients"] for path in data["pools"][client["calls"]]} | _blocks(data)
    return {p for p in paths if "." not in p} | (_last(p for p in paths if "." in p) - _COMMON)


def _blocks(data: Mapping[str, Any]) -> set[str]:
    """Methods in whose block a client is another: what is called there asks that one, whatever its own text says."""
    pools = (data["pools"][client["mutators"]] for client in data["clients"])
    return {path for pool in pools for path, make in pool.items() if make.get("within")}


def _plain_methods(data: Mapping[str, Any]) -> set[str]:
    paths = {path for client in data["clients"] for path in data["pools"][client["calls"]]} | _blocks(data)
    return {p for p in paths if "." not in p and not p.startswith("__")} - _COMMON


def _makers(data: Mapping[str, Any]) -> set[str]:
    """Last segments of the names by which clients that send requests are made; of a method of a class (`Chroma.…`) the
    class's, too."""
    clients = [c for c in data["clients"] if data["pools"][c["calls"]] and not c.get("abstract") and not c.get("local")]
    names = [*(n for c in clients for n in c["names"]), *(n for f in data["factories"] for n in f["names"])]
    return {word for name in names if (word := name.rpartition(".")[2]).isidentifier()}


def _last(paths: Iterable[str]) -> set[str]:
    return {path.rpartition(".")[2] for path in paths}


def _versioned(data: Mapping[str, Any]) -> Iterable[str]:
    """The distributions of an SDK, and those that its conditions name."""
    yield from data["packages"]
    entries = [*data["clients"], *data["factories"], *data["functions"].values()]
    entries += [value for pool in data["pools"] for value in pool.values()]
    for entry in entries:
        for one in (entry, *entry.get("variants", ())):
            package, _, _ = one.get("versions", "").rpartition(" ")
            if package:
                yield package


def _names(data: Mapping[str, Any]) -> Iterable[str]:
    for section in ("clients", "factories", "records"):
        for entry in data[section]:
            yield from entry["names"]
    yield from data["functions"]


def _parameters(data: Mapping[str, Any]) -> Iterable[str]:
    """Parameters of the calls that carry something, or look so."""
    for value in (
        *data["functions"].values(),
        *(v for c in data["clients"] for v in data["pools"][c["calls"]].values()),
    ):
        yield from value.get("carriers", ())
        yield from (path.partition(".")[0] for path in value.get("lost", ()))
        if "usage" in value:
            yield value["usage"].partition(".")[0]
            if isinstance(value.get("stream"), str):
                yield value["stream"]
        if "http" in value:
            yield value["http"]


def _pack(value: Any) -> bytes:
    import msgpack

    packed: bytes = msgpack.packb(value, use_bin_type=True)
    return packed


def unpack(value: Any) -> Any:
    """Plain data of what is packed one level further down; other values as they are."""
    if not isinstance(value, bytes):
        return value
    import msgpack

    return msgpack.unpackb(value, raw=False, strict_map_key=False)
