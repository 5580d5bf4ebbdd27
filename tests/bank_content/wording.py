"""How an entry is written: American spelling, no filler, no doubled words, no claim that has gone stale."""

import functools
import re

from bank import fold, plain

BRITISH = {
    r"behaviour": "behavior", r"colour": "color", r"favour(?!ite)": "favor", r"favourite": "favorite",
    r"honour": "honor", r"labour": "labor", r"neighbour": "neighbor", r"catalogue": "catalog", r"dialogue box":
    "dialog box", r"centre": "center", r"metre": "meter", r"fibre": "fiber", r"licence": "license", r"defence":
    "defense", r"offence": "offense", r"pretence": "pretense", r"practis(?=e|ing)": "practic",
    r"programme\b": "program",
    r"cheque": "check", r"grey": "gray", r"artefact": "artifact", r"judgement": "judgment", r"acknowledgement":
    "acknowledgment", r"fulfil\b": "fulfill", r"enrol\b": "enroll", r"instal\b": "install", r"skilful": "skillful",
    r"whilst": "while", r"amongst": "among", r"learnt": "learned", r"spelt": "spelled", r"analys(?=e[ds]?\b|ing)":
    "analyz", r"paralys": "paralyz", r"catalys(?=e)": "catalyz", r"cancell(?=ed|ing)": "cancel", r"travell": "travel",
    r"labell": "label", r"modell(?=ed|ing)": "model", r"signall(?=ed|ing)": "signal", r"tunnell": "tunnel",
    r"channell(?=ed|ing)": "channel", r"fuell": "fuel", r"marshall(?=ed|ing)": "marshal", r"initiall(?=ed|ing)":
    "initial", r"parallell": "parallel", r"ageing": "aging", r"sceptic": "skeptic", r"\bcosy": "cozy", r"tyre": "tire",
    r"storey": "story", r"plough": "plow", r"manoeuvre": "maneuver", r"towards": "toward", r"afterwards": "afterward",
    r"organis": "organiz", r"optimis(?!m|t)": "optimiz", r"serialis": "serializ", r"normalis": "normaliz",
    r"initialis": "initializ", r"customis": "customiz", r"realis(?!m|t)": "realiz", r"recognis": "recogniz",
    r"authoris": "authoriz", r"synchronis": "synchroniz", r"parameteris": "parameteriz", r"sanitis": "sanitiz",
    r"tokenis": "tokeniz", r"localis": "localiz", r"internationalis": "internationaliz", r"minimis": "minimiz",
    r"maximis": "maximiz", r"summaris": "summariz", r"standardis": "standardiz", r"specialis": "specializ",
    r"generalis": "generaliz", r"utilis": "utiliz", r"finalis": "finaliz", r"visualis": "visualiz",
    r"containeris": "containeriz", r"virtualis": "virtualiz", r"prioritis": "prioritiz", r"emphasis(?=e|ing)":
    "emphasiz", r"anonymis": "anonymiz", r"pseudonymis": "pseudonymiz", r"memois": "memoiz", r"penalis": "penaliz",
    r"capitalis": "capitaliz", r"categoris": "categoriz", r"characteris": "characteriz", r"materialis": "materializ",
    r"monetis": "monetiz", r"randomis": "randomiz", r"stabilis": "stabiliz", r"apologis": "apologiz",
    r"criticis(?=e|ing)": "criticiz", r"denormalis": "denormaliz", r"deserialis": "deserializ", r"modularis":
    "modulariz",
}
FILLER = [r"it is important to", r"it's important to", r"important to note", r"it should be noted", r"note that",
          r"keep in mind", r"bear in mind", r"needless to say", r"as you know", r"in order to", r"basically",
          r"essentially", r"simply", r"obviously", r"of course", r"powerful", r"seamless(?:ly)?", r"robust(?:ly)?",
          r"leverag(?:e|es|ed|ing)", r"delv(?:e|es|ing)", r"utiliz(?:e|es|ed|ing)", r"cutting-edge", r"game-?changer",
          r"world-class", r"best-in-class", r"at the end of the day", r"when it comes to", r"plays? a (?:crucial|key|"
          r"vital) role", r"a wide (?:range|variety) of", r"in conclusion", r"in summary"]
