import json
import os
from functools import cached_property
from typing import Any

import boto3
from botocore.config import Config


class Bedrock:
    def __init__(self, region: str | None = None, metadata: dict[str, str] | None = None):
        self.region = region or os.environ.get("AWS_REGION", "eu-west-1")
        self.metadata = metadata or {}

    @cached_property
    def runtime(self):
        session = boto3.Session(region_name=self.region)
        return session.client("bedrock-runtime", config=Config(retries={"max_attempts": 1}))

    def converse(self, prompt: str, **options: Any) -> str:
        options.setdefault("inferenceConfig", {"maxTokens": 100})
        request = dict(
            modelId="eu.anthropic.claude-haiku-4-5-v1:0",
            messages=[{"role": "user", "content": [{"text": prompt}]}],
            **options,
        )
        if self.metadata:
            request["requestMetadata"] = {**self.metadata, **request.get("requestMetadata", {})}
        return self.runtime.converse(**request)["output"]["message"]["content"][0]["text"]

    def titan(self, text: str) -> Any:
        out = self.runtime.invoke_model(modelId="amazon.titan-embed-text-v2:0", body=json.dumps({"inputText": text}))
        return json.loads(out["body"].read())
