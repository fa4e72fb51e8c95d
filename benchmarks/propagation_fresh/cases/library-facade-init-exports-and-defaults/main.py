import kit


def main():
    kit.configure(headers={"x-team-id": "kit", "x-cost-center": "cc-1", "x-service": "kit", "x-environment": "prod"})
    kit.complete("a", extra_headers={"x-correlation-id": "1"})
    kit.embed("b", rid="2")
    kit.embed("c")
