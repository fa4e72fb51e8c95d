import defaults
import local
from openai import OpenAI

client = OpenAI()


def headers(conf, cid):
    return {
        "x-team-id": conf.TEAM_ID, "x-cost-center": conf.COST_CENTER, "x-service": conf.SERVICE,
        "x-environment": conf.ENVIRONMENT, "x-correlation-id": cid,
    }


def plan(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(defaults, "b-1"))


def plan_local(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(local, "b-2"))


def main():
    plan("home")
    plan_local("home")
