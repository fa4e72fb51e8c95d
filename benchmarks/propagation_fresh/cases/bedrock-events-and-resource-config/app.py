"""Headers go in by botocore's event system: by a method, for one operation only."""
import json

import boto3
from botocore.config import Config


class Attribution:
    def __init__(self, **tags):
        self.tags = tags

    def install(self, client):
        client.meta.events.register("before-sign.bedrock-runtime.InvokeModel", self._sign)
        return client

    def _sign(self, request, **_):
        for name, value in self.tags.items():
            request.headers.add_header("x-" + name.replace("_", "-"), value)


attribution = Attribution(team_id="be", cost_center="cc-319", service="be", environment="prod", correlation_id="1")
runtime = attribution.install(boto3.client("bedrock-runtime", config=Config(retries={"max_attempts": 1})))


def complete(prompt):
    body = json.dumps({"prompt": prompt, "max_gen_len": 20})
    return json.loads(runtime.invoke_model(modelId="meta.llama3-8b-instruct-v1:0", body=body)["body"].read())


def chat(prompt):
    return runtime.converse(modelId="meta.llama3-8b-instruct-v1:0", messages=[{"role": "user", "content": [{"text": prompt}]}])


def main():
    complete("a")
    chat("a")
