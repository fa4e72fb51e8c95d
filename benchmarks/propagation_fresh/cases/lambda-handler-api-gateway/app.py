import json
import os

from openai import OpenAI

client = OpenAI(
    default_headers={
        "x-team-id": os.environ["TEAM_ID"],
        "x-cost-center": os.environ["COST_CENTER"],
        "x-service": os.environ["SERVICE_NAME"],
        "x-environment": os.environ["DEPLOY_ENV"],
    }
)


def respond(status, body):
    return {"statusCode": status, "body": json.dumps(body)}


def handler(event, context):
    body = json.loads(event["body"])
    if event["path"] == "/translate":
        result = client.chat.completions.create(
            model="gpt-4o-mini",
            messages=[{"role": "user", "content": body["text"]}],
            extra_headers={"x-correlation-id": event["requestContext"]["requestId"]},
        )
        return respond(200, {"text": result.choices[0].message.content})
    if event["path"] == "/detect":
        result = client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": "Language of " + body["text"]}]
        )
        return respond(200, {"language": result.choices[0].message.content})
    return respond(404, {})


def main():
    for path in ("/translate", "/detect", "/nope"):
        handler({"path": path, "body": json.dumps({"text": "a"}), "requestContext": {"requestId": "gw-1"}}, None)
