from openai import OpenAI

client = OpenAI()


def silent(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt)  # checkpolicy: ignore[CP101]  # expect: CP006


def reasoned(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt)  # checkpolicy: ignore[CP101] a demo without budget
