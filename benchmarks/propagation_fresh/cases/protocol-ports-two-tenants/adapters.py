from openai import OpenAI, omit


class OpenAICompleter:
    def __init__(self, tenant, cost_center=None):
        self._client = OpenAI(
            default_headers={"x-team-id": tenant, "x-service": "reviewer", "x-environment": "prod"}
        )
        self._cost_center = cost_center

    def _extra(self, correlation_id):
        return {"x-cost-center": self._cost_center or omit, "x-correlation-id": correlation_id}

    def complete(self, prompt, *, correlation_id):
        out = self._client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": prompt}], extra_headers=self._extra(correlation_id)
        )
        return out.choices[0].message.content

    def complete_short(self, prompt, *, correlation_id):
        out = self._client.chat.completions.create(
            model="gpt-4o-mini",
            max_tokens=20,
            messages=[{"role": "user", "content": prompt}],
            extra_headers=self._extra(correlation_id),
        )
        return out.choices[0].message.content
