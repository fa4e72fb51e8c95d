"""Through the gateway, or to where the code does not tell."""

import os

import httpx
from anthropic import Anthropic
from groq import Groq
from openai import OpenAI

GATEWAY = "https://eu.llm.acme.net/v1"
by_constant = OpenAI(base_url=GATEWAY)
by_environment = OpenAI(base_url=os.environ["LLM_URL"])
by_the_sdk_itself = Anthropic()  # the deployment sets ANTHROPIC_BASE_URL
always = Groq()


def ask(prompt: str, base_url: str) -> None:
    by_constant.responses.create(model="gpt-5", input=prompt)
    by_environment.responses.create(model="gpt-5", input=prompt)
    by_the_sdk_itself.messages.create(model="claude", max_tokens=9, messages=[])
    always.chat.completions.create(model="llama", messages=[])
    OpenAI(base_url=base_url).responses.create(model="gpt-5", input=prompt)
    OpenAI(http_client=httpx.Client(transport=None)).responses.create(model="gpt-5", input=prompt)
    OpenAI(base_url="https://llm.acme.internal:8443/v1").responses.create(model="gpt-5", input=prompt)
    httpx.post("https://llm.acme.internal/v1/responses", json={"input": prompt})
