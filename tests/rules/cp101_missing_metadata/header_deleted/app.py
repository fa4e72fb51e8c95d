from openai import OpenAI

client = OpenAI()


def ask(prompt: str) -> object:
    headers = {"x-team-id": "search", "x-trace": "1"}
    headers.pop("x-team-id")
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)  # expect: CP101


def keep(prompt: str) -> object:
    headers = {"x-team-id": "search", "x-trace": "1"}
    headers.pop("x-trace")
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)
