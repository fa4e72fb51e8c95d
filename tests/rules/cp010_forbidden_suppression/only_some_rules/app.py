from openai import OpenAI

client = OpenAI()


def forbidden(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt)  # checkpolicy: ignore[CP101] a demo  # expect: CP010, CP101


def by_name_above(prompt: str) -> object:
    # checkpolicy: ignore[missing-metadata] a demo  # expect: CP010
    return client.responses.create(model="gpt-5", input=prompt)  # expect: CP101


def allowed(prompt: str, headers: dict[str, str]) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)  # checkpolicy: ignore[CP102] a library
