import anthropic


class Report:
    headers = {"X-Team-Id": "reporting", "X-Cost-Center": "cc-3303", "X-Service": "reports", "X-Environment": "prod"}
    title = "Report"

    def __init__(self, run_id):
        self.run_id = run_id
        self.client = anthropic.Anthropic()

    def render(self, facts):
        return self.client.messages.create(
            model="claude-sonnet-4-0", max_tokens=300, extra_headers=self.headers,
            messages=[{"role": "user", "content": f"{self.title}: {facts}"}],
        )
