from google import genai
from google.genai import types

OWNER = {"x-team-id": "vision", "x-cost-center": "cc-2332", "x-service": "captions", "x-environment": "prod"}


def build_client() -> genai.Client:
    return genai.Client(api_key="stub", http_options=types.HttpOptions(headers=OWNER))


def caption(client: genai.Client, image: str, correlation: str) -> str:
    config = types.GenerateContentConfig(
        temperature=0.2, http_options=types.HttpOptions(headers={"x-correlation-id": correlation}))
    return client.models.generate_content(model="gemini-2.5-flash", contents=f"Caption {image}", config=config).text


def alt_text(client: genai.Client, image: str, correlation: str) -> str:
    config = {"temperature": 0.2, "system_instruction": f"request {correlation}"}
    return client.models.generate_content(model="gemini-2.5-flash", contents=f"Alt text {image}", config=config).text


def main():
    client = build_client()
    caption(client, "a.png", "img-1")
    alt_text(client, "a.png", "img-1")
