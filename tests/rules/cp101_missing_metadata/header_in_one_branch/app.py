from openai import OpenAI

client = OpenAI()


def one_branch(prompt: str, tagged: bool) -> object:
    headers = {}
    if tagged:
        headers["x-team-id"] = "search"
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)  # expect: CP101


def both_branches(prompt: str, tagged: bool) -> object:
    headers = {}
    if tagged:
        headers["x-team-id"] = "search"
    else:
        headers["x-team-id"] = "answers"
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)
