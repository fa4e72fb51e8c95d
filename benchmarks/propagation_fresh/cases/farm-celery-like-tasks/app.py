from openai import OpenAI

from tasks import task, work

client = OpenAI()
OWNER = {"x-team-id": "farm", "x-cost-center": "cc-50", "x-service": "harvest", "x-environment": "prod"}


@task(queue="slow")
def harvest(field, headers=None):
    return client.responses.create(model="gpt-4o", input=field, extra_headers=headers)


@task()
def sow(field, cid="sow"):
    return client.responses.create(model="gpt-4o", input=field, extra_headers={**OWNER, "x-correlation-id": cid})


def main():
    harvest.delay("north", headers={**OWNER, "x-correlation-id": "h-1"})
    harvest.delay("south", headers=OWNER)
    sow.delay("east")
    work()
