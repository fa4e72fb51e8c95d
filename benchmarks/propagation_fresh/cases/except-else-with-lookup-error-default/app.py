from anthropic import Anthropic

client = Anthropic()
CENTERS = {"eu": "cc-2450", "us": "cc-2451"}


def tags(region):
    result = {"x-team-id": "atlas", "x-service": "geo", "x-environment": "prod", "x-correlation-id": region}
    try:
        center = CENTERS[region]
    except KeyError:
        result["x-region"] = region
    else:
        result["x-cost-center"] = center
    return result


def known():
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=5, messages=[{"role": "user", "content": "eu"}],
                                  extra_headers=tags("eu"))


def unknown():
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=5, messages=[{"role": "user", "content": "jp"}],
                                  extra_headers=tags("jp"))


def main():
    known()
    unknown()
