"""The catalogue of LLM SDKs: data files, one per SDK, and the model that the engine reads."""
