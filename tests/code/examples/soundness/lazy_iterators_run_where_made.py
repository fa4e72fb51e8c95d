from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def ask(texts):
    headers = dict(TAGS)
    answers = (client.responses.create(model="m", input=t, extra_headers=headers) for t in texts)  # expect: pass
    headers.clear()  # what is done before the answers are asked for is not seen
    return list(answers)
