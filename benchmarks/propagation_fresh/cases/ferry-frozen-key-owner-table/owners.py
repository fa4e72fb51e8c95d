from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    name: str
    season: str


OWNERS = {
    Line("north", "summer"): {"x-team-id": "ferry", "x-cost-center": "cc-4009", "x-service": "timetable",
                              "x-environment": "prod"},
    Line("south", "summer"): {"x-team-id": "ferry", "x-cost-center": "cc-4010", "x-service": "timetable",
                              "x-environment": "prod"},
}
