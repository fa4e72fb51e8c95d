"""Lookups: names, re-exports, tails and URLs."""

from __future__ import annotations

import pytest

from checker.sdks.catalogue import Catalogue, load
from checker.sdks.model import CallSpec, ClientClass, Factory, Record
from checker.sdks.normalising import CatalogueError, normalise


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("openai.OpenAI", "openai.OpenAI"),
        ("openai.lib.azure.AzureOpenAI", "openai.AzureOpenAI"),
        ("langfuse.openai.AsyncOpenAI", "openai.AsyncOpenAI"),
        ("openai.resources.chat.Completions", "openai.resources.chat.completions.Completions"),
        ("openai.DefaultHttpxClient", "httpx.Client"),
        ("anthropic.Client", "anthropic.Anthropic"),
        ("langchain.chat_models.ChatOpenAI", "langchain_openai.chat_models.base.ChatOpenAI"),
        ("langchain_community.chat_models.openai.ChatOpenAI", "langchain_openai.chat_models.base.ChatOpenAI"),
        ("langchain_classic.chains.LLMChain", "langchain.chains.LLMChain"),
        ("langchain.chains.llm.LLMChain", "langchain.chains.LLMChain"),
        ("boto3.Session", "boto3.session.Session"),
        ("mistralai.Mistral", "mistralai.Mistral"),
        ("requests.sessions.Session", "requests.Session"),
    ],
)
def test_a_client_is_found_by_each_of_its_names(catalogue: Catalogue, name: str, first: str) -> None:
    assert catalogue.client(name).names[0] == first


@pytest.mark.parametrize(
    ("name", "sdk", "kind"),
    [
        ("litellm.completion", "litellm", "chat"),
        ("litellm.main.completion", "litellm", "chat"),
        ("openai.chat.completions.create", "openai", "chat"),
        ("openai.with_raw_response.embeddings.create", "openai", "embedding"),
        ("openai.beta.chat.completions.parse", "openai", "chat"),
        ("openai.ChatCompletion.acreate", "openai", "chat"),
        ("google.generativeai.embed_content", "google-generativeai", "embedding"),
        ("httpx.post", "http", "http"),
        ("agents.Runner.run_sync", "openai-agents", "agent"),
    ],
)
def test_a_function_is_found(catalogue: Catalogue, name: str, sdk: str, kind: str) -> None:
    spec = catalogue.resolve(name)
    assert isinstance(spec, CallSpec)
    assert (spec.sdk, spec.kind) == (sdk, kind)


def test_kinds_of_entry(catalogue: Catalogue) -> None:
    assert isinstance(catalogue.resolve("boto3.client"), Factory)
    assert isinstance(catalogue.resolve("google.genai.types.HttpOptions"), Record)
    assert isinstance(catalogue.resolve("httpx.Client"), ClientClass)
    assert catalogue.resolve("openai.NotAClient") is None
    assert catalogue.resolve("openai") is None
    assert catalogue.resolve("mycompany.openai.OpenAI") is None


def test_what_a_client_carries(catalogue: Catalogue) -> None:
    openai = catalogue.client("openai.AsyncOpenAI")
    assert openai.is_async
    assert openai.calls["chat.completions.create"].is_async
    assert openai.calls["chat.completions.create"].carriers["metadata"] == "metadata"
    assert "metadata" not in openai.calls["embeddings.create"].carriers
    assert openai.makes["with_options"].replaces == ("set_default_headers", "http_client")
    assert "moderations.create" in openai.free
    anthropic = catalogue.client("anthropic.Anthropic").calls["messages.create"]
    assert anthropic.carriers == {"extra_headers": "headers", "extra_body": {"metadata": "metadata"}}
    assert "user_id" in anthropic.lost["metadata"]
    router = catalogue.client("litellm.Router")
    assert router.constructor.keyed == {"model_list": "model_name"}
    assert router.constructor.carriers["model_list"]["[]"]["litellm_params"]["extra_headers"] == "headers"
    assert router.calls["completion"].overrides == ("extra_headers", "headers", "extra_body")
    assert router.calls["completion"].sink_carriers["litellm-spend-logs"]["metadata"] == "metadata"
    langchain = catalogue.client("langchain_openai.ChatOpenAI").calls["invoke"]
    assert "config.metadata" in langchain.lost
    assert catalogue.client("langchain_openai.ChatOpenAI").makes["with_structured_output"].unbinds
    assert langchain.sink_carriers == {"langsmith": {"config": {"metadata": "metadata"}}}
    assert catalogue.client("httpx.Client").base == "base_url"


def test_every_select_and_make_leads_to_a_client(catalogue: Catalogue) -> None:
    for name in catalogue.names:
        sdk = catalogue.sdk(name)
        makes = [make for client in sdk.clients for make in (client.constructor, *client.makes.values())]
        makes += [factory.make for factory in sdk.factories]
        targets = [make.client for make in makes if make.client]
        targets += [target for make in makes for target in make.select.values()]
        targets += [target for factory in sdk.factories for target in factory.select.values()]
        targets += [client.composed for client in sdk.clients if client.composed]
        for target in targets:
            assert isinstance(catalogue.resolve(target), ClientClass), target


def test_every_reexport_leads_somewhere(catalogue: Catalogue) -> None:
    known = {name for sdk in map(catalogue.sdk, catalogue.names) for c in sdk.clients for name in c.names}
    known |= {name for sdk in map(catalogue.sdk, catalogue.names) for name in sdk.functions}
    known |= {name for sdk in map(catalogue.sdk, catalogue.names) for f in sdk.factories for name in f.names}
    known |= {name for sdk in map(catalogue.sdk, catalogue.names) for r in sdk.records for name in r.names}
    for name in catalogue.names:
        for other, target in catalogue.sdk(name).reexports.items():
            full = catalogue.canonical(target)
            assert any(k == full or k.startswith(f"{full}.") for k in known), f"{other} -> {target}"


