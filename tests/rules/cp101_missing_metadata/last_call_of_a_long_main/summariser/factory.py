import functools

import boto3
from botocore.config import Config


@functools.cache
def bedrock():
    return boto3.client("bedrock-runtime", config=Config(retries={"max_attempts": 1}, read_timeout=20))
