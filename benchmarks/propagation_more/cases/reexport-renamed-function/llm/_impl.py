from openai import OpenAI

_client = OpenAI()
_TAGS = {"x-team-id": "re", "x-cost-center": "cc-321", "x-service": "re", "x-environment": "prod", "x-correlation-id": "r"}


def ask(text):
    return _client.responses.create(model="gpt-4o", input=text, extra_headers=_TAGS)


def ask_bare(text):
    return _client.responses.create(model="gpt-4o-mini", input=text)
