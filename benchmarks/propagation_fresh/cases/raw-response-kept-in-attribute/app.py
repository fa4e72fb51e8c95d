from openai import OpenAI


class Quota:
    def __init__(self, **headers):
        self.api = OpenAI(default_headers=headers).chat.completions.with_raw_response
        self.left = None

    def ask(self, text, **more):
        raw = self.api.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=more)
        self.left = raw.headers.get("x-ratelimit-remaining-requests")
        return raw.parse()


OWNER = {"x-team-id": "rk", "x-cost-center": "cc-4034", "x-service": "rk", "x-environment": "prod"}


def main():
    Quota(**OWNER).ask("a", **{"x-correlation-id": "1"})
    Quota(**OWNER).ask("b")
