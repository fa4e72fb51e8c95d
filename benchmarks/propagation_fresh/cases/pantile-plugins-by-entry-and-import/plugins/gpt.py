from openai import OpenAI

NAME = "gpt"


class Plugin:
    def __init__(self, tags):
        self.client = OpenAI(default_headers=tags)

    def ask(self, text, cid):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})
