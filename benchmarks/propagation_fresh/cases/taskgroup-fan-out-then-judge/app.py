import asyncio

from panel import Panel


def main():
    panel = Panel({"x-team-id": "jury", "x-cost-center": "cc-2321", "x-service": "panel", "x-environment": "prod"})
    asyncio.run(panel.decide("Is this spam?", ballot="b-1"))
