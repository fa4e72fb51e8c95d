from openai import OpenAI
from settings import dev, settings


def headers(s, cid):
    return {"x-team-id": s.team, "x-cost-center": s.cost_center, "x-service": s.get("service"),
            "x-environment": s.environment, "x-correlation-id": cid}


def banner(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers(settings, "b-1"))


def preview(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers(dev, "b-2"))


def main():
    banner("a")
    preview("a")
