from .bedrock import Bedrock

OWNER = {"team_id": "risk", "cost_center": "cc-19", "service": "risk", "environment": "prod"}


def score(case_id: str) -> str:
    return Bedrock(metadata=OWNER).converse("score", requestMetadata={"correlation_id": case_id})


def explain(case_id: str) -> str:
    return Bedrock(metadata=OWNER).converse(f"explain {case_id}", system=[{"text": "brief"}])


def embed(case_id: str):
    return Bedrock(metadata={**OWNER, "correlation_id": case_id}).titan(case_id)


def main():
    score("c-1")
    explain("c-1")
    embed("c-1")
