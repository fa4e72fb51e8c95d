from openai import OpenAI

from tags import Tags, header_map

client = OpenAI()


def blow(text, run):
    tags = Tags(team="glass", cost_center="cc-918", run=run)
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=header_map(tags))


def cool(text, run):
    tags = Tags(team="glass", cost_center="cc-918", run=run)
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=header_map(tags, include={"team_id", "cost_center", "service"}))


def main():
    blow("vase", 1)
    cool("vase", 2)
