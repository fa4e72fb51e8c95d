"""A factory class per provider; both share a header builder, one leaves a key out."""
import anthropic
import openai


class Factory:
    def __init__(self, team, center):
        self.team, self.center = team, center

    def _headers(self, service):
        return {"x-team-id": self.team, "x-cost-center": self.center, "x-service": service, "x-environment": "prod"}

    def gpt(self, service, **options):
        return openai.OpenAI(default_headers=self._headers(service), **options)

    def claude(self, service):
        headers = self._headers(service)
        del headers["x-cost-center"]
        return anthropic.Anthropic(default_headers=headers)

    @staticmethod
    def create():
        return Factory("fc", "cc-368")


factory = Factory.create()


def ask_gpt(text):
    return factory.gpt("fc", timeout=5).responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "1"})


def ask_claude(text):
    return factory.claude("fc").messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={"x-correlation-id": "1"},
                                                messages=[{"role": "user", "content": text}])


def main():
    ask_gpt("a")
    ask_claude("a")
