"""What the catalogue says of an SDK: its clients, billable methods and the parameters that carry metadata.

A *carrier tree* maps a parameter to what it carries, as far as it reaches the wire or the declared sink:

    extra_headers: headers                 the value is a mapping of HTTP headers
    metadata: metadata                     the value is the request's metadata object (labels, requestMetadata, ...)
    extra_body: {metadata: metadata}       one level down, by key
    model_list: {"[]": {litellm_params: {extra_headers: headers}}}      each element of a list
    participants: members                  a list of clients, each of which sends requests of its own
    http_client: client                    the value is another client, whose own carriers apply to this one's requests
    config: {http_options: {headers: headers}, labels: metadata}

Leaves: `headers`, `header_lines` (text, a line `name: value` each), `metadata`, `client`, `members`. HTTP library
clients have three more: `auth` (an object or callable that may change the request), `hooks` (callables that receive the
request) and `transport`. A mutator which sets one header (`Request.add_header(key, val)`) has the leaves `header_name`
and `header_value`; one with the name alone takes the header away.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

CarrierTree = Mapping[str, Any]  # parameter or key -> leaf name or CarrierTree; "[]" stands for each element


class CallSpec(Struct, frozen=True):
    """A billable method or function. `api` is its path below the client (`chat.completions.create`) or its name.

    `positional` names the parameters which may be given by position (after self), the last one with a star where any
    number may follow (`*branches`). `lost` maps a parameter that looks
    like a carrier to the reason why it is none. `replaces` are parameters whose leaf replaces what the client carries
    instead of merging with it. `http` names the parameter that holds the URL (raw HTTP: it is a call site only
    if the URL is a provider's); `query_model` etc. do not exist: what a call buys is not the code plane's matter.

    A key of `lost` may be a dotted path (`config.metadata`: only that key of the parameter is lost). `sink_carriers`
    are carriers in addition where the policy's `sinks` name the key: they reach that sink although not the wire.
    `overrides` are keys which displace, and do not merge with, what the client got under the same key from its
    constructor or a make, at any depth: of `bind(extra_headers=a)`, `ChatOpenAI(model_kwargs={"extra_headers": b})`
    and `invoke(extra_headers=c)` only c arrives (while `default_headers`, another key, merges). A dotted key of
    `overrides` (`update.model_kwargs`) displaces what is under its last part. `yields` are keys
    which give way instead, where the client has the same key. `replaces` of a function are parameters which displace
    its `defaults`. `unbinds`: what makes gave is lost, only what the constructor gave is carried (LangChain hands
    `bind(...).generate(...)` on to the bare model). `picks` names the parameter which chooses among the client's
    `keyed` lists. `defaults` may name a function whose first argument sets the default
    (`agents.set_default_openai_client`). `event` is the name by which event hooks select this call
    (`bedrock-runtime.Converse`). `text` names carriers that take JSON as text, where others take
    a mapping. The kind of a raw HTTP call is `http`: `Catalogue.url_kind` tells it from the URL. A
    parameter of `carriers` with the leaf `client` may be the request object of an HTTP library (`client.send`).
    `otherwise` are parameters, dotted within an object of options, whose client sends where no other is named.
    `unless` are parameters that spare the request (`embeddings=` beside the documents that else were embedded), with
    `[]` where they are an empty list.
    `usage` is the option, dotted from the parameter (`stream_options.include_usage`), without which a stream does not
    tell the tokens that it used; empty where streams tell them unasked. `ends` is what the path of its URL ends with,
    and what the SDK's own options of the request call it (`/chat/completions`); "" where it is not told.
    """

    sdk: str
    api: str
    kind: str  # chat, completion, response, embedding, rerank, image, audio, video, realtime, batch, finetune, agent
    is_async: bool = False
    positional: tuple[str, ...] = ()
    carriers: CarrierTree = field(default_factory=dict)
    lost: Mapping[str, str] = field(default_factory=dict)
    stream: bool | str = False  # True: always streams; a name: the parameter that says so
    http: str | None = None
    defaults: Mapping[str, str] = field(default_factory=dict)  # module attribute (`litellm.headers`) -> leaf
    sink_carriers: Mapping[str, CarrierTree] = field(default_factory=dict)  # sink -> carriers that survive to it
    overrides: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()  # parameters of the client that it does not send: the request has them, or not
    none_keeps: tuple[str, ...] = ()  # of `replaces`: those that replace nothing where they are None
    yields: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    unbinds: bool = False
    picks: str = ""
    event: str = ""
    usage: str = ""
    ends: str = ""
    text: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    sides: Mapping[str, str] = field(default_factory=dict)  # as in Make
    qualified: bool = False

    @property
    def target(self) -> str:
        """As messages name it: `litellm.completion`, `openai.responses.create`. The `api` of functions is qualified."""
        return self.api if self.qualified else f"{self.sdk}.{self.api}"


class Make(Struct, frozen=True):
    """A method or constructor which gives a client. `client` None: a copy of the same client.

    The new client keeps what the old one carried (`inherit`), merged with `carriers`, save for `replaces`.
    `base` names the parameter which is the prefix of the URL (an HTTP client's `base_url`) or the URL itself (a request
    object). `event` names the parameter of a mutator whose constant selects the calls that it applies to, by a dotted
    prefix in which `*` stands for one segment (`before-call.bedrock-runtime.Converse`); it is compared with
    `CallSpec.event` after its first segment. `keyed` maps a parameter that is a list to the key by which one element is
    chosen: of `Router(model_list=[{"model_name": "fast", "litellm_params": {...}}])` only the elements apply whose
    `model_name` equals the call's `picks` parameter; any of them may, if there are several or it is not known.
    `reserves` are parameters that say which others take its place when it fails (`fallbacks=[{"fast": ["slow"]}]`).
    `doubtful` says why the arguments of a make may have no effect, where code does not tell.
    `instead`: a given argument, and those that have no effect beside it, dotted within a mapping; None gives nothing,
    save within one. `sides`: parameters that only synchronous (`sync`) or asynchronous (`async`) requests look at.
    `parameter` and `select` choose the client as in `Factory` (`session.client("bedrock-runtime")`). A factory whose
    make has no client gives the client in its own parameter with the leaf `client` (`instructor.patch(client)`).
    """

    client: str | None
    positional: tuple[str, ...] = ()
    carriers: CarrierTree = field(default_factory=dict)
    lost: Mapping[str, str] = field(default_factory=dict)
    replaces: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()  # parameters whose mapping is copied: what is done to it later has no effect
    inherit: bool = True
    alternatives: bool = False  # the parameter's clients are alternatives to this one (`with_fallbacks`)
    base: str | None = None
    event: str = ""
    sink_carriers: Mapping[str, CarrierTree] = field(default_factory=dict)
    overrides: tuple[str, ...] = ()  # as in CallSpec
    unbinds: bool = False  # as in CallSpec
    # Of a mutator: a context manager, at whose end the client is as it was before. What it replaces calls in its block
    # do not: `with agent.override(model=a): agent.run(model=b)` asks a.
    within: bool = False
    doubtful: str = ""
    idle: str = ""  # the client class that it gives where nothing among its parameters sends
    steps: bool = False  # its arguments are steps of the chain that it gives (`prompt.pipe(model)`)
    keyed: Mapping[str, str] = field(default_factory=dict)
    reserves: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)  # parameter -> the library's setting that it else is
    beside: bool = False  # what gives it (an index) sends requests of its own with each call of it (a query engine)
    parameter: str = ""
    select: Mapping[str, str] = field(default_factory=dict)
    holds: tuple[str, ...] = ()  # parameters whose clients send for the new one, without adding to what it carries
    joins: tuple[str, ...] = ()  # parameters whose clients send requests of their own with each call of the new one
    own: Mapping[str, str] = field(
        default_factory=dict
    )  # a true parameter -> the one of `joins` that is else a bare one
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    base_host: str = ""  # where requests go if `base` is not given
    base_environment: tuple[str, ...] = ()  # variables by which they go elsewhere


def among(parameter: str, names: tuple[str, ...]) -> bool:
    """Whether parameters so named are meant: of one with a star (`*models`) also the further ones that it takes."""
    return parameter in names or any(name.startswith("*") and parameter.startswith(name) for name in names)


class Limit(Struct, frozen=True):
    """What a carrier holds. 0 and empty: no limit. `keys` are the only ones that it takes; forms are regular
    expressions that match whole keys and values, `form_words` says the same for people; `repeats`: values are
    meant to repeat, ids of single requests are not."""

    source: str
    pairs: int = 0
    keys: tuple[str, ...] = ()
    key_length: int = 0
    value_length: int = 0
    value_types: tuple[str, ...] = ()  # string, integer, number, boolean, array, object
    key_form: str = ""
    value_form: str = ""
    form_words: str = ""
    repeats: bool = False


class Stored(Struct, frozen=True):
    """An attribute in which an object keeps an argument of its constructor and reads it with each request. `made`: the
    client class that it makes for itself where none is given; "": a mapping."""

    name: str
    parameter: str
    made: str = ""


class ClientClass(Struct, frozen=True):
    """A client class of an SDK, identified by its first qualified name. A name in angle brackets
    (`langchain.agents.<agent>`) is no class that can be named: only factories and makes give it.

    `transparent` attributes may stand anywhere in a method path without changing the client (`beta`,
    `with_raw_response`). `attributes` are mutable mappings of the object (`requests.Session().headers`): path -> leaf.
    `composes`: `a | client` and `client | b` give a client (LangChain's chains).
    `composed`: the client class that composition gives, if another (a chain hands the arguments of a call to its first
    step only). `mutators`: methods that add carriers to the client in place: path -> Make (its `client` is None).
    `abstract`: good for annotations; a class of the project derived from it is no client, its methods do the sending.
    A client without calls holds carriers for others (a provider object, an HTTP request). `local`: what it does is not
    billed (a model that runs in the process). `rarely`: few of its many methods ask for anything billable (a control
    plane's client): without one of these it is not told. `through`: parameters by whose clients it sends (a vector
    store's `embedding`); where none of them is a client that may send, no request is sent. A call `__init__` is sent
    by making it. `stored`: by attribute. `back`: the attribute by which what stands behind its attributes
    (`client.chat.completions`) leads back to it. `gives`: the method by which an object of a subclass in the project
    gives the client that is used in its place (`ModelProvider.get_model`).
    """

    sdk: str
    names: tuple[str, ...]
    is_async: bool = False
    constructor: Make = Make(client=None)
    calls: Mapping[str, CallSpec] = field(default_factory=dict)
    makes: Mapping[str, Make] = field(default_factory=dict)
    mutators: Mapping[str, Make] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    transparent: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    composes: bool = False
    composed: str = ""
    abstract: bool = False
    local: bool = False
    rarely: bool = False
    through: tuple[str, ...] = ()
    stored: Mapping[str, Stored] = field(default_factory=dict)
    back: str = ""
    gives: str = ""

    @property
    def base(self) -> str | None:
        """The constructor's parameter that is the prefix of the URL."""
        return self.constructor.base


class Factory(Struct, frozen=True):
    """A function that gives a client, chosen by the constant value of a parameter where `select` is not empty
    (`boto3.client("bedrock-runtime")`). Other values give no client. `of_function`: the client class that it gives
    where it is put on a function as it stands (`@prompt`, where `@prompt(...)` gives a decorator)."""

    names: tuple[str, ...]
    make: Make
    parameter: str = ""
    of_function: str = ""
    select: Mapping[str, str] = field(default_factory=dict)  # value -> client class name


class Record(Struct, frozen=True):
    """An options object whose constructor parameters act as keys of a mapping (`types.HttpOptions(headers=...)`)."""

    names: tuple[str, ...]
    positional: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()  # as in Make


class Sdk(Struct, frozen=True):
    """One catalogue file. `modules` are import names whose presence in a file makes it a candidate; `hosts` and
    `paths` (regular expressions over the URL's path) recognise raw HTTP calls to the provider. `weak_paths` are too
    common to count without a known host. `path_kinds` gives the kind of call per pattern. `limits` are those of the
    SDK's carriers by dotted parameter (`extra_body.metadata`), `header_limits` those of headers that hold a mapping."""

    name: str
    modules: tuple[str, ...]
    clients: tuple[ClientClass, ...] = ()
    functions: Mapping[str, CallSpec] = field(default_factory=dict)  # qualified name -> spec
    factories: tuple[Factory, ...] = ()
    records: tuple[Record, ...] = ()
    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    reexports: Mapping[str, str] = field(default_factory=dict)  # other qualified name or prefix -> catalogued name
    weak_paths: tuple[str, ...] = ()
    path_kinds: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)
    header_limits: Mapping[str, Limit] = field(default_factory=dict)


Entry = ClientClass | CallSpec | Factory | Record  # what a qualified name may stand for
