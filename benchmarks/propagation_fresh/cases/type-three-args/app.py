from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Base:
    tags = {}

    def ask(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.tags)


def ask_method(self, text):
    return OpenAI().responses.create(model="gpt-4o-mini", input=text, extra_headers=self.tags)


Good = type("Good", (Base,), {"tags": TAGS})
Other = type("Other", (), {"tags": {"x-team-id": "a"}, "ask": ask_method})


def main():
    Good().ask("a")
    Other().ask("b")
