from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def make():
    state = {"tags": TAGS}

    def get():
        return state["tags"]

    def put(value):
        state["tags"] = value
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
