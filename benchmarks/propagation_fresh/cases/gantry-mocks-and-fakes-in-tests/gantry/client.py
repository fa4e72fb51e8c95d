from openai import OpenAI


class Gantry:
    def __init__(self, client=None, headers=None):
        self.client = client or OpenAI()
        self.headers = headers

    def lift(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)
