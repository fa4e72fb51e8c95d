from dataclasses import dataclass


@dataclass
class TicketOpened:
    ticket: str
    body: str


@dataclass
class TicketEscalated:
    ticket: str
    level: int
    body: str


@dataclass
class Ping:
    pass
