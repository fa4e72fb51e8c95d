from enum import Enum, auto

from openai import OpenAI

client = OpenAI()


class Vessel(Enum):
    FERRY = auto()
    CRUISE = auto()
    KAYAK = auto()


def cost_center(vessel: Vessel) -> str | None:
    match vessel:
        case Vessel.FERRY:
            return "cc-827"
        case Vessel.CRUISE:
            return "cc-828"
        case _:
            return None


def announce(vessel: Vessel, text: str):
    headers = {"x-team-id": "fjord", "x-service": "announcer", "x-environment": "prod", "x-correlation-id": vessel.name}
    if (center := cost_center(vessel)) is not None:
        headers["x-cost-center"] = center
    return client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}], extra_headers=headers)


def announce_all(text: str):
    for vessel in (Vessel.FERRY, Vessel.CRUISE):
        announce(vessel, text)


def main():
    announce_all("departing")
    announce(Vessel.KAYAK, "departing")
