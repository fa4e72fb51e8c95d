from openai import OpenAI

llm = OpenAI()
HEADERS = {"x-team-id": "forum", "x-cost-center": "cc-77", "x-service": "forum-mod", "x-environment": "prod"}


def transcribe_title(name, cid):
    return llm.images.generate(model="gpt-image-1", prompt=name, extra_headers=dict(HEADERS, **{"x-correlation-id": cid}))


def thumb(name):
    return llm.images.generate(model="gpt-image-1", prompt=name, extra_headers=HEADERS)


def complete(prompt, cid):
    return llm.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt, max_tokens=5,
                                  extra_headers={**HEADERS, "X-Correlation-Id": cid})


def main():
    transcribe_title("a", "1")
    thumb("b")
    complete("c", "3")
