import litellm

META = {"team_id": "a", "cost_center": "c", "service": "s", "environment": "p", "correlation_id": "1"}
HEADERS = {"x-" + k.replace("_", "-"): v for k, v in META.items()}


def in_metadata(text):
    return litellm.completion(model="openai/gpt-4o", messages=[{"role": "user", "content": text}], metadata=META)


def in_headers(text):
    return litellm.completion(model="openai/gpt-4o", messages=[{"role": "user", "content": text}], headers=HEADERS)


def in_default(text):
    litellm.headers = HEADERS
    try:
        return litellm.completion(model="openai/gpt-4o", messages=[{"role": "user", "content": text}])
    finally:
        litellm.headers = None


def after(text):
    return litellm.completion(model="openai/gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    in_metadata("a")
    in_headers("b")
    in_default("c")
    after("d")
