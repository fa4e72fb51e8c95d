"""checkpolicy: one policy, enforced on code, configs and logs, so that every LLM token has an owner."""

__version__ = "0.1.0"
