"""Podcast: a walrus keeps the looked-up owner; an owner that is unknown gets half of the tags."""
from openai import OpenAI

OWNERS = {"daily": {"x-team-id": "daily", "x-cost-center": "cc-15"}, "weekly": {"x-team-id": "weekly"}}
client = OpenAI(default_headers={"x-service": "shownotes", "x-environment": "prod"})


def notes(show, episode, text):
    headers = {"x-correlation-id": f"{show}/{episode}"}
    if (found := OWNERS.get(show)) and (center := found.get("x-cost-center")):
        headers |= {"x-team-id": found["x-team-id"], "x-cost-center": center}
    return client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}],
                                          extra_headers=headers)


def title(show, text):
    return client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}],
        extra_headers={**OWNERS["daily"], "x-correlation-id": cid} if (cid := f"title-{show}") else None)


def main():
    notes("daily", 3, "a")
    notes("weekly", 4, "b")
    title("daily", "c")
