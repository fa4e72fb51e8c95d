from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


BUILD = {"h": lambda: TAGS}


def change():
    BUILD["h"] = lambda: {}


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=BUILD["h"]())


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=BUILD["h"]())


def main():
    ask("a")
    change()
    ask_after("b")
