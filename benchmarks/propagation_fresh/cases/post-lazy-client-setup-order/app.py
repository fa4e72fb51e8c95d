import llm


def sort_letter(text):
    return llm.client().responses.create(model="gpt-4o", input=text)


def route_parcel(text):
    return llm.client().responses.create(model="gpt-4o-mini", input=text)


def main():
    llm.configure(team_id="post", cost_center="cc-70", service="sorting", environment="prod")
    sort_letter("a")
    llm.configure(correlation_id="day-1")
    route_parcel("b")
    sort_letter("c")
