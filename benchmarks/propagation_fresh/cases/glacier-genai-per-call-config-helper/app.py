"""A helper makes the GenerateContentConfig; one caller passes a plain dict instead."""
from google import genai
from google.genai import types

client = genai.Client(api_key="stub")
FIELDS = {"team_id": "glacier", "cost_center": "cc-12", "service": "melt-report", "environment": "prod"}


def headers(cid=None):
    out = {f"x-{k}".replace("_", "-"): v for k, v in FIELDS.items()}
    if cid:
        out["x-correlation-id"] = cid
    return out


def config(cid, temperature=0.1):
    return types.GenerateContentConfig(
        temperature=temperature, http_options=types.HttpOptions(headers=headers(cid)))


def report(text, cid):
    return client.models.generate_content(model="gemini-2.0-flash", contents=text, config=config(cid))


def headline(text):
    return client.models.generate_content(
        model="gemini-2.0-flash", contents=text, config={"http_options": {"headers": headers()}})


def stream(text, cid):
    chunks = client.models.generate_content_stream(
        model="gemini-2.0-flash", contents=text, config=config(cid, temperature=0.9))
    return "".join(c.text or "" for c in chunks)


def main():
    report("a", "g-1")
    headline("b")
    stream("c", "g-2")
