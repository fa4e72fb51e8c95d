import anthropic
import openai

oai = openai.OpenAI(max_retries=0)
claude = anthropic.Anthropic(max_retries=0)
TAGS = {"x-team-id": "f", "x-cost-center": "cc", "x-service": "f", "x-environment": "prod"}


def careful(prompt, cid):
    headers = TAGS | {"x-correlation-id": cid}
    try:
        return oai.responses.create(model="busy", input=prompt, extra_headers=headers)
    except (openai.RateLimitError, openai.APIStatusError):
        return claude.messages.create(model="claude-haiku-4-5", max_tokens=3, messages=[{"role": "user", "content": prompt}],
                                      extra_headers=headers)


def careless(prompt, cid):
    headers = dict(TAGS)
    try:
        headers["x-correlation-id"] = cid
        return oai.responses.create(model="busy", input=prompt, extra_headers=headers)
    except openai.APIError as error:
        print(error)
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=3, messages=[{"role": "user", "content": prompt}],
                                  extra_headers=TAGS)


def ladder(prompt, cid):
    for model, headers in (("busy", TAGS | {"x-correlation-id": cid}), ("gpt-5-mini", {"x-correlation-id": cid})):
        try:
            return oai.responses.create(model=model, input=prompt, extra_headers=headers)
        except openai.OpenAIError:
            continue
    raise RuntimeError


def main():
    careful("x", "1")
    careless("x", "2")
    ladder("x", "3")
