from __future__ import annotations

import typing

if typing.TYPE_CHECKING:
    import anthropic

    class Llm(anthropic.Anthropic):
        def ping(self):
            return self.messages.create(model="claude-sonnet-4-0", max_tokens=1, messages=[])
else:
    Llm = object


class Reviewer:
    llm: Llm

    def __init__(self, llm: anthropic.Anthropic, headers: typing.Mapping[str, str]):
        self.llm = llm
        self.headers = headers

    def review(self, text: str):
        return self.llm.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=self.headers,
                                        messages=[{"role": "user", "content": text}])


def main():
    from anthropic import Anthropic
    owner = {"x-team-id": "ty", "x-cost-center": "cc-1068", "x-service": "ty", "x-environment": "prod"}
    Reviewer(Anthropic(default_headers={"x-correlation-id": "boot"}), owner).review("a")
    Reviewer(Anthropic(), owner).review("b")
