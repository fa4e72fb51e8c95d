from openai import OpenAI

default = OpenAI()
