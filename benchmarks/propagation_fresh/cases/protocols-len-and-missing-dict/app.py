from openai import OpenAI


class Defaults(dict):
    def __missing__(self, key):
        if key == "x-correlation-id":
            return "generated"
        raise KeyError(key)


NAMES = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")
TAGS = Defaults({"x-team-id": "pm", "x-cost-center": "cc-3044", "x-service": "pm", "x-environment": "prod"})
client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={name: TAGS[name] for name in NAMES})


def ask_direct(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={name: TAGS.get(name, "") for name in NAMES})


def main():
    ask("a")
    ask_direct("b")
