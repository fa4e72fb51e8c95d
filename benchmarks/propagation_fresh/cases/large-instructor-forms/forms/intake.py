from pydantic import BaseModel


class IntakeForm(BaseModel):
    name: str
    age: int


class Verdict(BaseModel):
    name: str
    age: int
