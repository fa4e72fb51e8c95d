import os

from openai import OpenAI

client = OpenAI()


def headers(cid):
    return {"x-team-id": os.environ["TEAM_ID"], "x-service": os.environ["SERVICE_NAME"], "x-environment": os.environ["DEPLOY_ENV"],
            "x-correlation-id": cid}


def strict(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**headers(cid), "x-cost-center": os.environ["COST_CENTER"]})


def loose(text, cid):
    result = headers(cid)
    center = os.environ.get("TENANT_COST_CENTER")
    if center:
        result["x-cost-center"] = center
    return client.responses.create(model="gpt-4o", input=text, extra_headers=result)


def main():
    strict("a", "1")
    loose("b", "2")
