from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class In:
    def __init__(self, llm):
        self.llm = llm


class Out:
    def __init__(self):
        self.inner = In(OpenAI(default_headers=TAGS))


out = Out()


def change():
    out.inner = In(OpenAI())


def ask(text):
    return out.inner.llm.responses.create(model="gpt-4o", input=text, extra_headers={})


def ask_after(text):
    return out.inner.llm.responses.create(model="gpt-4o", input=text, extra_headers={})


def main():
    ask("a")
    change()
    ask_after("b")
