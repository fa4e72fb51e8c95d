"""Bedrock's Converse with requestMetadata, by a class that keeps what all its requests have."""
import boto3


class Miner:
    defaults = {"team_id": "mine", "cost_center": "cc-27", "service": "mine", "environment": "prod"}

    def __init__(self, session=None):
        self.runtime = (session or boto3.Session()).client("bedrock-runtime", region_name="eu-west-1")

    def body(self, text, **metadata):
        return {"modelId": "anthropic.claude-3-haiku-20240307-v1:0",
                "messages": [{"role": "user", "content": [{"text": text}]}],
                "requestMetadata": {**self.defaults, **metadata}}

    def dig(self, text, cid):
        return self.runtime.converse(**self.body(text, correlation_id=cid))

    def blast(self, text):
        body = self.body(text, correlation_id="b-1")
        del body["requestMetadata"]["environment"]
        return self.runtime.converse(**body)

    def stream(self, text, cid):
        answer = self.runtime.converse_stream(**self.body(text, correlation_id=cid))
        return [event for event in answer["stream"]]


def main():
    miner = Miner()
    miner.dig("a", "d-1")
    miner.blast("b")
    miner.stream("c", "s-1")
