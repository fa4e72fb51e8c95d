from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


HOLD = {}
HOLD["c"] = OpenAI(default_headers=TAGS)


def change():
    HOLD.update(c=OpenAI())


def ask(text):
    return HOLD["c"].responses.create(model="gpt-4o", input=text, extra_headers={})


def ask_after(text):
    return HOLD["c"].responses.create(model="gpt-4o", input=text, extra_headers={})


def main():
    ask("a")
    change()
    ask_after("b")
