"""Options objects copy their mapping; an options mapping is read when the client is made."""
from google import genai
from google.genai import types

TAGS = {"x-team-id": "go", "x-cost-center": "cc-28", "x-service": "go", "x-environment": "prod", "x-correlation-id": "1"}


def added_later(text):
    headers = {}
    client = genai.Client(api_key="stub", http_options=types.HttpOptions(headers=headers))
    headers.update(TAGS)
    return client.models.generate_content(model="gemini-2.0-flash", contents=text)


def cleared_later(text):
    headers = dict(TAGS)
    client = genai.Client(api_key="stub", http_options=types.HttpOptions(headers=headers))
    headers.clear()
    return client.models.generate_content(model="gemini-2.0-flash", contents=text)


def main():
    added_later("a")
    cleared_later("b")
