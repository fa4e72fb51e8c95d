"""http_options of the client changed through a factory; images and a typed config in a helper."""
from google import genai
from google.genai import types

TAGS = {"x-team-id": "go", "x-cost-center": "cc-468", "x-service": "go", "x-environment": "prod", "x-correlation-id": "1"}


def client(**headers):
    options = types.HttpOptions(headers={**headers}, timeout=30000)
    return genai.Client(api_key="k", http_options=options)


def config(headers=None):
    return types.GenerateContentConfig(temperature=0, http_options=types.HttpOptions(headers=headers or {}))


tagged, bare = client(**TAGS), client()


def ask(text):
    return tagged.models.generate_content(model="gemini-2.0-flash", contents=[text], config=config())


def ask_override(text):
    return tagged.models.generate_content(model="gemini-2.0-flash", contents=text, config=config({"x-service": ""}))


def ask_config(text):
    return bare.models.generate_content(model="gemini-2.0-flash", contents=text, config=config(TAGS))


def ask_bare(text):
    return bare.models.generate_content(model="gemini-2.0-flash", contents=text, config={"system_instruction": "short"})


def main():
    ask("a")
    ask_override("a")
    ask_config("a")
    ask_bare("a")
