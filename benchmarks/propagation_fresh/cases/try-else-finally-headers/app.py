from openai import OpenAI

gpt = OpenAI()
CENTERS = {"north": "cc-916n", "south": "cc-916s"}


def headers_for(region):
    headers = {"x-team-id": "grid", "x-service": "outage"}
    try:
        headers["x-cost-center"] = CENTERS[region]
    except KeyError:
        return headers
    else:
        headers["x-environment"] = "prod"
    finally:
        headers["x-correlation-id"] = f"out-{region}"
    return headers


def report(region):
    return gpt.responses.create(model="gpt-4o", input=f"outage in {region}", extra_headers=headers_for(region))


def report_north():
    return gpt.responses.create(model="gpt-4o", input="north", extra_headers=headers_for("north"))


def main():
    report("south")
    report("west")
    report_north()
