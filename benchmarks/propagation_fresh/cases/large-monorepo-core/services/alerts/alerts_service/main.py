from llm_core import Identity, LLMService, scope
from llm_core.providers import openai_client


class AlertService(LLMService):
    identity = Identity(team_id="sre", cost_center="cc-3", service="alerts")

    def explain(self, alert):
        """Runs from cron: nobody has opened a scope."""
        return self.chat(f"Explain {alert}")

    def severity(self, alert):
        with scope(f"alert-{alert}"):
            headers = self.identity.headers()
        return openai_client().responses.create(model="gpt-4o-mini", input=alert, extra_headers=headers)


def run():
    service = AlertService()
    service.explain("disk")
    service.severity("disk")
