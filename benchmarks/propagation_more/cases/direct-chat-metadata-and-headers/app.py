"""Two fields in metadata=, three in extra_headers=; the second call repeats two and drops one."""
import openai

sdk = openai.OpenAI()


def summarise(text, cid):
    return sdk.chat.completions.create(
        model="gpt-4o-mini", store=True,
        messages=[{"role": "user", "content": text}],
        metadata={"team_id": "notes", "correlation_id": cid},
        extra_headers={"X-Cost-Center": "cc-302", "X-Service": "notes", "X-Environment": "prod"},
    )


def title(text, cid):
    return sdk.chat.completions.create(
        model="gpt-4o-mini", store=True,
        messages=[{"role": "user", "content": text}],
        metadata={"team_id": "notes", "correlation_id": cid},
        extra_headers={"X-Cost-Center": "cc-302", "X-Team-Id": "notes", "X-Environment": "prod"},
    )


def main():
    summarise("a", "n-1")
    title("a", "n-1")
