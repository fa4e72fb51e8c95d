from openai import OpenAI


class Workspace:
    def __init__(self, team, center):
        self._root = OpenAI(default_headers={"x-team-id": team, "x-cost-center": center, "x-environment": "prod"})

    @property
    def drafts(self):
        return self._root.with_options(default_headers={"x-service": "drafts"})

    @property
    def fast(self):
        return self._root.with_options(timeout=2, max_retries=0)

    def draft(self, text, cid):
        return self.drafts.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})

    def autocomplete(self, text, cid):
        return self.fast.responses.create(model="gpt-4o-mini", input=text, extra_headers={"x-correlation-id": cid})


def main():
    workspace = Workspace("editor", "cc-2422")
    workspace.draft("Dear", "w-1")
    workspace.autocomplete("Dea", "w-2")
