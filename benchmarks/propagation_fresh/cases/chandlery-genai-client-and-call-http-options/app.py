"""http_options of the client, overridden by those of one call."""
from google import genai
from google.genai import types

HEADERS = {"x-team-id": "chandlery", "x-cost-center": "cc-931", "x-service": "ropes", "x-environment": "prod"}


def client_for(cid):
    return genai.Client(api_key="k", http_options={"headers": {**HEADERS, "x-correlation-id": cid}})


def knots(text, cid):
    client = client_for(cid)
    return client.models.generate_content(model="gemini-2.0-flash", contents=text)


def knots_blank(text, cid):
    config = types.GenerateContentConfig(http_options=types.HttpOptions(headers={"x-service": ""}))
    client = client_for(cid)
    return client.models.generate_content(model="gemini-2.0-flash", contents=text, config=config)


def tokens(text):
    client = client_for("t")
    return client.models.count_tokens(model="gemini-2.0-flash", contents=text)


def main():
    knots("bowline", "c-1")
    knots_blank("hitch", "c-2")
    tokens("x")
