from google import genai
from google.genai import types

STATIC = {"x-team-id": "basin", "x-cost-center": "cc-807", "x-service": "hydrology", "x-environment": "prod"}


def client_for(region: str) -> genai.Client:
    return genai.Client(http_options=types.HttpOptions(headers=STATIC | {"x-region": region}))


client = client_for("eu")


def forecast(basin: str, day: str):
    config = types.GenerateContentConfig(
        temperature=0.1,
        http_options=types.HttpOptions(headers={"x-correlation-id": f"{basin}-{day}"}),
    )
    return client.models.generate_content(model="gemini-2.5-flash", contents=basin, config=config)


def embed(basin: str):
    return client.models.embed_content(model="text-embedding-004", contents=basin)


def main():
    forecast("Rhine", "2026-01-01")
    embed("Rhine")
