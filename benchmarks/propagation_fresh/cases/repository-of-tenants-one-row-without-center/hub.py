from openai import OpenAI

from tenants import ACME, GLOBEX

client = OpenAI()


def answer(tenant, trace, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tenant.as_headers(trace))


def acme_mail(trace):
    return answer(ACME, trace, "mail")


def globex_mail(trace):
    return answer(GLOBEX, trace, "mail")
