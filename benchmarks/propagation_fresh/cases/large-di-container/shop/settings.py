from pydantic import BaseModel, Field


class OwnerSettings(BaseModel):
    team_id: str = "storefront"
    cost_center: str = Field(default="cc-6", pattern=r"cc-\d+")
    service: str = "shop"
    environment: str = "staging"

    def headers(self):
        return {f"x-{name}".replace("_", "-"): value for name, value in self.model_dump().items()}


class AppSettings(BaseModel):
    owner: OwnerSettings = Field(default_factory=OwnerSettings)
    review_tokens: int = 200
