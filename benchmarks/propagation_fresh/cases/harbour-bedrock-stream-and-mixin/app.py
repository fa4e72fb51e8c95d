from gateway import Attribution, BedrockMixin


class BerthPlanner(Attribution, BedrockMixin):
    owner = {"team_id": "harbour", "cost_center": "cc-66", "service": "berths", "environment": "prod"}

    def plan(self, text, trace):
        return self.runtime.converse(
            modelId="amazon.nova-lite-v1:0",
            messages=[{"role": "user", "content": [{"text": text}]}],
            requestMetadata=self.request_metadata(correlation_id=trace))

    def replan(self, text):
        return self.runtime.converse(
            modelId="amazon.nova-lite-v1:0",
            messages=[{"role": "user", "content": [{"text": text}]}],
            requestMetadata=self.request_metadata())


class TugPlanner(BerthPlanner):
    owner = {"team_id": "harbour", "cost_center": "cc-66", "environment": "prod"}


def main():
    BerthPlanner().plan("a", "t-1")
    BerthPlanner().replan("b")
    TugPlanner().plan("c", "t-2")
