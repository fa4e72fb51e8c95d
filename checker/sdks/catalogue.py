"""The catalogue: every SDK that checkpolicy knows, by qualified name, built when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from checker.sdks.compiling import assemble, compile_sources, read_compiled, read_sources, unpack
from checker.sdks.normalising import normalise
from checker.sdks.versions import Versions

if TYPE_CHECKING:
    from checker.sdks.model import ClientClass, Entry, Limit, Sdk

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
# Words in a host name that make a common path (`/v1/messages`) a model's; Ollama's own port.
_HOST_HINT = (
    r":11434\b|llm|openai|anthropic|claude|gpt|gemini|bedrock|inference|ollama|mistral|\bai\b|\bai[-.]|[-.]ai\b"
)
_URL = re.compile(r"^(?:[a-zA-Z][\w+.-]*:)?//([^/?#]*)([^?#]*)")


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
        self._extended: dict[str, Catalogue] = {}
        self.digest: str = compiled["digest"] + _digest_of_versions(self._versions)
        self.called: frozenset[str] = frozenset(compiled["called"])
        self._conventions = {what: frozenset(words) for what, words in compiled["conventions"].items()}
        self.setters: Mapping[str, Mapping[str, Any]] = compiled["setters"]
        self.modules: frozenset[str] = frozenset(compiled["modules"])
        self.tails: frozenset[str] = frozenset(compiled["tails"])
        self.strong_tails: frozenset[str] = frozenset(compiled["strong_tails"])
        self.partial_tails: frozenset[str] = frozenset(compiled["partial_tails"])
        self.long_tails: frozenset[str] = frozenset(compiled["long_tails"])
        self.transparent: frozenset[str] = frozenset(compiled["transparent"])  # `with_raw_response` in any SDK's paths
        self._data_classes: frozenset[str] = frozenset(compiled["data_classes"])
        self.lookalikes: frozenset[str] = frozenset(compiled["lookalikes"])
        self.certain_tails: frozenset[str] = frozenset(compiled["certain_tails"])
        self.weak_tails: frozenset[str] = frozenset(compiled["weak_tails"])
        self.harmless: frozenset[str] = frozenset(compiled["harmless"])
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

    def is_data_class(self, qualname: str) -> bool:
        """Whether what a subclass of this class is made with becomes its annotated fields (pydantic)."""
        return self.canonical(qualname) in self._known_data_classes

    @cached_property
    def _known_data_classes(self) -> frozenset[str]:
        return frozenset(self.canonical(name) for name in self._data_classes)

    def words(self, convention: str) -> frozenset[str]:
        """The words of a convention (`queued`, `entry_decorators`: see the schema of the catalogue's files)."""
        return self._conventions[convention]

    def client(self, name: str) -> ClientClass:
        """The client class of that name (any of its names)."""
        from checker.sdks.model import ClientClass

        entry = self.resolve(name)
        if not isinstance(entry, ClientClass):
            raise KeyError(f"no client class {name!r} in the catalogue")
        return entry

    def sdk(self, name: str) -> Sdk:
        """One file of the catalogue, built whole."""
        if name not in self._sdks:
            from checker.sdks.entries import build_sdk  # not needed by a run whose results are known

            self._sdks[name] = build_sdk(unpack(self._compiled["sdks"][name]), self._versions)
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

    def left_out(self) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
        """By SDK what only other versions than the project's have: qualified names, and paths of methods."""
        whole, found = Catalogue(self._compiled), {}
        for name, packages in self._compiled["packages"].items() if self._versions else ():
            if not self._versions.keys().isdisjoint(packages):
                (names, paths), (ours, own) = _names_of(whole.sdk(name)), _names_of(self.sdk(name))
                if names != ours or paths != own:
                    found[name] = (names - ours, paths - own)
        return found

    def whatever_versions(self, sdks: Collection[str]) -> Catalogue:
        """The catalogue with all that is known of these SDKs."""
        packages = {package for sdk in sdks for package in self._compiled["packages"][sdk]}
        kept = {package: spans for package, spans in self._versions.items() if package not in packages}
        return Catalogue(self._compiled, kept) if sdks else self

    def methods_by_sdk(self) -> Mapping[str, Sequence[str]]:
        """SDK -> the last segments of its billable methods."""
        methods: Mapping[str, Sequence[str]] = self._compiled["methods"]
        return methods

    def plain_methods_by_sdk(self) -> Mapping[str, Sequence[str]]:
        """SDK -> its billable methods that are called on the client itself (`llm.invoke`), without a longer path."""
        methods: Mapping[str, Sequence[str]] = self._compiled["plain_methods"]
        return methods

    def blocks(self) -> Sequence[str]:
        """Methods in whose block a client is another (`agent.override(model=…)`)."""
        blocks: Sequence[str] = self._compiled["blocks"]
        return blocks

    def functions_by_sdk(self) -> Mapping[str, Sequence[str]]:
        """SDK -> the names of its billable functions."""
        functions: Mapping[str, Sequence[str]] = self._compiled["functions"]
        return functions

    def makers_by_sdk(self) -> Mapping[str, Sequence[str]]:
        """SDK -> the names of classes and functions by which clients are made."""
        makers: Mapping[str, Sequence[str]] = self._compiled["makers_by_sdk"]
        return makers

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
            return self.path_kind(text)
        return None

    def path_kind(self, text: str) -> str | None:
        """The kind of call by a path that is too common to count without a known host, as if the host were known."""
        _, path = _split_url(text)
        return next((kind for pattern, kind in self._weak_patterns if pattern.search(path)), None)

    def is_surely_model(self, text: str) -> bool:
        """Whether a URL that has a `url_kind` is a model's by itself: its host is, or the provider's path stands first
        in it, behind a version or something unknown. Below a word (`/agents/chat/completions`) it may be a service's.
        """
        if self.is_at_model_host(text):
            return True
        _, path = _split_url(text)
        found = [match for pattern, _ in self._path_patterns if (match := pattern.search(path))]
        before = (path[: match.start()].rpartition("/")[2] for match in found)
        return not found or any(re.fullmatch(r"(v\d\w*)?|.*\{\}.*", word) for word in before)

    def is_at_model_host(self, text: str) -> bool:
        """Whether the host of a URL is a provider's or sounds like a model's."""
        host, _ = _split_url(text)
        return self.is_llm_host(host) or re.search(_HOST_HINT, host.lower()) is not None

    def is_llm_host(self, host: str) -> bool:
        """Whether a host (port allowed) belongs to a catalogued provider."""
        return bool(self._host_pattern.search(host.lower().partition(":")[0]))

    @cached_property
    def header_limits(self) -> Mapping[str, Limit]:
        """Limits of headers that hold a mapping, by name in lower case."""
        found: dict[str, Limit] = {}
        for name in self._compiled["header_limits"]:
            found.update(self.sdk(name).header_limits)
        return found

    def extend(self, document: Mapping[str, Any]) -> Catalogue:
        """A catalogue with one more document, in the words of a catalogue file (a policy's `models`); this one where
        the document has nothing that a catalogue knows. Putting all together takes long and is done once for each."""
        data = normalise(document)
        if data == normalise({"name": document["name"]}):
            return self
        key = repr(data)
        found = self._extended.get(key)
        if found is None:
            sources = {name: unpack(blob) for name, blob in self._compiled["sdks"].items()}
            sources[data["name"]] = data
            compiled = assemble(sources, self._compiled["digest"], pack=lambda value: value)
            found = self._extended[key] = Catalogue(compiled, self._versions)
        return found

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
            from checker.sdks.entries import entries_of

            entries = self._entries[sdk] = dict(entries_of(self.sdk(sdk)))
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


def _digest_of_versions(versions: Versions) -> str:
    return "".join(f";{package}={spans}" for package, spans in sorted(versions.items()))


def _names_of(sdk: Sdk) -> tuple[frozenset[str], frozenset[str]]:
    names = {name for client in sdk.clients for name in client.names} | sdk.functions.keys()
    return frozenset(names), frozenset(api for client in sdk.clients for api in client.calls if "." in api)


def _split_url(text: str) -> tuple[str, str]:
    match = _URL.match(text)
    if match:
        return match[1].rpartition("@")[2], match[2].rstrip("/")
    rest = re.split(r"[?#]", text, maxsplit=1)[0].rstrip("/")
    host, slash, path = rest.partition("/")
    if "." in host or ":" in host:  # `api.openai.com/v1/...` without a scheme
        return host, slash + path
    return ("", rest) if rest.startswith("/") or not slash else (host, slash + path)
