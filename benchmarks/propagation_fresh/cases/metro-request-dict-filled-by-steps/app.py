from openai import OpenAI

client = OpenAI()
LIMITS = {"max_tokens": 50}


def base_request(text):
    return {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}], "extra_headers": {}}


def add_owner(request):
    request["extra_headers"].update({"x-team-id": "metro", "x-cost-center": "cc-88"})


def add_runtime(request, env="prod"):
    headers = request.setdefault("extra_headers", {})
    headers.setdefault("x-service", "disruptions")
    headers["x-environment"] = env


def announce(text, cid):
    request = base_request(text)
    add_owner(request)
    add_runtime(request)
    request["extra_headers"]["x-correlation-id"] = cid
    request |= LIMITS
    return client.chat.completions.create(**request)


def announce_quietly(text, cid):
    request = base_request(text)
    add_owner(request)
    request = {**request, "extra_headers": {"x-correlation-id": cid}, **LIMITS}
    add_runtime(request)
    return client.chat.completions.create(**request)


def main():
    announce("delay", "m-1")
    announce_quietly("delay", "m-2")