STALE = {
    r"every (?:eight|8) months(?!.{0,200}2028)": "ends with 6.2; name the yearly cycle from Django 2028 (DEP 20)",
    r"(?:removed|gone|goes|go|leaves?) in (?:Django )?7\.0": "the release is called Django 2028 now (DEP 20)",
    r"Django 7\.\d(?!.{0,80}2028)": "there will be no Django 7 (DEP 20); write Django 2028",
    r"requests? (?:is|are) wrapped in (?:a )?transactions? by default": "ATOMIC_REQUESTS is off by default",
    r"X-Frame-Options (?:is|defaults to) SAMEORIGIN": "the default is DENY since 3.0",
    r"async views (?:need|require) ASGI(?! for)": "they also run under WSGI",
    r"bulk_create\(\) (?:skips|ignores|bypasses) auto_now": "auto_now works in bulk_create(); update() skips it",
    r"throttling (?:stops|prevents|protects against) brute": "DRF's throttling is no brute-force protection",
}
ANY_BRITISH = re.compile("|".join(BRITISH), re.I)
ANY_FILLER = re.compile(rf"\b(?:{'|'.join(FILLER)})\b", re.I)
DOUBLED = re.compile(r"\b(\w+) \1\b", re.I)
MAY_DOUBLE = {"had", "that"}
TYPEWRITER = {'"': "“ and ”", "'": "’", "...": "…"} | {
    dash: "a colon, a comma or two sentences" for dash in (" - ", " -- ", " – ", "—")}
GAP = " · "  # stands for what was left out, so that words on its two sides are not taken for neighbors


def check_wording(entry, findings):
    for part in entry.element:
        if part.tag == "see-also":
            continue
        say = lambda words, part=part: findings.entry(entry, part.tag, words, part)
        whole = plain(part)
        prose = plain(part, without=("code-block", "code", "kbd"), gap=GAP)
        check_spelling(prose + code_comments(part), say)
        if part.tag != "source":
            check_style(prose, say)
        for pattern, cure in STALE.items():
            for found in re.finditer(pattern, whole):
                say(f"`{found[0]}` is not so; {cure}")
    check_endings(entry, findings)


def code_comments(part):
    return " " + " ".join(re.findall(r"(?:#|--|//) (.*)", "\n".join(b.text or "" for b in part.iter("code-block"))))


def check_spelling(text, say):
    for word in re.findall(r"[\w-]+", text):
        american = american_for(word)
        if american and (word == word.lower() or word.istitle()):  # not CancelledError
            say(f"`{word}` is British; write it with `{american}`")


@functools.cache
def american_for(word):
    """What a British word is written with instead; None for all others."""
    if not ANY_BRITISH.search(word):
        return None
    return next(american for pattern, american in BRITISH.items() if re.search(pattern, word, re.I))


def check_style(text, say):
    for found in ANY_FILLER.finditer(text):
        say(f"`{found[0]}` is filler; say it without")
    for found in DOUBLED.finditer(text):
        if found[1].lower() not in MAY_DOUBLE and not found[1].isdigit():
            say(f"`{found[0]}` doubles a word; remove one")
    for mark, better in TYPEWRITER.items():
        if mark in text:
            say(f"`{mark.strip()}` outside code; write {better}")


def check_endings(entry, findings):
    for part in ("prompt", "short", "memory-aid"):
        text = entry.text(part)
        if text and text[-1] not in ".?!”)":
            findings.entry(entry, part, f"ends with `{text[-12:]}`; end the sentence", entry.part(part))
    short, memory = fold(entry.text("short")).lower(), fold(entry.text("memory-aid")).lower()
    if short and short == memory:
        findings.entry(entry, "memory-aid", "repeats the short answer; write a picture for it",
                       entry.part("memory-aid"))
