from dataclasses import dataclass, field
from typing import Any

from openai import OpenAI


@dataclass
class Request:
    prompt: str
    headers: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)


class Backend:
    def __init__(self):
        self.client = OpenAI()

    def send(self, request: Request):
        return self.client.responses.create(model="gpt-4o", input=request.prompt, **request.options)

    def send_all(self, request: Request):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": request.prompt}],
                                                   extra_headers=request.headers, **request.options)


class Service:
    def __init__(self, backend: Backend):
        self.backend = backend

    def ask(self, prompt, headers):
        return self.backend.send(Request(prompt, headers))

    def ask_all(self, prompt, headers, **options):
        return self.backend.send_all(Request(prompt, headers=headers, options=options))

    def ask_rebuilt(self, prompt, headers):
        request = Request(prompt, headers)
        request = Request(request.prompt, options={"temperature": 0})
        return self.backend.send_all(request)


OWNER = {"x-team-id": "lw", "x-cost-center": "cc-1", "x-service": "lw", "x-environment": "prod", "x-correlation-id": "1"}


def main():
    s = Service(Backend())
    s.ask("a", OWNER)
    s.ask_all("b", OWNER, temperature=0)
    s.ask_rebuilt("c", OWNER)
