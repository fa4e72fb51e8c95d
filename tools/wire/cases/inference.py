import httpx
import ollama
import replicate
from azure.ai.inference import ChatCompletionsClient
from azure.core.credentials import AzureKeyCredential
from cerebras.cloud.sdk import Cerebras
from fireworks import Fireworks
from groq import Groq
from huggingface_hub import InferenceClient
from openrouter import OpenRouter
from perplexity import Perplexity
from portkey_ai import Portkey
from together import Together
from writerai import Writer

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"team_id": "a", "tenant": "b"}
ASK = [{"role": "user", "content": "hi"}]


def portkey_client_metadata(url):
    client = Portkey(api_key="k", base_url=url, provider="openai", metadata=META)
    client.chat.completions.create(model="m", messages=ASK)


def portkey_with_options_replaces(url):
    client = Portkey(api_key="k", base_url=url, provider="openai", metadata={"team_id": "a"})
    client.with_options(metadata={"tenant": "b"}).chat.completions.create(model="m", messages=ASK)


def portkey_call(url):
    client = Portkey(api_key="k", base_url=url, provider="openai")
    client.chat.completions.create(model="m", messages=ASK, extra_headers=TEAM, metadata={"tenant": "b"})


def portkey_embeddings_put_headers_into_the_body(url):
    Portkey(api_key="k", base_url=url, provider="openai").embeddings.create(model="m", input="hi", extra_headers=TEAM)


def openrouter_headers_and_metadata(url):
    client = OpenRouter(api_key="k", server_url=url)
    client.chat.send(model="m", messages=ASK, http_headers=TEAM, metadata={"tenant": "b"})


def openrouter_user_and_session(url):
    OpenRouter(api_key="k", server_url=url).chat.send(model="m", messages=ASK, user="u", session_id="s")


def openrouter_http_client(url):
    OpenRouter(api_key="k", server_url=url, client=httpx.Client(headers=TEAM)).embeddings.generate(
        model="m", input="hi"
    )


def ollama_client(url):
    ollama.Client(host=url, headers=TEAM).chat(model="m", messages=ASK)


def huggingface(url):
    InferenceClient(base_url=url, api_key="k", headers=TEAM).chat.completions.create(
        model="m", messages=ASK, extra_body={"metadata": {"tenant": "b"}}
    )


def azure_client_and_call(url):
    client = ChatCompletionsClient(endpoint=url, credential=AzureKeyCredential("k"), headers=TEAM)
    client.complete(messages=ASK, headers=TENANT)


def azure_model_extras(url):
    client = ChatCompletionsClient(endpoint=url, credential=AzureKeyCredential("k"))
    client.complete(messages=ASK, model_extras={"metadata": META})


def together_client_and_call(url):
    Together(api_key="k", base_url=url, default_headers=TEAM).chat.completions.create(
        model="m", messages=ASK, extra_headers=TENANT
    )


def fireworks_client_and_call(url):
    Fireworks(api_key="k", base_url=url, default_headers=TEAM).chat.completions.create(
        model="m", messages=ASK, extra_headers=TENANT
    )


def fireworks_metadata(url):
    Fireworks(api_key="k", base_url=url).chat.completions.create(model="m", messages=ASK, metadata=META)


def cerebras_client_and_call(url):
    Cerebras(api_key="k", base_url=url, default_headers=TEAM, warm_tcp_connection=False).chat.completions.create(
        model="m", messages=ASK, extra_headers=TENANT
    )


def groq_client_and_call(url):
    Groq(api_key="k", base_url=url, default_headers=TEAM).chat.completions.create(
        model="m", messages=ASK, extra_headers=TENANT
    )


def groq_metadata(url):
    Groq(api_key="k", base_url=url).chat.completions.create(model="m", messages=ASK, metadata=META)


def perplexity_client_and_call(url):
    Perplexity(api_key="k", base_url=url, default_headers=TEAM).chat.completions.create(
        model="m", messages=ASK, extra_headers=TENANT
    )


def writer_client_and_call(url):
    Writer(api_key="k", base_url=url, default_headers=TEAM).chat.chat(model="m", messages=ASK, extra_headers=TENANT)


def replicate_client(url):
    replicate.Client(api_token="k", base_url=url, headers=TEAM).run("a/b:c", input={})
