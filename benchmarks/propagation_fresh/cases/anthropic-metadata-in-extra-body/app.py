from anthropic import Anthropic

client = Anthropic()


def metadata(user_id, correlation_id=None):
    data = {
        "user_id": user_id,
        "team_id": "clinic",
        "cost_center": "cc-43",
        "service": "intake",
        "environment": "prod",
    }
    if correlation_id is not None:
        data["correlation_id"] = correlation_id
    return data


def intake(text, user_id, visit):
    return client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=100,
        messages=[{"role": "user", "content": text}],
        extra_body={"metadata": metadata(user_id, visit)},
    )


def triage(text, user_id):
    return client.messages.create(
        model="claude-haiku-4-5",
        max_tokens=100,
        messages=[{"role": "user", "content": text}],
        extra_body={"metadata": metadata(user_id)},
    )


def main():
    intake("a", "u-1", "v-1")
    triage("a", "u-1")
