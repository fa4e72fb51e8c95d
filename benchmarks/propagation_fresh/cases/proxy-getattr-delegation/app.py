"""A logging proxy passes everything on to the real client by __getattr__."""
from openai import OpenAI

TAGS = {"x-team-id": "px", "x-cost-center": "cc-922", "x-service": "px", "x-environment": "prod", "x-correlation-id": "1"}


class Logged:
    def __init__(self, inner, log):
        self._inner = inner
        self._log = log

    def __getattr__(self, name):
        self._log.append(name)
        return getattr(self._inner, name)


class Summariser:
    def __init__(self, llm):
        self.llm = llm

    def short(self, text):
        return self.llm.responses.create(model="gpt-4o-mini", input=text)

    def long(self, text):
        return self.llm.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": text[:8]})


def main():
    log = []
    Summariser(Logged(OpenAI(default_headers=TAGS), log)).short("a")
    part = {k: v for k, v in TAGS.items() if not k.endswith("-id")}
    Summariser(Logged(OpenAI(default_headers=part), log)).long("a")
