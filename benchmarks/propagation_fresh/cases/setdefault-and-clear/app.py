"""A dict that is emptied before the second request, and one field set on the wrong level."""
from openai import OpenAI

oai = OpenAI()


class Request(dict):
    def tag(self, **tags):
        headers = self.setdefault("extra_headers", {})
        for key, value in tags.items():
            headers.setdefault("x-" + key.replace("_", "-"), value)
        return self


def send(request):
    return oai.responses.create(**request)


def main():
    request = Request(model="gpt-4o", input="a").tag(team_id="rq", cost_center="cc-914")
    request.tag(service="rq", environment="prod", correlation_id="1", team_id="late")
    send(request)
    request["extra_headers"].clear()
    request.tag(team_id="rq")
    send(request)
