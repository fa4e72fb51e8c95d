from openai import OpenAI

from owner import PARTNER, owner_headers

client = OpenAI()


def remind(invoice):
    headers = owner_headers() | {"x-correlation-id": f"inv-{invoice}"}
    return client.responses.create(model="gpt-4o-mini", input="friendly reminder", extra_headers=headers)


def remind_partner(invoice):
    headers = owner_headers(PARTNER) | {"x-correlation-id": f"inv-{invoice}"}
    return client.responses.create(model="gpt-4o-mini", input="partner reminder", extra_headers=headers)


def main():
    remind(7)
    remind_partner(8)
