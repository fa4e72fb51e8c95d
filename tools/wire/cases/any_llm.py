import asyncio

import any_llm
from any_llm import AnyLLM, acompletion, completion

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"team_id": "a", "tenant": "b"}
MESSAGES = [{"role": "user", "content": "hi"}]


def client_and_call(url):
    options = {"default_headers": TEAM}
    completion("m", MESSAGES, provider="openai", api_key="k", api_base=url, client_args=options, extra_headers=TENANT)


def metadata(url):
    asyncio.run(acompletion("m", MESSAGES, provider="openai", api_key="k", api_base=url, metadata=META))


def label(url):
    any_llm.completion("m", MESSAGES, provider="openai", api_key="k", api_base=url, session_label="team-a")


def provider(url):
    llm = AnyLLM.create("openai", api_key="k", api_base=url, default_headers=TEAM)
    llm.completion("m", MESSAGES, extra_headers=TENANT)


def responses(url):
    any_llm.responses("m", "hi", provider="openai", api_key="k", api_base=url, metadata=META)


def embedding(url):
    any_llm.embedding("m", "hi", provider="openai", api_key="k", api_base=url, extra_headers=TEAM)


def anthropic(url):
    options = {"default_headers": TEAM}
    completion(
        "m", MESSAGES, provider="anthropic", api_key="k", api_base=url, client_args=options, extra_headers=TENANT
    )


def messages(url):
    any_llm.messages("m", MESSAGES, 9, provider="anthropic", api_key="k", api_base=url, extra_headers=TEAM)
