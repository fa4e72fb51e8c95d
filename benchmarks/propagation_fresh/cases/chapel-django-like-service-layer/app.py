from openai import OpenAI

from conf import settings
from middleware import CorrelationMiddleware, correlation_id

client = OpenAI()


def headers():
    out = {"x-" + k.replace("_", "-"): v for k, v in settings.LLM["OWNER"].items()}
    out["x-environment"] = settings.LLM["ENVIRONMENT"]
    if cid := correlation_id():
        out["x-correlation-id"] = cid
    return out


def view(request):
    return client.responses.create(model="gpt-4o", input=request["text"], extra_headers=headers())


def cron(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def main():
    CorrelationMiddleware(view)({"id": "c-1", "text": "a"})
    cron("b")
