"""A builder collects what converse is called with; `send` is called before the metadata in one place."""
import boto3

client = boto3.client("bedrock-runtime", region_name="us-east-1")


class Conversation:
    def __init__(self, text):
        self.request = {"modelId": "amazon.nova-lite-v1:0",
                        "messages": [{"role": "user", "content": [{"text": text}]}]}

    def owned_by(self, **metadata):
        self.request.setdefault("requestMetadata", {}).update(metadata)
        return self

    def limited(self, tokens):
        self.request["inferenceConfig"] = {"maxTokens": tokens}
        return self


def send(conversation):
    return client.converse(**conversation.request)


def send_quick(conversation):
    return client.converse(**conversation.request)


def main():
    owner = {"team_id": "zoo", "cost_center": "cc-4013", "service": "feeding", "environment": "prod"}
    send(Conversation("feed").owned_by(**owner).limited(20).owned_by(correlation_id="z-1"))
    quick = Conversation("feed now").owned_by(**owner)
    send_quick(quick)
    quick.owned_by(correlation_id="z-2")
