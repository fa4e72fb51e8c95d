from openai import OpenAI

client = OpenAI()


def base_request(text):
    return {"model": "gpt-4o", "input": text, "metadata": {"team_id": "t1", "cost_center": "c1"}}


def tagged(text):
    request = base_request(text)
    request["metadata"].update(service="svc", environment="prod", correlation_id="k1")
    return client.responses.create(**request)


def replaced(text):
    request = base_request(text)
    request["metadata"] = {"service": "svc", "environment": "prod", "correlation_id": "k1"}
    return client.responses.create(**request)


def merged(text):
    request = base_request(text)
    request |= {"metadata": {**request["metadata"], "service": "svc", "environment": "prod", "correlation_id": "k2"}}
    return client.responses.create(**request)


def setdefault(text):
    request = base_request(text)
    meta = request.setdefault("metadata", {})
    meta.setdefault("service", "svc")
    meta.setdefault("environment", "prod")
    meta.setdefault("correlation_id", "k3")
    return client.responses.create(**request)


def setdefault_lost(text):
    request = base_request(text)
    request.setdefault("metadata", {"service": "svc", "environment": "prod", "correlation_id": "k4"})
    return client.responses.create(**request)


def through_get(text):
    request = base_request(text)
    request.get("metadata", {}).update({"service": "svc", "environment": "prod", "correlation_id": "k5"})
    return client.responses.create(**request)


def through_get_missing(text):
    request = {"model": "gpt-4o", "input": text}
    request.get("metadata", {}).update({"team_id": "a", "cost_center": "b", "service": "svc", "environment": "prod", "correlation_id": "k5"})
    return client.responses.create(**request)


def main():
    for f in (tagged, replaced, merged, setdefault, setdefault_lost, through_get, through_get_missing):
        f("x")
