import os

BASE = {
    "x-team-id": os.environ["TEAM_ID"],
    "x-cost-center": os.environ["COST_CENTER"],
    "x-service": "helpdesk",
    "x-environment": os.environ.get("DEPLOY_ENV") or "staging",
}


def for_thread(thread):
    return dict(BASE, **{"x-correlation-id": thread})