def test_each_client_does_something(catalogue: Catalogue) -> None:
    for name in catalogue.names:
        for client in catalogue.sdk(name).clients:
            holds = client.constructor.carriers or client.constructor.positional or client.attributes
            assert client.calls or client.makes or holds or client.local or client.gives, client.names


def test_tails(catalogue: Catalogue) -> None:
    assert {"create", "completion", "invoke", "generate_content"} <= catalogue.tails
    assert {
        "completions.create",
        "messages.create",
        "generate_content",
        "invoke_model",
        "converse",
    } <= catalogue.strong_tails
    assert {"invoke", "run", "create", "stream", "post", "chat"} <= catalogue.weak_tails
    assert not catalogue.weak_tails & catalogue.strong_tails
    made = {name for names in catalogue.makers_by_sdk().values() for name in names}
    assert {"OpenAI", "Anthropic", "init_chat_model", "Chroma"} <= made


def test_payload_never_carries(catalogue: Catalogue) -> None:
    assert {"messages", "temperature", "tools", "prompt", "max_tokens"} <= catalogue.payload
    assert not catalogue.payload & {"extra_headers", "metadata", "config", "json", "url", "http_client", "agent"}


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://api.openai.com/v1/chat/completions", "chat"),
        ("https://api.openai.com/v1/responses?stream=1", "response"),
        ("http://llm-gateway.corp.example/v1/embeddings", "embedding"),
        ("{}/chat/completions", "chat"),
        ("http://localhost:4000/v1/chat/completions/", "chat"),
        ("https://api.anthropic.com/v1/messages", "chat"),
        ("http://llm-gateway.corp.example/v1/messages", "chat"),
        ("https://bedrock-runtime.us-east-1.amazonaws.com/model/{}/invoke", "chat"),
        ("https://generativelanguage.googleapis.com/v1beta/models/{}:generateContent?key={}", "chat"),
        ("api.cohere.com/v2/rerank", "rerank"),
        ("https://api.openai.com/v1/models", None),
        ("https://metrics.internal.example/v1/usage", None),
        ("https://api.twilio.example/v1/messages", None),
        ("https://survey.example/api/surveys/1/responses", None),
        ("", None),
    ],
)
def test_urls(catalogue: Catalogue, url: str, kind: str | None) -> None:
    assert catalogue.url_kind(url) == kind


def test_an_unknown_host_is_judged_by_its_name_in_the_source(catalogue: Catalogue) -> None:
    assert catalogue.url_kind("{}/v1/messages") is None
    assert catalogue.url_kind("{}/v1/messages", "settings.ANTHROPIC_BASE_URL") == "chat"


def test_hosts(catalogue: Catalogue) -> None:
    assert catalogue.is_llm_host("api.openai.com:443")
    assert catalogue.is_llm_host("mycompany.openai.azure.com")
    assert catalogue.is_llm_host("bedrock-runtime.eu-west-1.amazonaws.com")
    assert not catalogue.is_llm_host("openai.com.example.org")
    assert not catalogue.is_llm_host("notapi.openai.com.evil")


def test_an_organisation_adds_its_own_entries(catalogue: Catalogue) -> None:
    extended = catalogue.extend(
        {
            "schema_version": 1,
            "name": "acme",
            "modules": ["acme.llm"],
            "carrier_sets": {"owner": {"tags": "metadata"}},
            "clients": [{"names": ["acme.llm.Gateway"], "calls": {"ask": {"kind": "chat", "carriers": "owner"}}}],
        }
    )
    assert extended.client("acme.llm.Gateway").calls["ask"].carriers == {"tags": "metadata"}
    assert "ask" in extended.tails
    assert "acme.llm" in extended.modules
    assert extended.client("openai.OpenAI") == catalogue.client("openai.OpenAI")
    with pytest.raises(KeyError):
        catalogue.client("acme.llm.Gateway")


def test_what_adds_nothing_leaves_the_catalogue_as_it_is(catalogue: Catalogue) -> None:
    assert (
        catalogue.extend({"name": "acme", "header_builders": {"acme.owners": {"provides": ["team_id"]}}}) is catalogue
    )
    assert catalogue.extend({"name": "acme", "harmless": ["acme.log"]}) is not catalogue


def test_an_entry_that_refers_to_nothing_is_an_error_with_its_place() -> None:
    entry = {"name": "acme", "clients": [{"names": ["acme.X"], "calls": {"ask": {"kind": "chat", "carriers": "nope"}}}]}
    with pytest.raises(CatalogueError, match=r"acme: acme\.X\.ask: no carrier set 'nope'"):
        normalise(entry)
    with pytest.raises(CatalogueError, match="no client set 'nope'"):
        normalise({"name": "acme", "clients": [{"names": ["acme.X"], "like": "nope"}]})


def test_a_call_is_named_as_its_users_know_it(catalogue: Catalogue) -> None:
    assert catalogue.sdk("litellm").functions["litellm.completion"].target == "litellm.completion"
    assert catalogue.sdk("http").functions["httpx.post"].target == "httpx.post"
    assert catalogue.client("openai.OpenAI").calls["responses.create"].target == "openai.responses.create"
    assert catalogue.sdk("openai").functions["openai.responses.create"].target == "openai.responses.create"
