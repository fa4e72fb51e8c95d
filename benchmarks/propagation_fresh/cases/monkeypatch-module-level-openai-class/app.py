import openai

_Real = openai.OpenAI
TAGS = {"x-team-id": "mk", "x-cost-center": "cc-53", "x-service": "mk", "x-environment": "prod", "x-correlation-id": "m"}
early = openai.OpenAI()


class Tagging(_Real):
    def __init__(self, **kw):
        super().__init__(**{**kw, "default_headers": {**TAGS, **kw.get("default_headers", {})}})


openai.OpenAI = Tagging
late = openai.OpenAI()


def ask(text):
    return late.responses.create(model="gpt-4o", input=text)


def ask_early(text):
    return early.responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    ask_early("b")
