from google import genai
from google.genai import types

client = genai.Client(api_key="stub", http_options=types.HttpOptions(headers={"x-team-id": "maps", "x-cost-center": "cc-2408"}))


def config_for(run_id, *, full):
    headers = {"x-service": "places", "x-correlation-id": run_id}
    if full:
        headers["x-environment"] = "prod"
    return types.GenerateContentConfig(temperature=0, http_options=types.HttpOptions(headers=headers))


def describe(place, run_id):
    return client.models.generate_content(model="gemini-2.0-flash", contents=place, config=config_for(run_id, full=True))


def rate(place, run_id):
    return client.models.generate_content(model="gemini-2.0-flash", contents=place, config=config_for(run_id, full=False))


def main():
    describe("Kiel", "p-1")
    rate("Kiel", "p-1")
