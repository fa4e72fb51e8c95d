from string import Template

from openai import OpenAI

client = OpenAI()
TRACE = Template("$service-$number")
STATIC = {"x-team-id": "fmt", "x-cost-center": "cc-%04d" % 3342, "x-service": "fmt", "x-environment": "prod"}


def good(number):
    trace = TRACE.substitute(service="fmt", number=number)
    return client.responses.create(model="gpt-4o", input="a", extra_headers={**STATIC, "x-correlation-id": trace})


def bad(number):
    trace = "{}".format("") if number > 1 else ""
    return client.responses.create(model="gpt-4o", input="a", extra_headers={**STATIC, "x-correlation-id": trace})


def main():
    good(1)
    bad(2)
