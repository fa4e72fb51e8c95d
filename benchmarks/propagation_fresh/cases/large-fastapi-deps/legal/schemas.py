from pydantic import BaseModel


class Text(BaseModel):
    text: str


class Answer(BaseModel):
    answer: str
