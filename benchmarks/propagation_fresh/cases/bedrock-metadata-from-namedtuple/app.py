from typing import NamedTuple

import boto3


class Owner(NamedTuple):
    team_id: str
    cost_center: str
    service: str = "claims"
    environment: str = "prod"


class Claims:
    MODEL = "anthropic.claude-3-haiku-20240307-v1:0"

    def __init__(self, owner: Owner):
        self.owner = owner
        self.brt = boto3.Session().client("bedrock-runtime")

    def meta(self, **more):
        return {**self.owner._asdict(), **more}

    def decide(self, claim):
        return self.brt.converse(modelId=self.MODEL, messages=[{"role": "user", "content": [{"text": claim["text"]}]}],
                                 requestMetadata=self.meta(correlation_id=str(claim["id"])))

    def decide_draft(self, claim):
        return self.brt.converse(modelId=self.MODEL, messages=[{"role": "user", "content": [{"text": claim["text"]}]}],
                                 requestMetadata=self.meta(claim_id=str(claim["id"])))


def main():
    claims = Claims(Owner("claims", "cc-8"))
    claims.decide({"id": 7, "text": "a"})
    claims.decide_draft({"id": 8, "text": "b"})
