from openai import OpenAI


class Service:
    def __init__(self) -> None:
        self.client = OpenAI()
        self.tagged = OpenAI(default_headers={"x-team-id": "search"})
