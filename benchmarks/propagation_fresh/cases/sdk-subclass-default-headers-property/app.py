from openai import OpenAI


class CompanyOpenAI(OpenAI):
    """The SDK asks this property for each request."""

    @property
    def default_headers(self):
        return {**super().default_headers, "x-team-id": "sp", "x-cost-center": "cc-954", "x-service": "sp",
                "x-environment": "prod", "x-correlation-id": "corp"}


class LooseOpenAI(OpenAI):
    tags = {"x-team-id": "sp"}


def ask(text):
    return CompanyOpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def ask_loose(text):
    return LooseOpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_loose("a")
