"""The catalogue: `checker/sdks/*.yaml`, or their compiled form, into lookups by qualified name.

The YAML is compiled to one msgpack file (`tools/compile_catalogue.py`), in which each SDK is a blob of its own that is
unpacked and turned into the model on first use. Where the compiled file is missing or older than a source, the YAML is
read instead. `normalise` resolves the shorthands of one file, `build_sdk` turns plain data into the model: policies use
both for the organisation's own entries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from checker.sdks.model import CallSpec, ClientClass, Factory, Limit, Make, Record, Sdk
from checker.sdks.versions import Span, covers, holds

FORMAT = 3  # of the compiled file; raise on any change of its shape or meaning
FOLDER = Path(__file__).parent
COMPILED = FOLDER / "_compiled.msgpack"

LEAVES = frozenset(
    {"headers", "metadata", "client", "members", "auth", "hooks", "transport", "header_name", "header_value"}
)

Entry = ClientClass | CallSpec | Factory | Record
Versions = Mapping[str, Sequence[Span]]  # distribution -> the releases that a project may run

# Single segments that are unmistakable; every other single segment needs its receiver resolved.
_UNMISTAKABLE = (
    r"^(a?generate_content\w*|a?embed_content|invoke_model\w*|converse_stream|converse|a?predict_messages|"
    r"with_structured_output|a?embed_documents|a?embed_query|get_text_embedding\w*|a?chat_completions?|a?text_completion|"
    r"a?image_generation|run_streamed|create_with_completion|create_partial|create_iterable|a?batch_completion\w*|"
    r"retrieve_and_generate\w*|a?completion|a?chat_stream|astream_events|send_message_stream\w*|text_generation|"
    r"feature_extraction|invoke_agent)$"
)
# Parameters that never carry metadata, whatever the SDK: the engine may slice them away.
_PAYLOAD = frozenset(
    """
    messages model input prompt prompts temperature top_p top_k max_tokens max_completion_tokens max_output_tokens
    tools tool_choice parallel_tool_calls contents content system instructions stop stop_sequences seed n logprobs
    top_logprobs logit_bias frequency_penalty presence_penalty response_format response_model text_format stream
    stream_options functions function_call modalities audio image images file files texts text query documents voice
    size quality reasoning reasoning_effort thinking include truncation store previous_response_id output_config
    output_format encoding_format dimensions timeout max_retries messages_list modelId contentType accept
    inferenceConfig toolConfig guardrailConfig generation_config safety_settings system_instruction history
    chat_history user_prompt mode context service_tier verbosity betas language mask background input_type
    embedding_types truncate top_n output_type deps deps_type message_history max_turns
    """.split()
)
# Words in a host name that make a common path (`/v1/messages`) a model's.
_HOST_HINT = r"llm|openai|anthropic|claude|gpt|gemini|bedrock|inference|ollama|mistral|\bai\b|\bai[-.]|[-.]ai\b"
_URL = re.compile(r"^(?:[a-zA-Z][\w+.-]*:)?//([^/?#]*)([^?#]*)")


class CatalogueError(ValueError):
    """An entry which refers to something that does not exist; the message names the file and the entry."""


# --- lookups ---------------------------------------------------------------------------------------------------------


class Catalogue:
    """All SDKs, by qualified name. Made by `load()`; entries are built when they are first asked for."""

    def __init__(self, compiled: Mapping[str, Any], versions: Versions | None = None) -> None:
        self._compiled = compiled
        self._versions: Versions = versions or {}
        self._index: dict[str, str] = compiled["index"]
        self._reexports: dict[str, str] = compiled["reexports"]
        self._entries: dict[str, dict[str, Entry]] = {}
        self._sdks: dict[str, Sdk] = {}
        self._resolved: dict[str, Entry | None] = {}
        self.digest: str = compiled["digest"] + _digest_of_versions(self._versions)
        self.called: frozenset[str] = frozenset(compiled["called"])
        self.setters: Mapping[str, Mapping[str, Any]] = compiled["setters"]
        self.modules: frozenset[str] = frozenset(compiled["modules"])
        self.tails: frozenset[str] = frozenset(compiled["tails"])
        self.strong_tails: frozenset[str] = frozenset(compiled["strong_tails"])
        self.weak_tails: frozenset[str] = frozenset(compiled["weak_tails"])
        self.makers: frozenset[str] = frozenset(compiled["makers"])
        self.payload: frozenset[str] = _PAYLOAD - frozenset(compiled["carrying"])
        self.hosts: tuple[str, ...] = tuple(compiled["hosts"])
        self.paths: tuple[str, ...] = tuple(compiled["paths"])
        self.weak_paths: tuple[str, ...] = tuple(compiled["weak_paths"])

    def resolve(self, qualname: str) -> Entry | None:
        """What `qualname` (dotted, from the import root) means, re-exports applied."""
        try:
            return self._resolved[qualname]
        except KeyError:
            entry = self._resolved[qualname] = self._resolve(qualname)
            return entry

    def canonical(self, qualname: str) -> str:
        """`qualname` under the name by which it is catalogued, or as it is."""
        for _ in range(4):
            if qualname in self._index:
                return qualname
            moved = self._move(qualname)
            if moved is None:
                return qualname
            qualname = moved
        return qualname

    def client(self, name: str) -> ClientClass:
        """The client class of that name (any of its names)."""
        entry = self.resolve(name)
        if not isinstance(entry, ClientClass):
            raise KeyError(f"no client class {name!r} in the catalogue")
        return entry

    def sdk(self, name: str) -> Sdk:
        """One file of the catalogue, built whole."""
        if name not in self._sdks:
            self._sdks[name] = build_sdk(_unpack(self._compiled["sdks"][name]), self._versions)
        return self._sdks[name]

    def packages_by_sdk(self) -> Mapping[str, Sequence[str]]:
        """SDK -> the distributions whose version is its version."""
        packages: Mapping[str, Sequence[str]] = self._compiled["packages"]
        return packages

    @property
    def packages(self) -> Sequence[str]:
        """The distributions whose version decides something: those of the SDKs, and others that conditions name."""
        packages: Sequence[str] = self._compiled["versioned"]
        return packages

    def of_versions(self, versions: Versions) -> Catalogue:
        """The catalogue for a project which runs these versions: what holds in none of them is not in it."""
        return Catalogue(self._compiled, versions) if versions else self

    def methods_by_sdk(self) -> Mapping[str, Sequence[str]]:
        """SDK -> the last segments of its billable methods."""
        methods: Mapping[str, Sequence[str]] = self._compiled["methods"]
        return methods

    def plain_methods_by_sdk(self) -> Mapping[str, Sequence[str]]:
        """SDK -> its billable methods that are called on the client itself (`llm.invoke`), without a longer path."""
        methods: Mapping[str, Sequence[str]] = self._compiled["plain_methods"]
        return methods

    def functions_by_sdk(self) -> Mapping[str, Sequence[str]]:
        """SDK -> the names of its billable functions."""
        functions: Mapping[str, Sequence[str]] = self._compiled["functions"]
        return functions

    def modules_by_sdk(self) -> Mapping[str, Sequence[str]]:
        """SDK -> its import names."""
        modules: Mapping[str, Sequence[str]] = self._compiled["imports"]
        return modules

    def names_of(self, module: str) -> tuple[str, ...]:
        """Names that `from module import *` may bind to something catalogued, sorted."""
        prefix = f"{module}."
        known = [*self._index, *self._reexports]
        return tuple(sorted({q[len(prefix) :] for q in known if q.startswith(prefix) and "." not in q[len(prefix) :]}))

    @property
    def names(self) -> tuple[str, ...]:
        """The SDKs, sorted."""
        return tuple(sorted(self._compiled["sdks"]))

    def is_llm_url(self, text: str) -> bool:
        """Whether a request to this URL is billed. Unknown parts may be written as `{}`; the query does not count."""
        return self.url_kind(text) is not None

    def url_kind(self, text: str, hint: str = "") -> str | None:
        """The kind of call (`chat`, `embedding`, ...) that a request to this URL is, None if it is none that is known.

        A path as common as `/v1/messages` counts if the host is a provider's or sounds like a model's; `hint` is what
        stands for an unknown host in the source (`settings.anthropic_base_url`) and is listened to as well.
        """
        host, path = _split_url(text)
        for pattern, kind in self._path_patterns:
            if pattern.search(path):
                return kind
        if self.is_llm_host(host) or re.search(_HOST_HINT, f"{host} {hint}".lower()):
            for pattern, kind in self._weak_patterns:
                if pattern.search(path):
                    return kind
        return None

    def is_llm_host(self, host: str) -> bool:
        """Whether a host (port allowed) belongs to a catalogued provider."""
        return bool(self._host_pattern.search(host.lower().partition(":")[0]))

    def names_host(self, text: str) -> bool:
        """Whether the URL goes to a catalogued provider, whatever its path."""
        return self.is_llm_host(_split_url(text)[0])

    @cached_property
    def header_limits(self) -> Mapping[str, Limit]:
        """Limits of headers that hold a mapping, by name in lower case."""
        found: dict[str, Limit] = {}
        for name in self._compiled["header_limits"]:
            found.update(self.sdk(name).header_limits)
        return found

    def extend(self, document: Mapping[str, Any]) -> Catalogue:
        """A catalogue with one more document, in the words of a catalogue file (a policy's `models`)."""
        sources = {name: _unpack(blob) for name, blob in self._compiled["sdks"].items()}
        data = normalise(document)
        sources[data["name"]] = data
        return Catalogue(_assemble(sources, self._compiled["digest"], pack=lambda value: value), self._versions)

    @cached_property
    def _path_patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((re.compile(p), self._compiled["path_kinds"].get(p, "http")) for p in self.paths)

    @cached_property
    def _weak_patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((re.compile(p), self._compiled["path_kinds"].get(p, "http")) for p in self.weak_paths)

    @cached_property
    def _host_pattern(self) -> re.Pattern[str]:
        # A host starting with a dot stands for all its subdomains; `*` for anything but a dot.
        words = []
        for host in self.hosts:
            word = re.escape(host.removeprefix(".")).replace(r"\*", "[^.]+")
            words.append(rf"(?:^|\.){word}$" if host.startswith(".") else f"^{word}$")
        return re.compile("|".join(words) or r"(?!)")

    def _resolve(self, qualname: str) -> Entry | None:
        name = self.canonical(qualname)
        sdk = self._index.get(name)
        if sdk is None:
            return None
        entries = self._entries.get(sdk)
        if entries is None:
            entries = self._entries[sdk] = dict(_entries(self.sdk(sdk)))
        return entries.get(name)

    def _move(self, qualname: str) -> str | None:
        """`qualname` with its longest re-exported prefix replaced, or the module client's wrappers dropped."""
        prefix = qualname
        while prefix:
            if prefix in self._reexports:
                return self._reexports[prefix] + qualname[len(prefix) :]
            prefix = prefix.rpartition(".")[0]
        root, _, rest = qualname.partition(".")
        skipped = self._compiled["module_clients"].get(root)
        if skipped and rest:
            kept = ".".join([root, *(part for part in rest.split(".") if part not in skipped)])
            return kept if kept != qualname and kept in self._index else None
        return None


@lru_cache(maxsize=1)
def load() -> Catalogue:
    """The catalogue that checkpolicy ships with."""
    return Catalogue(read_compiled() or compile_sources(read_sources()))


# --- plain data into the model ---------------------------------------------------------------------------------------


def build_sdk(data: Mapping[str, Any], versions: Versions | None = None) -> Sdk:
    """Normalised data of one file as the model: what holds in one of the versions (none given: in any)."""
    name = data["name"]
    conditions = _Conditions(data["packages"], versions or {})
    pools: list[Mapping[str, Any]] = data["pools"]
    built: dict[int, Mapping[str, Any]] = {}

    def pool(number: int, make: Callable[[str, Mapping[str, Any]], Any]) -> Mapping[str, Any]:
        if number not in built:
            held = conditions.held(pools[number])
            built[number] = {key: make(key, conditions.variant(value)) for key, value in held.items()}
        return built[number]

    def client(entry: Mapping[str, Any]) -> ClientClass:
        return ClientClass(
            sdk=name,
            names=tuple(entry["names"]),
            is_async=entry.get("async", False),
            constructor=_make(conditions.variant(entry.get("constructor", {}))),
            calls=pool(entry["calls"], lambda api, value: _call(name, api, value)),
            makes=pool(entry["makes"], lambda _, value: _make(value)),
            mutators=pool(entry["mutators"], lambda _, value: _make(value)),
            attributes=entry.get("attributes", {}),
            transparent=frozenset(entry.get("transparent", ())),
            free=frozenset(entry.get("free", ())),
            composes=entry.get("composes", False),
            composed=entry.get("composed", ""),
            abstract=entry.get("abstract", False),
        )

    return Sdk(
        name=name,
        modules=tuple(data["modules"]),
        clients=tuple(client(entry) for entry in data["clients"] if conditions.hold(entry)),
        functions={
            q: _call(name, value.get("api", q), conditions.variant(value), qualified="api" not in value)
            for q, value in conditions.held(data["functions"]).items()
        },
        factories=tuple(_factory(entry) for entry in data["factories"] if conditions.hold(entry)),
        records=tuple(Record(tuple(entry["names"]), tuple(entry.get("positional", ()))) for entry in data["records"]),
        hosts=tuple(data["hosts"]),
        paths=tuple(data["paths"]),
        weak_paths=tuple(data["weak_paths"]),
        path_kinds=data["path_kinds"],
        reexports=data["reexports"],
        limits={path: _limit(value) for path, value in data["limits"].items()},
        header_limits={name: _limit(value) for name, value in data["header_limits"].items()},
    )


class _Conditions:
    """What of an SDK's entries holds in the versions of a project."""

    def __init__(self, packages: Sequence[str], versions: Versions) -> None:
        self._packages = packages
        self._versions = versions

    def hold(self, entry: Mapping[str, Any]) -> bool:
        """Whether the entry's `versions` are met, or nothing is known of the project's."""
        found = self._spans(entry.get("versions", ""))
        return not found or holds(found[0], found[1])

    def held(self, entries: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
        return {key: value for key, value in entries.items() if self.hold(value)}

    def variant(self, entry: Mapping[str, Any]) -> Mapping[str, Any]:
        """The entry as it is in the project's versions: a variant counts where they all are among its own."""
        for one in entry.get("variants", ()):
            found = self._spans(one["versions"])
            if found and covers(found[0], found[1]):
                kept = {key: value for key, value in entry.items() if key not in ("carriers", "lost")}
                return kept | {key: value for key, value in one.items() if key != "versions"}
        return entry

    def _spans(self, condition: str) -> tuple[str, Sequence[Span]] | None:
        """(bare condition, what the project runs of the package that it speaks of); None: it says or knows nothing."""
        package, _, bare = condition.rpartition(" ")
        names = [package] if package else self._packages
        spans = next((self._versions[name] for name in names if name in self._versions), None)
        return (bare, spans) if bare and spans else None


def _call(sdk: str, api: str, value: Mapping[str, Any], *, qualified: bool = False) -> CallSpec:
    return CallSpec(
        sdk=sdk,
        api=api,
        kind=value["kind"],
        is_async=value.get("async", False),
        positional=tuple(value.get("positional", ())),
        carriers=value.get("carriers", {}),
        lost=value.get("lost", {}),
        stream=value.get("stream", False),
        http=value.get("http"),
        defaults=value.get("defaults", {}),
        sink_carriers=value.get("sink_carriers", {}),
        overrides=tuple(value.get("overrides", ())),
        replaces=tuple(value.get("replaces", ())),
        yields=tuple(value.get("yields", ())),
        unbinds=value.get("unbinds", False),
        picks=value.get("picks", ""),
        event=value.get("event", ""),
        usage=value.get("usage", ""),
        text=tuple(value.get("text", ())),
        qualified=qualified,
    )


def _make(value: Mapping[str, Any]) -> Make:
    return Make(
        client=value.get("client"),
        positional=tuple(value.get("positional", ())),
        carriers=value.get("carriers", {}),
        lost=value.get("lost", {}),
        replaces=tuple(value.get("replaces", ())),
        inherit=value.get("inherit", True),
        alternatives=value.get("alternatives", False),
        base=value.get("base"),
        event=value.get("event", ""),
        sink_carriers=value.get("sink_carriers", {}),
        overrides=tuple(value.get("overrides", ())),
        unbinds=value.get("unbinds", False),
        keyed=value.get("keyed", {}),
        reserves=tuple(value.get("reserves", ())),
        parameter=value.get("parameter", ""),
        select=value.get("select", {}),
        base_host=value.get("base_host") or "",
        base_environment=tuple(value.get("base_environment") or ()),
    )


def _limit(value: Mapping[str, Any]) -> Limit:
    plain: dict[str, Any] = {k: tuple(v) if isinstance(v, (list, tuple)) else v for k, v in value.items()}
    return Limit(**plain)


def _factory(value: Mapping[str, Any]) -> Factory:
    return Factory(
        names=tuple(value["names"]),
        make=_make(value["make"]),
        parameter=value.get("parameter", ""),
        select=value.get("select", {}),
    )


def _entries(sdk: Sdk) -> Iterable[tuple[str, Entry]]:
    entries: tuple[ClientClass | Factory | Record, ...] = (*sdk.clients, *sdk.factories, *sdk.records)
    for entry in entries:
        for name in entry.names:
            yield name, entry
    yield from sdk.functions.items()


# --- a file into plain data ------------------------------------------------------------------------------------------


def normalise(document: Mapping[str, Any]) -> dict[str, Any]:
    """One catalogue document with its shorthands (`like`, carrier sets, resources, module clients) resolved."""
    return _Normaliser(document).run()


class _Normaliser:
    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.name: str = document["name"]
        self.carrier_sets: Mapping[str, Any] = document.get("carrier_sets", {})
        self.lost_sets: Mapping[str, Any] = document.get("lost_sets", {})
        self.client_sets: Mapping[str, Any] = document.get("client_sets", {})
        self.pools: list[Mapping[str, Any]] = []
        self.pool_numbers: dict[str, int] = {}

    def run(self) -> dict[str, Any]:
        document = self.document
        clients: list[dict[str, Any]] = []
        functions: dict[str, Any] = {}
        for entry in document.get("clients", ()):
            merged = self.client(entry)
            clients.append(self.client_data(merged))
            clients.extend(self.client_data(resource) for resource in self.resources(merged))
            if "module" in merged:
                functions.update(self.module_functions(merged))
        functions.update((q, self.call(value, q)) for q, value in document.get("functions", {}).items())
        return {
            "name": self.name,
            "called": document.get("called", False),
            "packages": list(document.get("packages", [self.name])),
            "modules": list(document.get("modules", ())),
            "clients": clients,
            "functions": functions,
            "factories": [
                {**entry, "names": list(entry["names"]), "make": self.make(entry.get("make", {}), entry["names"][0])}
                for entry in document.get("factories", ())
            ],
            "records": [
                entry if isinstance(entry, dict) else {"names": [entry]} for entry in document.get("records", ())
            ],
            "hosts": list(document.get("hosts", ())),
            "paths": list(document.get("paths", {})),
            "weak_paths": list(document.get("weak_paths", {})),
            "path_kinds": {**_kinds(document.get("paths", {})), **_kinds(document.get("weak_paths", {}))},
            "setters": {name: _setter(name, entry) for name, entry in document.get("setters", {}).items()},
            "reexports": dict(document.get("reexports", {})),
            "limits": dict(document.get("limits", {})),
            "header_limits": dict(document.get("header_limits", {})),
            "module_clients": {
                merged["module"]["name"]: sorted(merged.get("transparent", ()))
                for merged in map(self.client, document.get("clients", ()))
                if "module" in merged
            },
            "pools": self.pools,
        }

    def client(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """The entry merged over the client sets it is like: maps by key (null removes), lists are added."""
        merged: dict[str, Any] = {}
        likes = entry.get("like", [])
        for like in [likes] if isinstance(likes, str) else likes:
            if like not in self.client_sets:
                raise CatalogueError(f"{self.name}: no client set {like!r}")
            merged = _merge(merged, self.client(self.client_sets[like]))
        return _merge(merged, {key: value for key, value in entry.items() if key != "like"})

    def client_data(self, merged: Mapping[str, Any]) -> dict[str, Any]:
        is_async = merged.get("async", False)
        first = merged["names"][0]
        calls = {}
        for api, value in merged.get("calls", {}).items():
            if value is not None:
                calls[api] = self.call(value, f"{first}.{api}", is_async)
        makes = self.makes(merged.get("makes", {}), first, is_async)
        mutators = self.makes(merged.get("mutators", {}), first, is_async)
        data = {
            "names": list(merged["names"]),
            "async": is_async,
            "constructor": self.make(merged.get("constructor", {}), first, is_async),
            "calls": self.pool(calls),
            "makes": self.pool(makes),
            "mutators": self.pool(mutators),
        }
        for key in ("attributes", "transparent", "free", "composes", "composed", "abstract", "versions"):
            if merged.get(key):
                data[key] = merged[key]
        return data

    def resources(self, merged: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
        """The classes behind the client's attributes (`client.chat.completions`), as clients of their own."""
        for path, names in merged.get("resources", {}).items():
            prefix = f"{path}."
            calls = {a.removeprefix(prefix): v for a, v in merged["calls"].items() if a.startswith(prefix)}
            yield {
                "names": [names] if isinstance(names, str) else names,
                "async": merged.get("async", False),
                "constructor": {"positional": ["client"], "carriers": {"client": "client"}},
                "calls": calls,
                "transparent": merged.get("transparent", []),
                "free": [f.removeprefix(prefix) for f in merged.get("free", ()) if f.startswith(prefix)],
                "versions": merged.get("versions", ""),
            }

    def module_functions(self, merged: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
        """The module itself as a client (`openai.chat.completions.create`)."""
        module = merged["module"]
        for api, value in merged["calls"].items():
            if "http" not in value:
                name = f"{module['name']}.{api}"
                given = {"versions": merged["versions"]} if "versions" in merged else {}
                yield name, {**given, **self.call(value, name), "api": api, "defaults": module.get("defaults", {})}

    def makes(self, entries: Mapping[str, Any], first: str, is_async: bool) -> dict[str, Any]:
        return {
            path: self.make(value, f"{first}.{path}", is_async) for path, value in entries.items() if value is not None
        }

    def make(self, value: Mapping[str, Any], where: str, is_async: bool = False) -> dict[str, Any]:
        return self.carrying(dict(value), where)

    def call(self, value: Mapping[str, Any], where: str, is_async: bool = False) -> dict[str, Any]:
        data = self.carrying(dict(value), where)
        if is_async:
            data["async"] = data.get("async", True)
        return data

    def carrying(self, data: dict[str, Any], where: str) -> dict[str, Any]:
        carriers = self.carriers(data.get("carriers", {}), where)
        lost: dict[str, str] = {}
        sinks: dict[str, Any] = {}
        for parameter, why in self.lost(data.get("lost", {}), where).items():
            if isinstance(why, str):
                lost[parameter] = why
                continue
            lost[parameter] = why["why"]
            for sink, leaf in why.get("sinks", {}).items():
                sinks[sink] = _merge(sinks.get(sink, {}), _nest(parameter, leaf))
        for key, tree in (("carriers", carriers), ("lost", lost), ("sink_carriers", sinks)):
            data.pop(key, None)
            if tree:
                data[key] = tree
        if "variants" in data:
            data["variants"] = [self.carrying(dict(variant), where) for variant in data["variants"]]
        return data

    def carriers(self, value: Any, where: str) -> dict[str, Any]:
        """A carrier tree, or the name of a set, or a list of both, merged."""
        if isinstance(value, str):
            if value not in self.carrier_sets:
                raise CatalogueError(f"{self.name}: {where}: no carrier set {value!r}")
            return self.carriers(self.carrier_sets[value], where)
        if isinstance(value, list):
            merged: dict[str, Any] = {}
            for part in value:
                merged = _merge(merged, self.carriers(part, where))
            return merged
        return {key: self.subtree(tree, where) for key, tree in value.items()}

    def subtree(self, value: Any, where: str) -> Any:
        return value if isinstance(value, str) and value in LEAVES else self.carriers(value, where)

    def lost(self, value: Any, where: str) -> dict[str, Any]:
        if isinstance(value, str):
            if value not in self.lost_sets:
                raise CatalogueError(f"{self.name}: {where}: no lost set {value!r}")
            return self.lost(self.lost_sets[value], where)
        return dict(value)

    def pool(self, entries: Mapping[str, Any]) -> int:
        key = repr(entries)
        if key not in self.pool_numbers:
            self.pool_numbers[key] = len(self.pools)
            self.pools.append(entries)
        return self.pool_numbers[key]


def _setter(name: str, entry: Any) -> dict[str, Any]:
    given = {"parameter": entry} if isinstance(entry, str) else entry
    return {"parameter": given["parameter"], "sets": given.get("sets", name), "within": given.get("within", False)}


def _kinds(paths: Any) -> dict[str, str]:
    return dict(paths) if isinstance(paths, dict) else {}


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*old, *(item for item in value if item not in old)]
        else:
            merged[key] = value
    return merged


def _nest(path: str, leaf: Any) -> dict[str, Any]:
    head, _, rest = path.partition(".")
    return {head: _nest(rest, leaf) if rest else leaf}


# --- compilation -----------------------------------------------------------------------------------------------------


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
    return _assemble({d["name"]: normalise(d) for d in documents.values()}, digest_of(sources), pack=_pack)


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
        compiled = _unpack(COMPILED.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(compiled, dict) or compiled.get("format") != FORMAT:
        return None
    # A checkout sets times in any order: a newer source counts only if its content is another one.
    if stale and digest_of(read_sources()) != compiled["digest"]:
        return None
    return compiled


def _assemble(sdks: Mapping[str, Mapping[str, Any]], digest: str, pack: Callable[[Any], Any]) -> dict[str, Any]:
    index: dict[str, str] = {}
    reexports: dict[str, str] = {}
    paths_of_calls: set[str] = set()
    functions: set[str] = set()
    makers: set[str] = set()
    carrying: set[str] = set()
    path_kinds: dict[str, str] = {}
    module_clients: dict[str, list[str]] = {}
    for data in sdks.values():
        for name in _names(data):
            if name in index:
                raise CatalogueError(f"{data['name']}: {name} is in {index[name]} already")
            index[name] = data["name"]
        reexports.update(data["reexports"])
        path_kinds.update(data["path_kinds"])
        module_clients.update(data["module_clients"])
        functions.update(data["functions"])
        for client in data["clients"]:
            paths_of_calls.update(data["pools"][client["calls"]])
            makers.update(name.rpartition(".")[2] for name in client["names"])
        makers.update(name.rpartition(".")[2] for factory in data["factories"] for name in factory["names"])
        carrying.update(_parameters(data))
    tails = {path.rpartition(".")[2] for path in paths_of_calls | functions}
    strong = {tail for tail in tails if re.match(_UNMISTAKABLE, tail)}
    strong |= {".".join(path.split(".")[-2:]) for path in paths_of_calls if "." in path}
    return {
        "format": FORMAT,
        "digest": digest,
        "index": index,
        "reexports": reexports,
        "module_clients": module_clients,
        "modules": sorted({module for data in sdks.values() for module in data["modules"]}),
        "tails": sorted(tails),
        "strong_tails": sorted(strong),
        "weak_tails": sorted(tails - strong),
        "makers": sorted(makers),
        "carrying": sorted(carrying),
        "called": sorted(name for name, data in sdks.items() if data["called"]),
        "packages": {name: list(data["packages"]) for name, data in sorted(sdks.items())},
        "versioned": sorted({package for data in sdks.values() for package in _versioned(data)}),
        "setters": {name: entry for data in sdks.values() for name, entry in data["setters"].items()},
        "hosts": sorted({host for data in sdks.values() for host in data["hosts"]}),
        "paths": sorted({path for data in sdks.values() for path in data["paths"]}),
        "weak_paths": sorted({path for data in sdks.values() for path in data["weak_paths"]}),
        "path_kinds": path_kinds,
        "header_limits": sorted(name for name, data in sdks.items() if data["header_limits"]),
        "methods": {name: sorted(_methods(data)) for name, data in sorted(sdks.items())},
        "plain_methods": {name: sorted(_plain_methods(data)) for name, data in sorted(sdks.items())},
        "functions": {name: sorted(_last(data["functions"])) for name, data in sorted(sdks.items())},
        "imports": {name: sorted(data["modules"]) for name, data in sorted(sdks.items())},
        "sdks": {name: pack(data) for name, data in sorted(sdks.items())},
    }


# Last segments of longer paths (`conversations.append`) that stand everywhere in Python: the longer path finds them.
_COMMON = frozenset("append compact connect delete edit extend get iter process remix restart run start".split())


def _methods(data: Mapping[str, Any]) -> set[str]:
    """Last segments of the billable paths of one SDK, common words of longer paths left out."""
    paths = {path for client in data["clients"] for path in data["pools"][client["calls"]]}
    return {p for p in paths if "." not in p} | (_last(p for p in paths if "." in p) - _COMMON)


def _plain_methods(data: Mapping[str, Any]) -> set[str]:
    paths = {path for client in data["clients"] for path in data["pools"][client["calls"]]}
    return {p for p in paths if "." not in p and not p.startswith("__")} - _COMMON


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


def _digest_of_versions(versions: Versions) -> str:
    return "".join(f";{package}={spans}" for package, spans in sorted(versions.items()))


def _split_url(text: str) -> tuple[str, str]:
    match = _URL.match(text)
    if match:
        return match[1].rpartition("@")[2], match[2].rstrip("/")
    rest = re.split(r"[?#]", text, maxsplit=1)[0].rstrip("/")
    host, slash, path = rest.partition("/")
    if "." in host or ":" in host:  # `api.openai.com/v1/...` without a scheme
        return host, slash + path
    return ("", rest) if rest.startswith("/") or not slash else (host, slash + path)


def _pack(value: Any) -> bytes:
    import msgpack

    packed: bytes = msgpack.packb(value, use_bin_type=True)
    return packed


def _unpack(value: Any) -> Any:
    if not isinstance(value, bytes):
        return value
    import msgpack

    return msgpack.unpackb(value, raw=False, strict_map_key=False)
