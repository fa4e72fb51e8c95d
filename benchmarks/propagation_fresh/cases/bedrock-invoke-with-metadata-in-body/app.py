"""invoke_model takes a JSON text; metadata inside it counts, an additional field of converse does not."""
import json
from functools import cached_property

import boto3
from botocore.config import Config

META = {"team_id": "grid", "cost_center": "cc-1007", "service": "outage", "environment": "prod"}


class Outage:
    @cached_property
    def brt(self):
        return boto3.client(service_name="bedrock-runtime", region_name="us-east-1", config=Config(read_timeout=60))

    def body(self, text, **meta):
        return json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 8, "metadata": {**META, **meta},
                           "messages": [{"role": "user", "content": text}]}).encode()

    def summarise(self, text, cid):
        return self.brt.invoke_model(modelId="anthropic.claude-v2", body=self.body(text, correlation_id=cid),
                                     contentType="application/json")

    def summarise_plain(self, text):
        return self.brt.invoke_model(modelId="anthropic.claude-v2", body=self.body(text))

    def forecast(self, text):
        return self.brt.converse(modelId="amazon.nova-lite-v1:0", additionalModelRequestFields={"metadata": META},
                                 messages=[{"role": "user", "content": [{"text": text}]}])


def main():
    o = Outage()
    o.summarise("a", "o-1")
    o.summarise_plain("a")
    o.forecast("a")
