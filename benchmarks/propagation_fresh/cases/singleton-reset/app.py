from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Llm:
    _instance = None

    def __new__(cls, *args, **kw):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, headers=None):
        if not hasattr(self, "client"):
            self.client = OpenAI(default_headers=headers)

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)

    def ask2(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)


def main():
    Llm(TAGS).ask("a")
    Llm().ask("b")
    Llm._instance = None
    Llm().ask2("c")
