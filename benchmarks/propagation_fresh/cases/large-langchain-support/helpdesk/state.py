from dataclasses import dataclass, field


@dataclass
class State:
    question: str
    user: str
    thread: str
    intent: str = ""
    notes: list = field(default_factory=list)
