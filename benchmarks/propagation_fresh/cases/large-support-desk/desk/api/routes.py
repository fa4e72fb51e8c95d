from fastapi import APIRouter, Body

from ..services import tickets

router = APIRouter(prefix="/tickets")


@router.post("/triage")
def triage(text: str = Body(embed=True)):
    return {"priority": tickets.triage(text)}


@router.post("/reply")
def reply(text: str = Body(embed=True)):
    return {"reply": tickets.reply(text)}


@router.post("/summary")
def summary(text: str = Body(embed=True)):
    return {"summary": tickets.summary(text)}


@router.post("/escalate")
def escalate(text: str = Body(embed=True)):
    return {"letter": tickets.escalate(text)}
