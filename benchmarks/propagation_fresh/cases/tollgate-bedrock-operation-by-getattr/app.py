"""The operation is chosen by name, its arguments come from a request class."""
import boto3

OWNER = {"team_id": "tollgate", "cost_center": "cc-929", "service": "lanes", "environment": "prod"}


class Call:
    def __init__(self, model, text, **metadata):
        self.model = model
        self.text = text
        self.metadata = {**OWNER, **metadata}

    def params(self):
        return {"modelId": self.model, "messages": [{"role": "user", "content": [{"text": self.text}]}],
                "requestMetadata": self.metadata}


class Runtime:
    def __init__(self, region="eu-west-1"):
        self._client = boto3.client("bedrock-runtime", region_name=region)

    def send(self, call, operation="converse"):
        return getattr(self._client, operation)(**call.params())


def lane(text, cid):
    return Runtime().send(Call("amazon.nova-lite-v1:0", text, correlation_id=cid))


def barrier(text):
    return Runtime().send(Call("amazon.nova-lite-v1:0", text, cost_center="n/a", correlation_id="b-1"))


def main():
    lane("one", "l-1")
    barrier("two")
