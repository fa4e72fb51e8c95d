import json

from .base import Summariser


class LiveSummariser(Summariser):
    max_tokens = 60

    def prompt(self, text):
        return f"One line: {text}"

    def stream(self, text, correlation_id):
        request = self.request(text, correlation_id)
        # converse_stream knows no such parameter in the botocore of production
        request.pop("requestMetadata")
        for event in self.client.converse_stream(**request)["stream"]:
            delta = event.get("contentBlockDelta")
            if delta:
                yield delta["delta"]["text"]

    def headline(self, text, correlation_id):
        request = self.request(text, correlation_id) | {"modelId": "eu.amazon.nova-lite-v1:0"}
        return self.client.converse(**request)["output"]["message"]["content"][0]["text"]

    def legacy(self, text, correlation_id):
        body = {
            "anthropic_version": "bedrock-2023-05-31",
            "max_tokens": self.max_tokens,
            "messages": [{"role": "user", "content": text}],
            "metadata": self.metadata.for_call(correlation_id) | {"environment": None},
        }
        answer = self.client.invoke_model(modelId=self.model_id, body=json.dumps(body))
        return json.loads(answer["body"].read())
