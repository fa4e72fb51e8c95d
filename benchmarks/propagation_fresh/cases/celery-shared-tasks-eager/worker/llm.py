import os

from openai import OpenAI


def headers(correlation_id=None):
    out = {
        "x-team-id": os.environ["TEAM_ID"],
        "x-cost-center": os.environ["COST_CENTER"],
        "x-service": "product-worker",
        "x-environment": os.environ["DEPLOY_ENV"],
    }
    if correlation_id:
        out["x-correlation-id"] = correlation_id
    return out


client = OpenAI()
