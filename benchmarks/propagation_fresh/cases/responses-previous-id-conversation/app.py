from openai import OpenAI


class Conversation:
    def __init__(self, client, tags):
        self.client, self.tags, self.last = client, tags, None

    def say(self, text):
        options = {"previous_response_id": self.last} if self.last else {"instructions": "Be kind."}
        out = self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.tags, **options)
        self.last = out.id
        return out.output_text

    def fork(self):
        other = Conversation(self.client, dict(self.tags))
        other.last = self.last
        del other.tags["x-correlation-id"]
        return other


def main():
    tags = {"x-team-id": "cv", "x-cost-center": "cc-34", "x-service": "cv", "x-environment": "prod", "x-correlation-id": "1"}
    talk = Conversation(OpenAI(), tags)
    talk.say("a")
    talk.say("b")
    talk.fork().say("c")
