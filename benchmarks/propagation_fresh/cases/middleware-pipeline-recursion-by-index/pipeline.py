from dataclasses import dataclass, field
from typing import Callable

from openai import OpenAI


@dataclass(frozen=True)
class Call:
    prompt: str
    headers: dict = field(default_factory=dict)


Next = Callable[[Call], str]
Middleware = Callable[[Call, Next], str]


class Pipeline:
    def __init__(self, *middlewares: Middleware):
        self.middlewares = middlewares
        self.client = OpenAI()

    def __call__(self, prompt: str) -> str:
        return self._run(Call(prompt), 0)

    def _run(self, call: Call, index: int) -> str:
        if index == len(self.middlewares):
            return self._send(call)
        return self.middlewares[index](call, lambda c: self._run(c, index + 1))

    def _send(self, call: Call) -> str:
        return self.client.responses.create(model="gpt-4o", input=call.prompt, extra_headers=call.headers).output_text
