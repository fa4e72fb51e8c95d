from enum import Enum

from openai import OpenAI

client = OpenAI()


class Ward(Enum):
    SURGERY = "surgery"
    PAEDIATRICS = "paediatrics"
    VISITOR = "visitor"


def center(ward: Ward):
    match ward:
        case Ward.SURGERY:
            return "cc-700"
        case Ward.PAEDIATRICS:
            return "cc-710"
        case _:
            return None


def summarise(text, ward, visit):
    headers = {"x-team-id": "clinic", "x-service": "discharge", "x-environment": "prod", "x-correlation-id": visit}
    if (cc := center(ward)) is not None:
        headers["x-cost-center"] = cc
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=headers)


def triage(text, ward, visit):
    headers = {"x-team-id": "clinic", "x-service": "triage", "x-environment": "prod", "x-correlation-id": visit,
               "x-cost-center": center(ward) or "cc-shared"}
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=headers)


def main():
    for ward in Ward:
        triage("cough", ward, "v-1")
    summarise("ok", Ward.SURGERY, "v-2")
    summarise("hello", Ward.VISITOR, "v-3")
