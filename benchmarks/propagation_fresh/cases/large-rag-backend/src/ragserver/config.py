import enum
import os


class Env(enum.Enum):
    DEV = "dev"
    STAGING = "staging"
    PROD = "prod"


class Config:
    team_id = "knowledge"
    cost_center = "cc-2200"
    service = "rag-backend"
    environment = Env(os.environ.get("RAG_ENV", "staging"))
    chat_model = "gpt-4o-mini"
    embedding_model = "text-embedding-3-small"


config = Config()
