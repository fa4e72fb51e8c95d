import json

import boto3

TAGS = {"team_id": "b", "cost_center": "cc", "service": "b", "environment": "prod", "correlation_id": "1"}


class Bedrock:
    def __init__(self, session=None):
        self.session = session or boto3.Session(region_name="eu-west-1")
        self._runtime = None

    @property
    def runtime(self):
        if self._runtime is None:
            self._runtime = self.session.client("bedrock-runtime")
        return self._runtime

    def converse(self, text, **kwargs):
        return self.runtime.converse(modelId="amazon.nova-lite-v1:0",
                                     messages=[{"role": "user", "content": [{"text": text}]}], **kwargs)

    def embed(self, text):
        return self.runtime.invoke_model(modelId="amazon.titan-embed-text-v2:0", body=json.dumps({"inputText": text}))


def good():
    return Bedrock().converse("x", requestMetadata=TAGS)


def poor():
    return Bedrock().converse("x", requestMetadata={k: v for k, v in TAGS.items() if k not in ("service",)})


def none():
    return Bedrock().converse("x")


def main():
    good()
    poor()
    none()
    Bedrock().embed("x")
