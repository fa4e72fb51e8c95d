from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def make():
    tags = TAGS

    def get():
        return tags

    def put(value):
        nonlocal tags
        tags = value
    return get, put


get, put = make()


def change():
    put({})


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=get())


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=get())


def main():
    ask("a")
    change()
    ask_after("b")
