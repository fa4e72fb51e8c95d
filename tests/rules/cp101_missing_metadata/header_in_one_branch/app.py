from openai import OpenAI

client = OpenAI()


def one_branch(prompt: str, tagged: bool) -> object:
    headers = {}
    if tagged:
        headers["x-team-id"] = "search"
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def both_branches(prompt: str, tagged: bool) -> object:
    headers = {}
    if tagged:
        headers["x-team-id"] = "search"
    else:
        headers["x-team-id"] = "answers"
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


one_branch("hi", tagged=True)
one_branch("hi", tagged=False)  # expect: CP101
both_branches("hi", tagged=True)
both_branches("hi", tagged=False)
