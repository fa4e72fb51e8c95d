from openai import OpenAI

from spec import RequestSpec, Tags

client = OpenAI()
TAGS = Tags(team_id="rail", cost_center="cc-2444", service="delays")


def announce(text, train):
    spec = RequestSpec(input=text, tags=TAGS.model_copy(update={"correlation_id": train}))
    return client.responses.create(**spec.kwargs())


def apologise(text):
    spec = RequestSpec(input=text, tags=TAGS, model="gpt-4o-mini")
    return client.responses.create(**spec.kwargs())


def main():
    announce("late", "ic-1")
    apologise("sorry")
