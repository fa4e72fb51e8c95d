"""ChatOpenAI with its own httpx client; a subclass that overrides nothing; model_kwargs with extra headers."""
import httpx
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "lh", "x-cost-center": "cc-485", "x-service": "lh", "x-environment": "prod"}
FULL = {**OWNER, "x-correlation-id": "1"}


class OrgChat(ChatOpenAI):
    def __init__(self, **kwargs):
        kwargs["default_headers"] = {**OWNER, **kwargs.get("default_headers", {})}
        super().__init__(**kwargs)


def ask_http(text):
    return ChatOpenAI(model="gpt-4o-mini", http_client=httpx.Client(headers=FULL)).invoke(text)


def ask_org(text):
    return OrgChat(model="gpt-4o-mini").invoke(text)


def ask_org_tagged(text):
    return OrgChat(model="gpt-4o-mini", default_headers={"x-correlation-id": "2"}).invoke(text)


def ask_model_kwargs(text):
    return ChatOpenAI(model="gpt-4o-mini", model_kwargs={"extra_headers": FULL}).invoke(text)


def main():
    ask_http("a")
    ask_org("a")
    ask_org_tagged("a")
    ask_model_kwargs("a")
