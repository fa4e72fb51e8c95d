from openai import OpenAI

client = OpenAI()  # checkpolicy: ignore[CP101] left over  # expect: CP004


def suppressed(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt)  # checkpolicy: ignore[CP101] a demo


def by_name_above(prompt: str) -> object:
    # checkpolicy: ignore[missing-metadata] a demo
    return client.responses.create(model="gpt-5", input=prompt)


def half_used(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt)  # checkpolicy: ignore[CP101,CP103] x  # expect: CP004


TEXT = "# checkpolicy: ignore[CP101] this is a string, not a comment"
