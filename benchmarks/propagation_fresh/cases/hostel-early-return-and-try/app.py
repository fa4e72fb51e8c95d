"""A lookup with a KeyError guard hands out the short headers to unknown guests."""
import anthropic

api = anthropic.Anthropic()
HOUSES = {"lisbon": "cc-10", "porto": "cc-11"}


def headers_for(house, guest):
    headers = {"x-team-id": "hostel", "x-service": "concierge", "x-environment": "prod"}
    try:
        headers["x-cost-center"] = HOUSES[house]
    except KeyError:
        return headers
    headers["x-correlation-id"] = f"{house}/{guest}"
    return headers


def strict_headers(house, guest):
    if house not in HOUSES:
        raise LookupError(house)
    return headers_for(house, guest)


def reply(house, guest, text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": text}],
                               extra_headers=headers_for(house, guest))


def reply_strictly(house, guest, text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": text}],
                               extra_headers=strict_headers(house, guest))


def main():
    reply("lisbon", "ana", "key?")
    reply("faro", "rui", "key?")
    reply_strictly("porto", "eva", "wifi?")
    try:
        reply_strictly("faro", "rui", "wifi?")
    except LookupError:
        pass
