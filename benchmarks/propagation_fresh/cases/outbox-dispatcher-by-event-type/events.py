from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    order: str
    event_id: str


class OrderPlaced(Event):
    pass


class OrderRefunded(Event):
    pass
