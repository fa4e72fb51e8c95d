from openai import OpenAI

client = OpenAI()


def ask(prompt: str, headers: dict[str, str]) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def good() -> object:
    return ask("a", {"x-team-id": "search"})


def placeholder() -> object:
    return ask("b", {"x-team-id": "todo"})  # expect: CP103


def absent() -> object:
    return ask("c", {})  # expect: CP101


def from_outside(headers: dict[str, str]) -> object:
    return ask("d", headers)  # expect: CP102
