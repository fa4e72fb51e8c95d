from openai import OpenAI

client = OpenAI()


def headers_for(user, job=None):
    headers = {"x-team-id": "beacon", "x-cost-center": "cc-321"}
    if job is None:
        return headers
    headers.update({"x-service": job["name"], "x-environment": "prod"})
    if "id" not in job:
        raise KeyError("job without id")
    headers["x-correlation-id"] = str(job["id"])
    return headers


def with_job(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers_for("eve", {"name": "lamp", "id": 7}))


def without_job(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers_for("eve"))


def broken_job(text):
    try:
        headers = headers_for("eve", {"name": "lamp"})
    except KeyError:
        headers = headers_for("eve")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    with_job("a")
    without_job("b")
    broken_job("c")
