from dataclasses import dataclass, field


@dataclass
class Envelope:
    text: str
    headers: dict = field(default_factory=dict)


class Draft(Envelope):
    pass


class Publish(Envelope):
    pass
