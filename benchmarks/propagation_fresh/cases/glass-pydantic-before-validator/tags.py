from pydantic import BaseModel, ConfigDict, computed_field, model_validator


class Tags(BaseModel):
    model_config = ConfigDict(extra="forbid")

    team_id: str
    cost_center: str
    service: str = "kiln"
    environment: str = "prod"
    run: int

    @model_validator(mode="before")
    @classmethod
    def _legacy_names(cls, data):
        data = dict(data)
        if "team" in data:
            data["team_id"] = data.pop("team")
        return data

    @computed_field
    @property
    def correlation_id(self) -> str:
        return f"glass-{self.run}"


def header_map(tags, **dump):
    return {"x-" + k.replace("_", "-"): str(v) for k, v in tags.model_dump(**dump).items()}
