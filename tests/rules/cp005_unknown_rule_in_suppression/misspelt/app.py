from openai import OpenAI

client = OpenAI()


def misspelt(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt)  # checkpolicy: ignore[CP1O1] x  # expect: CP005, CP101


def bare(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt)  # checkpolicy: ignore  # expect: CP005, CP101


def known(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt)  # checkpolicy: ignore[CP101] a demo
