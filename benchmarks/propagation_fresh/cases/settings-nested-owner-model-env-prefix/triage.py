from openai import OpenAI

from conf import get_settings

_client = OpenAI()


def classify(ticket_id: str, text: str) -> str:
    settings = get_settings()
    answer = _client.chat.completions.create(
        model=settings.model,
        messages=[{"role": "user", "content": f"Classify: {text}"}],
        extra_headers=settings.headers(f"ticket-{ticket_id}"),
    )
    return answer.choices[0].message.content


def suggest_tags(text: str) -> list[str]:
    settings = get_settings()
    answer = _client.chat.completions.create(
        model=settings.model,
        messages=[{"role": "user", "content": f"Tags for: {text}"}],
        extra_headers=settings.headers(),
    )
    return answer.choices[0].message.content.split(",")
