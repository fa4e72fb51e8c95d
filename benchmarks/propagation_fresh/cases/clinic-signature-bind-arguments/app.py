from openai import OpenAI

from tagging import tagged

client = OpenAI()


@tagged
def triage(symptoms, visit, headers=None):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": symptoms}],
                                          extra_headers=headers)


@tagged
def leaflet(topic, headers=None):
    return client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": topic}],
                                          extra_headers=headers)


def main():
    triage("cough", "v-1")
    triage("cough", visit="v-2")
    leaflet("flu")
