from openai import OpenAI


class TaggedSession:
    """Tags a shared client while it is open."""

    client = OpenAI()

    def __init__(self, **tags):
        self.tags = {f"x-{k.replace('_', '-')}": v for k, v in tags.items()}
        self.headers = {}

    def __enter__(self):
        self.headers = dict(self.tags)
        return self

    def __exit__(self, *exc):
        self.headers.clear()
        return False

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)

    def follow_up(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers or None)
