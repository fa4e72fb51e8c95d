from openai import OpenAI


class Container:
    def __init__(self):
        self._providers = {}
        self._made = {}

    def provide(self, name, factory):
        self._providers[name] = factory
        return self

    def __getitem__(self, name):
        if name not in self._made:
            self._made[name] = self._providers[name](self)
        return self._made[name]


class Triage:
    def __init__(self, llm: OpenAI, headers: dict):
        self.llm, self.headers = llm, headers

    def urgent(self, text, case):
        return self.llm.responses.create(model="gpt-4o", input=text, extra_headers={**self.headers, "x-correlation-id": case})

    def routine(self, text):
        return self.llm.responses.create(model="gpt-4o-mini", input=text, extra_headers=self.headers)


def wire():
    c = Container()
    c.provide("headers", lambda c: {"x-team-id": "er", "x-cost-center": "cc-11", "x-service": "triage", "x-environment": "prod"})
    c.provide("llm", lambda c: OpenAI())
    c.provide("triage", lambda c: Triage(c["llm"], c["headers"]))
    return c


def main():
    triage = wire()["triage"]
    triage.urgent("chest pain", "case-1")
    triage.routine("cough")
