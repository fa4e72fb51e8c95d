from openai import OpenAI
from pydantic import BaseModel, ConfigDict, Field, RootModel

client = OpenAI()


class Tags(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    team: str = Field("saddle", serialization_alias="x-team-id")
    cost: str = Field("cc-361", serialization_alias="x-cost-center")
    service: str = Field("reins", serialization_alias="x-service")
    stage: str = Field("prod", serialization_alias="x-environment")
    run: str | None = Field(None, serialization_alias="x-correlation-id")


class Headers(RootModel[dict[str, str]]):
    def with_run(self, run):
        return Headers({**self.root, "x-correlation-id": run})


def dumped(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Tags(run="s-1").model_dump(by_alias=True))


def dropped(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Tags().model_dump(by_alias=True, exclude_none=True))


def rooted(text):
    base = Headers(Tags().model_dump(by_alias=True, exclude_none=True))
    return client.responses.create(model="gpt-4o", input=text, extra_headers=base.with_run("s-2").root)


def main():
    dumped("a")
    dropped("b")
    rooted("c")
