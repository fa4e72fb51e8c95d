"""A parametrised decorator registers tours with the tags they are billed under; lookups run them."""
from openai import OpenAI

client = OpenAI()
TOURS = {}


def tour(name, **tags):
    def register(function):
        def run(trace):
            return function({"x-" + k.replace("_", "-"): v for k, v in {**tags, "correlation_id": trace}.items()})

        TOURS[name] = run
        return run

    return register


@tour("dungeon", team_id="castle", cost_center="cc-4037", service="tours", environment="prod")
def dungeon(headers):
    return client.responses.create(model="gpt-4o-mini", input="dungeon", extra_headers=headers)


@tour("garden", team_id="castle", cost_centre="cc-4037", service="tours", environment="prod")
def garden(headers):
    return client.responses.create(model="gpt-4o-mini", input="garden", extra_headers=headers)


def main():
    TOURS["dungeon"]("d-1")
    TOURS["garden"]("g-1")
