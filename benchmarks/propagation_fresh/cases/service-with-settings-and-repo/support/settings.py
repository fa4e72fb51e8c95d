DEFAULTS = {"team-id": "support", "cost-center": "cc-370", "service": "helpdesk"}


def load(environment):
    return DEFAULTS | {"environment": environment}
