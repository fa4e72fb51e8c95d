OWNER = {"x-team-id": "mus", "x-cost-center": "cc-24", "x-service": "curate", "x-environment": "lab"}


class Curator:
    def __init__(self, sdk, headers):
        self.sdk = sdk
        self.headers = headers

    def describe(self, item):
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=4, extra_headers=self.headers,
                                        messages=[{"role": "user", "content": item}])

    def restore(self, item):
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=4, extra_headers=self.headers,
                                        messages=[{"role": "user", "content": item}])
