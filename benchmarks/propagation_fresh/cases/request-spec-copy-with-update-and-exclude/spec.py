from pydantic import BaseModel, ConfigDict


def to_header(name: str) -> str:
    return "x-" + name.replace("_", "-")


class Tags(BaseModel):
    model_config = ConfigDict(alias_generator=to_header, populate_by_name=True, frozen=True)

    team_id: str
    cost_center: str
    service: str
    environment: str = "prod"
    correlation_id: str = ""


class RequestSpec(BaseModel):
    model: str = "gpt-4o"
    input: str
    tags: Tags

    def kwargs(self):
        return {**self.model_dump(exclude={"tags"}), "extra_headers": self.tags.model_dump(by_alias=True)}
