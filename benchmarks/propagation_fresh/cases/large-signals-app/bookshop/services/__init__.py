from .llm import ask, ask_model

__all__ = ["ask", "ask_model"]
