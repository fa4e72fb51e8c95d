from gantry.client import Gantry

FULL = {"x-team-id": "gantry", "x-cost-center": "cc-347", "x-service": "lift", "x-environment": "prod", "x-correlation-id": "1"}


def main():
    Gantry(headers=FULL).lift("a")
