from openai import OpenAI


class RequestTags(dict[str, str]):
    pass


class Answers:
    def __init__(self, client: OpenAI, tags: RequestTags) -> None:
        self.client, self.tags = client, tags

    def answer(self, text: str) -> str:
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.tags).output_text


class Hints:
    def __init__(self, client: OpenAI) -> None:
        self.client = client

    def hint(self, text: str) -> str:
        return self.client.responses.create(model="gpt-4o-mini", input=text).output_text
