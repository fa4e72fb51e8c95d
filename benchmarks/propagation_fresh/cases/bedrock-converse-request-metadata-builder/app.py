from bedrock import converse

OWNER = {"team_id": "risk", "cost_center": "cc-2333", "service": "kyc", "environment": "prod"}


def main():
    converse("Is this passport valid?", OWNER, correlation="kyc-1")
    converse("Summarise the case", OWNER)
