from openai import OpenAI

_center = "cc-360"
llm = OpenAI()


def tags():
    return {}


def owner():
    return {"x-team-id": "si", "x-service": "si", "x-environment": "prod"}
