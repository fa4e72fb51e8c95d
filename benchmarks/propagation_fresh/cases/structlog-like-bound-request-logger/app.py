from anthropic import Anthropic


class BoundLog:
    def __init__(self, **fields):
        self.fields = fields

    def bind(self, **fields):
        return BoundLog(**{**self.fields, **fields})

    def info(self, message):
        print(message, self.fields)


class Scribe:
    def __init__(self, log):
        self.log = log
        self.client = Anthropic()

    def headers(self):
        return {"x-" + name.replace("_", "-"): str(value) for name, value in self.log.fields.items()}

    def write(self, text):
        self.log.info("writing")
        return self.client.messages.create(
            model="claude-sonnet-4-5",
            max_tokens=20,
            messages=[{"role": "user", "content": text}],
            extra_headers=self.headers(),
        )

    def jot(self, text):
        return self.client.messages.create(
            model="claude-haiku-4-5",
            max_tokens=20,
            messages=[{"role": "user", "content": text}],
            extra_headers=self.headers(),
        )


root = BoundLog(team_id="scribe", cost_center="cc-78", service="scribe", environment="prod")


def main():
    Scribe(root.bind(correlation_id="job-8")).write("a")
    Scribe(root).jot("a")
