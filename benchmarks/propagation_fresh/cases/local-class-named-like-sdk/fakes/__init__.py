from .openai_like import OpenAI
