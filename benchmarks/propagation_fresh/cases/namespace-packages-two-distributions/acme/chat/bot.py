from acme.llm.client import tagged_client

client = tagged_client("community", cost_center="cc-2430")


class Bot:
    service = "forum-bot"

    def reply(self, post):
        return client.responses.create(
            model="gpt-4o", input=post["text"], extra_headers={"x-service": self.service, "x-correlation-id": post["id"]})

    def moderate(self, post):
        return client.responses.create(model="gpt-4o-mini", input=post["text"], extra_headers={"x-service": self.service})
