"""Config objects from a factory function; the survey variant passes a dictionary without the trace."""
from google import genai
from google.genai import types

client = genai.Client(api_key="stub")
OWNER = {"x-team-id": "sky", "x-cost-center": "cc-4014", "x-service": "survey", "x-environment": "prod"}


def config(trace=None, **options):
    headers = dict(OWNER)
    if trace is not None:
        headers["x-correlation-id"] = trace
    return types.GenerateContentConfig(http_options=types.HttpOptions(headers=headers), **options)


def describe(star, night):
    return client.models.generate_content(model="gemini-2.0-flash", contents=star,
                                          config=config(f"{night}-{star}", temperature=0.1))


def survey(stars):
    return [client.models.generate_content(model="gemini-2.0-flash", contents=star, config=config()) for star in stars]


def main():
    describe("vega", "n1")
    survey(["vega"])
