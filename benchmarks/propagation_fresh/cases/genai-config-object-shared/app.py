"""Gemini: a shared config object with headers; a call with a config of its own loses them, the client's stay."""
from google import genai
from google.genai import types

client = genai.Client(api_key="stub", http_options={"headers": {"x-team-id": "gem", "x-cost-center": "cc-8"}})
SHARED = types.GenerateContentConfig(
    http_options=types.HttpOptions(headers={"x-service": "gem", "x-environment": "prod", "x-correlation-id": "g-1"}))


def tell(text):
    return client.models.generate_content(model="gemini-2.0-flash", contents=text, config=SHARED)


def tell_hot(text):
    return client.models.generate_content(model="gemini-2.0-flash", contents=text,
                                          config=types.GenerateContentConfig(temperature=1.0))


def main():
    tell("a")
    tell_hot("b")
