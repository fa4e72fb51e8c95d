from google import genai
from google.genai import types

client = genai.Client(api_key="stub")
H = {"x-team-id": "photo", "x-cost-center": "cc-3328", "x-service": "photo", "x-environment": "prod", "x-correlation-id": "p"}


def config(temperature, headers=None):
    options = types.HttpOptions(headers=headers) if headers else None
    return types.GenerateContentConfig(temperature=temperature, http_options=options)


def caption(text):
    return client.models.generate_content(model="gemini-2.0-flash", contents=text, config=config(0.2, H))


def creative(text):
    return client.models.generate_content(model="gemini-2.0-flash", contents=text, config=config(0.9))


def main():
    caption("a")
    creative("b")
