import boto3
from pydantic import BaseModel, ConfigDict


class Chargeback(BaseModel):
    model_config = ConfigDict(frozen=True)

    team_id: str
    cost_center: str
    service: str = "kyc"
    environment: str = "prod"
    correlation_id: str | None = None


class Kyc:
    def __init__(self, runtime, owner: Chargeback):
        self.runtime = runtime
        self.owner = owner

    def _ask(self, text, metadata):
        return self.runtime.converse(
            modelId="anthropic.claude-3-haiku-20240307-v1:0",
            messages=[{"role": "user", "content": [{"text": text}]}],
            requestMetadata=metadata,
        )

    def verify(self, document, case_id):
        owner = self.owner.model_copy(update={"correlation_id": case_id})
        return self._ask(document, owner.model_dump())

    def summarise(self, document):
        return self._ask(document, self.owner.model_dump(exclude_none=True))


def main():
    kyc = Kyc(boto3.client("bedrock-runtime"), Chargeback(team_id="kyc", cost_center="cc-2"))
    kyc.verify("passport", "case-1")
    kyc.summarise("passport")
