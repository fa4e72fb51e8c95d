import openai

FULL = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
client = openai.OpenAI(max_retries=0)


def finally_clears():
    h = dict(FULL)
    for _ in range(2):
        try:
            return client.responses.create(model="busy", input="x", extra_headers=h)
        except openai.APIError:
            pass
        finally:
            h.clear()


def popped_per_try():
    h = dict(FULL)
    for _ in range(2):
        try:
            return client.responses.create(model="busy", input="x", extra_headers={**h, "x-team-id": h.pop("x-team-id", "")})
        except openai.APIError:
            continue


def nested(attempt=0, headers=None):
    try:
        return client.responses.create(model="busy", input="x", extra_headers=headers if attempt else FULL)
    except openai.APIError:
        if attempt < 1:
            return nested(attempt + 1)


def main():
    finally_clears()
    popped_per_try()
    nested()
