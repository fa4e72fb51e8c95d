from google import genai
from google.genai import types

from .owners import Stage, headers_for


def client_for(job_id, stage=Stage.STAGING):
    """A client whose every request names the job."""
    return genai.Client(api_key="stub", http_options=types.HttpOptions(headers=headers_for(stage, job_id)))


def plain_client():
    return genai.Client(api_key="stub")
