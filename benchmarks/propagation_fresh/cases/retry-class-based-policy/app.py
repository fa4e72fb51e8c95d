import openai

TAGS = {"x-team-id": "rp", "x-cost-center": "cc-4037", "x-service": "rp", "x-environment": "prod"}


class Retry:
    def __init__(self, times, on=openai.APIStatusError):
        self.times, self.on = times, on

    def __call__(self, fn):
        def run(*args, **kwargs):
            for n in range(self.times):
                try:
                    return fn(*args, attempt=n, **kwargs)
                except self.on:
                    continue
            return None
        return run


class Api:
    client = openai.OpenAI(max_retries=0)

    @Retry(times=2)
    def ask(self, text, attempt=0):
        headers = {**TAGS, "x-correlation-id": f"{text}-{attempt}"} if attempt == 0 else TAGS
        return self.client.responses.create(model="gpt-4o-slow", input=text, extra_headers=headers)


def main():
    Api().ask("a")
