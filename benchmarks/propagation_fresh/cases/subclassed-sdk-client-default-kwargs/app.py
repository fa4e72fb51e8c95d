from anthropic import Anthropic
from openai import OpenAI

OWNER = {"x-team-id": "sc", "x-cost-center": "cc-93", "x-service": "sc", "x-environment": "prod"}


class CompanyOpenAI(OpenAI):
    def __init__(self, *, correlation_id=None, **kwargs):
        headers = {**OWNER, **(kwargs.pop("default_headers", None) or {})}
        if correlation_id:
            headers["x-correlation-id"] = correlation_id
        super().__init__(default_headers=headers, **kwargs)


class CompanyAnthropic(Anthropic):
    @property
    def default_headers(self):
        return {**super().default_headers, **OWNER}


def ask(text):
    return CompanyOpenAI(correlation_id="c-1", max_retries=0).responses.create(model="gpt-4o", input=text)


def ask_anonymous(text):
    return CompanyOpenAI().responses.create(model="gpt-4o", input=text)


def ask_claude(text, cid):
    return CompanyAnthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers={"x-correlation-id": cid},
                                              messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_anonymous("b")
    ask_claude("c", "3")
