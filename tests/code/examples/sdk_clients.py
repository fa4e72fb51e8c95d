"""Clients of gateways and providers beyond the large ones, with the arguments that look like carriers and are none."""

import xai_sdk
from azure.ai.inference import ChatCompletionsClient
from azure.ai.inference.aio import EmbeddingsClient
from cerebras.cloud.sdk import Cerebras
from fireworks import Fireworks
from huggingface_hub import InferenceClient
from langfuse.openai import OpenAI as Traced
from langgraph_sdk import get_sync_client
from langgraph_supervisor import create_supervisor
from langchain_openai import ChatOpenAI
from ollama import AsyncClient, Client
from openrouter import OpenRouter
from perplexity import Perplexity
from portkey_ai import AsyncPortkey, Portkey
from replicate import Client as Replicate
from together import AsyncTogether, Together
from vertexai.generative_models import GenerativeModel
from voyageai import Client as Voyage
from writerai import Writer

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
META = {"team_id": "search", "correlation_id": "1"}


def portkey(text):
    Portkey(metadata=META).chat.completions.create(model="m", messages=text)  # expect: pass
    Portkey().chat.completions.create(model="m", messages=text, extra_headers=TAGS)  # expect: pass
    Portkey().embeddings.create(model="m", input=text, extra_headers=TAGS)  # expect: fail team_id correlation_id
    Portkey(metadata=META).embeddings.create(model="m", input=text)  # expect: pass
    Portkey(metadata=META).with_options(metadata={"team_id": "b"}).chat.completions.create()  # expect: fail correlation_id


async def portkey_async(text):
    await AsyncPortkey().chat.completions.create(model="m", messages=text)  # expect: fail team_id correlation_id


def openrouter(text):
    with OpenRouter(api_key="k") as client:
        client.chat.send(model="m", messages=text, http_headers=TAGS)  # expect: pass
        client.chat.send(model="m", messages=text, metadata=META)  # expect: pass
        client.chat.send(model="m", messages=text, user="u", session_id="s")  # expect: fail team_id correlation_id
        client.embeddings.generate(model="m", input=text)  # expect: fail team_id correlation_id


def xai(text):
    chat = xai_sdk.Client(metadata=(("x-team-id", "search"), ("x-correlation-id", "1"))).chat.create(model="grok")
    chat.append(text)
    chat.sample()  # expect: pass
    plain = xai_sdk.Client().chat.create(model="grok", user="u")
    for _ in plain.stream():  # expect: fail team_id correlation_id
        pass


def inference(text):
    Together(default_headers=TAGS).chat.completions.create(model="m", messages=text)  # expect: pass
    Together().rerank.create(model="m", query=text, documents=[])  # expect: fail team_id correlation_id
    Fireworks().chat.completions.create(model="m", messages=text, extra_headers=TAGS)  # expect: pass
    Fireworks().chat.completions.create(model="m", messages=text)  # expect: fail team_id correlation_id
    Cerebras().with_options(default_headers=TAGS).chat.completions.create(model="m")  # expect: pass
    Cerebras().chat.completions.with_raw_response.create(model="m")  # expect: fail team_id correlation_id
    Perplexity().chat.completions.create(model="m", messages=text, extra_headers=OWNER)  # expect: fail correlation_id
    Writer(default_headers=TAGS).chat.chat(model="m", messages=text)  # expect: pass
    Writer().completions.create(model="m", prompt=text)  # expect: fail team_id correlation_id
    Client(headers=TAGS).chat(model="m", messages=text)  # expect: pass
    Client().generate(model="m", prompt=text)  # expect: fail team_id correlation_id
    InferenceClient(headers=TAGS).chat_completion(text)  # expect: pass
    InferenceClient().chat.completions.create(messages=text, extra_body={"metadata": META})  # expect: pass
    InferenceClient(bill_to="org").text_generation(text)  # expect: fail team_id correlation_id
    Replicate(headers=TAGS).run("a/b", input={})  # expect: pass
    Replicate().run("a/b", input={})  # expect: fail team_id correlation_id
    Voyage().embed([text])  # expect: fail team_id correlation_id
    Voyage().rerank(text, [])  # expect: fail team_id correlation_id


async def inference_async(text):
    await AsyncTogether(default_headers=TAGS).images.generate(prompt=text)  # expect: pass
    await AsyncClient(headers=OWNER).embed(model="m", input=text)  # expect: fail correlation_id
    await EmbeddingsClient("e", "c", headers=TAGS).embed(input=[text])  # expect: pass


def azure(text):
    ChatCompletionsClient("e", "c").complete(messages=text, headers=TAGS)  # expect: pass
    ChatCompletionsClient("e", "c").complete(messages=text, model_extras={"user": "u"})  # expect: fail team_id correlation_id


def vertex(text):
    GenerativeModel("gemini").generate_content(text, labels=META)  # expect: pass
    GenerativeModel("gemini").start_chat().send_message(text)  # expect: fail team_id correlation_id


def drop_in(text):
    Traced(default_headers=TAGS).chat.completions.create(model="m", messages=text)  # expect: pass
    Traced().chat.completions.create(model="m", messages=text, name="n")  # expect: fail team_id correlation_id


def langgraph(text):
    team = create_supervisor([], model=ChatOpenAI(default_headers=TAGS)).compile()
    team.invoke({"messages": text}, config={"metadata": META})  # expect: pass
    create_supervisor([], model=ChatOpenAI()).compile().invoke(  # expect: fail team_id correlation_id
        {"messages": text}, config={"metadata": META}
    )
    get_sync_client(url="u").runs.wait(None, "agent", metadata=META)  # expect: fail team_id correlation_id
