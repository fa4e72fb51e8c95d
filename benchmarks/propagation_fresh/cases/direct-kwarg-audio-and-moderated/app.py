"""Speech and chat through one helper-free function each; headers written as a list of pairs turned into a dict."""
from openai import OpenAI

client = OpenAI(organization="org-1", project="p-1")


def narrate(text, cid):
    reply = client.chat.completions.create(
        model="gpt-4o-audio-preview",
        messages=[{"role": "user", "content": text}],
        extra_body={"modalities": ["text"], "metadata": {"team_id": "aud", "cost_center": "cc-4001", "service": "aud"}},
        extra_headers={"x-environment": "prod", "x-correlation-id": cid},
    )
    return reply.choices[0].message.content


def narrate_short(text):
    return client.chat.completions.create(
        model="gpt-4o-audio-preview", messages=[{"role": "user", "content": text}],
        metadata={"team_id": "aud", "cost_center": "cc-4001", "service": "aud", "environment": "prod", "correlation_id": "1"},
        extra_body={"metadata": {"team_id": "aud"}})


def main():
    narrate("a", "1")
    narrate_short("b")
