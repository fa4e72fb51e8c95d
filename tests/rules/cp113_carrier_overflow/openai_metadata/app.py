from openai import OpenAI

client = OpenAI()
LONG = "x" * 600


def too_many(prompt: str) -> object:
    metadata = {  # expect: CP113
        "a": "1", "b": "1", "c": "1", "d": "1", "e": "1", "f": "1", "g": "1", "h": "1", "i": "1",
        "j": "1", "k": "1", "l": "1", "m": "1", "n": "1", "o": "1", "p": "1", "q": "1",
    }
    return client.responses.create(model="gpt-5", input=prompt, metadata=metadata)


def nested(prompt: str) -> object:
    return client.chat.completions.create(
        model="gpt-5", messages=[], metadata={"owner": {"team": "search"}, "tags": ["a"]}  # expect: CP113
    )
