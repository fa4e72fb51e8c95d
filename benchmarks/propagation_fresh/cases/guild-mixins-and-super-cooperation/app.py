from openai import OpenAI


class Base:
    def headers(self):
        return {}


class TeamMixin(Base):
    def headers(self):
        return super().headers() | {"x-team-id": "guild", "x-cost-center": "cc-82"}


class RuntimeMixin(Base):
    service = "craft"

    def headers(self):
        return super().headers() | {"x-service": self.service, "x-environment": "prod"}


class TraceMixin(Base):
    def __init__(self, trace="", **kwargs):
        super().__init__(**kwargs)
        self.trace = trace

    def headers(self):
        return super().headers() | {"x-correlation-id": self.trace}


class Llm:
    def __init__(self):
        self.client = OpenAI()

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


class Smith(TeamMixin, RuntimeMixin, TraceMixin, Llm):
    pass


class Weaver(RuntimeMixin, TeamMixin, Llm):
    service = "weave"


def main():
    Smith(trace="s-1").ask("anvil")
    Weaver().ask("loom")
    Smith().ask("hammer")
