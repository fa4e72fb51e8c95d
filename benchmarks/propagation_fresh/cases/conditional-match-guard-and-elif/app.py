from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "hotel", "x-service": "concierge", "x-environment": "prod", "x-correlation-id": "h"}


def centre(guest):
    match guest:
        case {"tier": "gold", "room": int(room)} if room > 100:
            return f"cc-{room}"
        case {"tier": "gold" | "silver"}:
            return "cc-1022"
        case _:
            return None


def ask(guest, text):
    headers = dict(BASE)
    found = centre(guest)
    if found is not None:
        headers["x-cost-center"] = found
    elif text == "help":
        headers["x-cost-center"] = "cc-help"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_gold(text):
    return ask({"tier": "gold", "room": 204}, text)


def main():
    ask_gold("towels")
    ask({"tier": "silver"}, "towels")
    ask({"tier": "bronze"}, "help")
    ask({"tier": "bronze"}, "towels")
