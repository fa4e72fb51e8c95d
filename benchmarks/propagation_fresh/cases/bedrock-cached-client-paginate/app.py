from functools import lru_cache

import boto3

OWNER = {"team_id": "bc", "cost_center": "cc-442", "service": "bc", "environment": "prod"}


@lru_cache
def runtime(region="eu-west-1"):
    return boto3.Session(region_name=region).client(service_name="bedrock-runtime")


class Scribe:
    model = "amazon.nova-lite-v1:0"

    def __init__(self, run=None):
        self.meta = dict(OWNER)
        if run:
            self.meta |= {"correlation_id": run}

    def converse(self, *texts):
        messages = [{"role": "user", "content": [{"text": t} for t in texts]}]
        return runtime().converse(modelId=self.model, messages=messages, requestMetadata=self.meta)


def main():
    Scribe("run-1").converse("a", "b")
    Scribe().converse("c")
