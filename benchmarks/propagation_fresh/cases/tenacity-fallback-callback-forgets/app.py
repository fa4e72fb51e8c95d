from retrying import generate, generate_loop, generate_tagged

OWNER = {"x-team-id": "rt", "x-cost-center": "cc-1", "x-service": "rt", "x-environment": "prod", "x-correlation-id": "1"}


def main():
    generate("a", headers=OWNER)
    generate_tagged("b", headers=OWNER)
    generate_loop("c", OWNER)
