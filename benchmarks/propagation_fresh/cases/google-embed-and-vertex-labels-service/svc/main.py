from google import genai
from google.genai import types

from .labels import labels

client = genai.Client(api_key="k", http_options={"headers": {"x-service": "vx-svc", "x-environment": "prod"}})


def caption(url: str, run: str):
    return client.models.generate_content(
        model="gemini-2.5-flash", contents=url,
        config={"http_options": {"headers": {"x-" + k.replace("_", "-"): v for k, v in labels(run).items()}}})


def tags(url: str):
    config = types.GenerateContentConfig(temperature=0)
    config.http_options = types.HttpOptions(headers={f"x-{k}".replace("_", "-"): v for k, v in labels().items()})
    return client.models.generate_content(model="gemini-2.5-flash", contents=url, config=config)


def stream(url: str, run: str):
    parts = client.models.generate_content_stream(
        model="gemini-2.5-flash", contents=url,
        config=types.GenerateContentConfig(http_options=types.HttpOptions(
            headers={"x-team-id": "vx", "x-cost-center": "cc-8", "x-correlation-id": run})))
    return [p.text for p in parts]


def main():
    caption("u", "r-1")
    tags("u")
    stream("u", "r-2")
