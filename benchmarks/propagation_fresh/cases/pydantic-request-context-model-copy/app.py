from openai import OpenAI

from context import RequestContext

BASE = RequestContext(team="hr", cost_center="cc-2343", service="cv-screening")
client = OpenAI()


def screen(context: RequestContext, cv: str):
    return client.responses.create(model="gpt-4o", input=cv, extra_headers=context.headers())


def redact(context: RequestContext, cv: str):
    return client.responses.create(model="gpt-4o-mini", input=cv, extra_headers=context.headers()).output_text


def main():
    BASE.for_request("cv-0")
    text = redact(BASE, "a cv")
    screen(BASE.for_request("cv-1"), text)
