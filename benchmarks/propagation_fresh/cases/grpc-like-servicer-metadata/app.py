from dataclasses import dataclass

from openai import OpenAI


class Context:
    def __init__(self, metadata):
        self._metadata = metadata

    def invocation_metadata(self):
        return self._metadata


@dataclass
class Request:
    text: str


OWNED = ("x-team-id", "x-cost-center")


class SummariserServicer:
    def __init__(self):
        self.client = OpenAI(default_headers={"x-service": "summariser", "x-environment": "prod"})

    def Summarise(self, request, context):
        metadata = dict(context.invocation_metadata())
        return self.client.responses.create(
            model="gpt-4.1",
            input=request.text,
            extra_headers={
                **{name: metadata[name] for name in OWNED},
                "x-correlation-id": metadata.get("x-request-id", "rpc"),
            },
        )

    def Headline(self, request, context):
        metadata = dict(context.invocation_metadata())
        return self.client.responses.create(
            model="gpt-4.1",
            input=request.text,
            extra_headers={name: metadata[name] for name in OWNED},
        )


def main():
    servicer = SummariserServicer()
    context = Context([("x-team-id", "rpc"), ("x-cost-center", "cc-2"), ("x-request-id", "r-2")])
    servicer.Summarise(Request("a"), context)
    servicer.Headline(Request("a"), context)
