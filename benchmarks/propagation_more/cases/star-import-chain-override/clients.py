from openai import OpenAI
from tags_short import *

client = OpenAI()
