from openai import OpenAI


class Company(OpenAI):
    owner = {"x-team-id": "sh", "x-cost-center": "cc-423", "x-environment": "prod"}

    def for_service(self, name):
        return self.with_options(default_headers={**self.owner, "x-service": name})

    def ask(self, text, **options):
        return self.responses.create(model="gpt-4o", input=text, **options)


def good(text):
    return Company().for_service("summary").ask(text, extra_headers={"x-correlation-id": "1"})


def bad(text):
    return Company().ask(text, extra_headers={"x-correlation-id": "2"})


def main():
    good("a")
    bad("a")
