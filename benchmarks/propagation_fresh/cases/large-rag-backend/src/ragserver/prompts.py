from langchain_core.prompts import ChatPromptTemplate

ANSWER = ChatPromptTemplate.from_messages([("system", "Answer from: {context}"), ("human", "{question}")])
REWRITE = ChatPromptTemplate.from_messages([("human", "Make this a stand-alone question: {question}")])
GRADE = ChatPromptTemplate.from_messages([("human", "Is this right? {answer}")])
