import cohere
from cohere.core.request_options import RequestOptions


class Base:
    def options(self, **headers: str) -> RequestOptions:
        defaults = {"x-team-id": "jobs", "x-cost-center": "cc-2410", "x-service": "matcher", "x-environment": "prod"}
        return RequestOptions(additional_headers={**defaults, **headers}, max_retries=0)


class Matcher(Base):
    def __init__(self):
        self._co = cohere.ClientV2()

    def match(self, cv, posting_id):
        options = self.options(**{"x-correlation-id": posting_id})
        return self._co.chat(model="command-r", messages=[{"role": "user", "content": cv}], request_options=options)

    def advise(self, cv):
        return self._co.chat(model="command-r", messages=[{"role": "user", "content": cv}], request_options=self.options())


def main():
    matcher = Matcher()
    matcher.match("I can juggle", "job-3")
    matcher.advise("I can juggle")
