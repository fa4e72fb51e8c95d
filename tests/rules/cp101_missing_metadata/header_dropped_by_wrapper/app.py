from openai import OpenAI


def ask(client: OpenAI, prompt: str, **headers: str) -> object:  # headers never leave this function
    return client.responses.create(model="gpt-5", input=prompt)  # expect: CP101


print(ask(OpenAI(), "hi", **{"x-team-id": "search"}))
