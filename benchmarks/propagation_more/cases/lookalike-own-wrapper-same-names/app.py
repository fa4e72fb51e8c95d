"""An own class with chat.completions.create that calls the SDK inside: its inner line is the site."""
from openai import OpenAI


class Completions:
    def __init__(self, sdk, tags):
        self.sdk, self.tags = sdk, tags

    def create(self, *, text):
        return self.sdk.responses.create(model="gpt-4o", input=text, extra_headers=self.tags)


class Chat:
    def __init__(self, sdk, tags):
        self.completions = Completions(sdk, tags)


class Llm:
    def __init__(self, **tags):
        self.chat = Chat(OpenAI(), {f"x-{k.replace('_', '-')}": v for k, v in tags.items()})


class Store:
    def __init__(self):
        self.embeddings = []

    def create(self, model, input):
        self.embeddings.append((model, input))
        return self


def main():
    llm = Llm(team_id="lo", cost_center="cc-467", service="lo", environment="prod", correlation_id="1")
    llm.chat.completions.create(text="a")
    Store().create(model="m", input="x").create(model="m", input="y")
