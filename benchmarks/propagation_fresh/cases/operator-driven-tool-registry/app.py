"""Commands are found by name in the module's globals and on an object with getattr."""
import anthropic
import openai

TAGS = {"x-team-id": "tr", "x-cost-center": "cc-353", "x-service": "tr", "x-environment": "prod", "x-correlation-id": "1"}


def cmd_ask(text):
    return openai.OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def cmd_tell(text):
    return openai.OpenAI().responses.create(model="gpt-4o", input=text)


class Bot:
    client = anthropic.Anthropic()

    def do_sing(self, text):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=TAGS,
                                           messages=[{"role": "user", "content": text}])

    def dispatch(self, line):
        name, _, rest = line.partition(" ")
        return getattr(self, f"do_{name}")(rest)


def run(line):
    name, _, rest = line.partition(" ")
    return globals()[f"cmd_{name}"](rest)


def main():
    run("ask me")
    run("tell me")
    Bot().dispatch("sing la")
