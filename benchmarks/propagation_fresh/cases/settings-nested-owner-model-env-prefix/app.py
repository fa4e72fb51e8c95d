from triage import classify, suggest_tags


def main():
    for ticket_id, text in (("81", "printer on fire"), ("82", "cannot log in")):
        print(classify(ticket_id, text), suggest_tags(text))
