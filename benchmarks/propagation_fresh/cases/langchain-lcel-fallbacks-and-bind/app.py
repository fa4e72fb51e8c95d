from chains import answer_chain, title_chain


def main():
    answer_chain("q-1").invoke({"question": "May I carry over holidays?"})
    title_chain().invoke({"text": "Holidays"})
