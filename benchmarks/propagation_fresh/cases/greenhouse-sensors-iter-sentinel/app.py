"""Readings are taken with iter(callable, sentinel); the alarm path builds its own headers."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "green", "x-cost-center": "cc-4029", "x-service": "sensors", "x-environment": "prod"}


class Sensor:
    def __init__(self, values):
        self.values = list(values)

    def read(self):
        return self.values.pop(0) if self.values else None


def watch(sensor):
    for number, value in enumerate(iter(sensor.read, None)):
        if value > 30:
            client.responses.create(model="gpt-4o-mini", input=f"hot {value}",
                                    extra_headers={"x-team-id": OWNER["x-team-id"], "x-correlation-id": f"r-{number}"})
        else:
            client.responses.create(model="gpt-4o-mini", input=f"fine {value}",
                                    extra_headers={**OWNER, "x-correlation-id": f"r-{number}"})


def main():
    watch(Sensor([20, 35]))
