from openai import OpenAI

client = OpenAI()


class Meta(dict):
    def with_run(self, run):
        return Meta(self, correlation_id=run)


OWNER = Meta(team_id="store", cost_center="cc-94", service="store-evals", environment="prod")


def stored(text, run):
    return client.chat.completions.create(
        model="gpt-4o", store=True, metadata=OWNER.with_run(run), messages=[{"role": "user", "content": text}]
    )


def camel(text, run):
    return client.chat.completions.create(
        model="gpt-4o",
        store=True,
        metadata={**OWNER, "correlationId": run},
        messages=[{"role": "user", "content": text}],
    )


def main():
    stored("a", "r-1")
    camel("a", "r-1")
