"""What stands in an article and isn't prose to be read: bylines, credits, navigation, repeated lines.

Headlines, subheads and captions are read; that is why a line goes only by a pattern that no sentence has.
"""

import re

_MARKS = r"[\s*_#>•·|–—-]*"
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*"

# Headings of link lists: what follows them, as long as it looks like links, goes with them.
_LINKS_AHEAD = re.compile(
    rf"{_MARKS}(?:related (?:content|articles?|stories|news|topics|coverage|links|posts)|"
    r"recommended(?: (?:stories|articles|for you))?|you (?:may|might) (?:also )?like|read next|more (?:to read|stories|"
    r"on this(?: story)?|like this)|most (?:read|popular|viewed)|top stories(?: today)?|trending(?: now)?|"
    r"don['’]t miss|"
    r"more from .{1,40}|what to read next|editors?['’]? picks)\s*:?\s*",
    re.I,
)
# Headings that may also stand over the article itself: they go alone.
_LINK_HEADING = re.compile(
    rf"{_MARKS}(?:also (?:read|see|on)|see also|read (?:more|also)|latest news|explore (?:more|the edition)|"
    r"popular(?: (?:in|now|stories)(?: \w+)?)?)\s*:?\s*",
    re.I,
)
_FURNITURE = re.compile(
    rf"{_MARKS}(?:advertisements?(?: continue reading the main story)?|continue reading(?: the main story| below)?|"
    r"(?:article continues|story continues)(?: below.*)?|social sharing|share(?: (?:this|on|"
    r"via)(?: \w+){0,3})?|tweet|print|save|"
    r"e-?mail|facebook|twitter|whatsapp|linkedin|telegram|reddit|copy link|follow us(?: on .{1,40})?|"
    r"listen to (?:this|the) (?:article|story).{0,20}|"
    r"(?:sign up|subscribe|log ?in|sign in|register)(?: (?:to|for|now|here|today).{0,60})?|comments?|"
    r"\d+ comments?|leave a (?:comment|reply)|"
    r"skip to (?:main )?content|menu|home|search|back to top|load more|view (?:gallery|image|comments)|play video|"
    r"hide caption.{0,20}|toggle caption|enlarge(?: this image)?|all rights reserved.?|terms of (?:use|"
    r"service)|privacy policy|"
    r"cookies?(?: policy)?|end text|\(?end\)?|\(?ends\)?|\*{2,}|[*_=.…~#-]{3,}|(?:\* ?){2,}|<!-- ?-*>?|\\|"
    r"tags?:.{0,120}|topics?:.{0,120})\s*",
    re.I,
)
_CREDIT = re.compile(
    rf"{_MARKS}\(?(?:images?|photos?|photograph|pictures?|video|graphic|file photo|cover image)(?:s? ?/ ?\w+)?"
    r"(?: (?:sources?|credits?|by|courtesy(?: of)?|via))*\s*[:/]\s*[^.!?]{0,70}\)?\s*"
    rf"|{_MARKS}(?:credits?|©|\(c\))\s*:?\s*[^.!?]{{0,70}}\s*"
    r"|[^.!?]{0,40}(?:©|getty images|afp via getty|epa-efe|shutterstock)[^.!?]{0,40}\s*"
    r"|(?:reuters|afp|ap|epa|tass|anp|xinhua)\s?/\s?[^.!?]{0,40}\s*",
    re.I,
)
# A word in lower case makes a caption of a credit; these don't.
_CAPTION_WORD = re.compile(
    r"(?:^|[\s(])(?!(?:for|of|via|by|and|the|from|courtesy|file|photo|image|images|source|credit|supplied|handout)\b)[a-z]{3,}"
)
_BYLINE = re.compile(
    rf"{_MARKS}(?:By|BY|[Ww]ritten by|[Ss]tory by|[Rr]eported by|[Ee]dited by|[Tt]ranslated by|[Pp]osted by|Author:):?"
    rf"(?: our| the| a)? {_NAME}(?:(?: and | for | of | in |, ?| [|/] | ){_NAME}){{0,6}}\s*"
)
_TIME_WORD = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|June|July|August|September|October|"
    r"November|December|Land|Sea|Air|Night|Day|Then|Now)\b"
)
_NAME_ALONE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,2}")
_PRODUCER = re.compile(rf"{_MARKS}(?:Written|Edited|Produced|Reported|Published|Posted) by:?\s.{{1,60}}", re.I)
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?(?:GMT|UTC|[ECMP][SD]?T|IST|CET|BST|EEST|MSK))?)"
_DATED = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? (?:19|20)\d\d|"
    r"[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|"
    r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)"
)
_STAMP = re.compile(
    rf"{_MARKS}(?:(?:first )?(?:published|updated|posted|last (?:modified|updated)|created|"
    rf"released?)(?: on| at|:)*\s*.{{0,60}}\d.{{0,30}}|"
    rf"{_CLOCK}[ ,|·-]*{_DATED}|{_DATED}[ ,|·-]*(?:at )?{_CLOCK}?(?: ?[A-Z]{{2,4}})?|\d+ ?(?:min(?:ute)?s?|"
    rf"hours?|days?) (?:read|ago)|"
    rf"posted on:?|updated:?|published:?|\(?release id:? ?\d+\)?)\s*",
    re.I,
)
_LINK = re.compile(
    r"(?:\[\d+\]\s*)?(?:https?://|www\.)\S+(?:\s*;\s*(?:https?://|www\.)\S+)*\s*|[\w.+-]+@[\w-]+\.[\w.]+\s*", re.I
)
_RECORD = re.compile(r"\|.*\|\s*")
_LOOKS_LIKE_A_LINK = re.compile(r"[^.!?]{1,140}[^.!?:;,\"”]\s*|.{1,140}[?]\s*")

# Section names that pages glue to the headline ("NewsRussia bolsters ..."), when the headline is printed again.
_GLUED = re.compile(
    r"(?:News|World|Politics|Opinion|Analysis|Defen[cs]e|Europe|Asia|War|Military|Live|Video|Exclusive|"
    r"Updates?)(?=[A-Z“\"‘'])"
)

# A repeated line shorter than this may be a label or a cry; longer ones are the page's, not the author's.
_SHORTEST_REPEAT = 20


def lines_to_skip(text: str) -> set[tuple[int, int]]:
    """Start and end of the lines, or parts of lines, that aren't to be read.

    A line printed before is skipped the second time; of a headline with a section's name glued to it,
    that name. Put spaces in their place to keep the offsets of what stays.
    """
    skipped: set[tuple[int, int]] = set()
    lines = [(match.start(), match.end(), match.group()) for match in re.finditer(r"[^\n]+", text)]
    printed = {line.strip() for _, _, line in lines}
    seen: set[str] = set()
    among_links = after_credit = False
    for start, end, line in lines:
        words = line.strip()
        glued = _GLUED.match(words)
        if glued and words[glued.end() :] in printed:
            at = start + line.index(words)
            skipped.add((at, at + glued.end()))
            words = words[glued.end() :]
        if not words:
            continue
        if among_links and not _LOOKS_LIKE_A_LINK.fullmatch(words):
            among_links = False
        if _LINKS_AHEAD.fullmatch(words):
            among_links = True
        if among_links or _not_prose(words) or (words in seen and len(words) >= _SHORTEST_REPEAT):
            skipped.add((start, end))
        elif after_credit and _NAME_ALONE.fullmatch(words):
            skipped.add((start, end))  # the author's name between credit and text
        seen.add(words)
        after_credit = _is_credit(words) or _is_byline(words) or _STAMP.fullmatch(words) is not None
    return skipped


def readable(text: str) -> str:
    """The text with spaces in place of what isn't to be read; same length, so that offsets stay."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(lines_to_skip(text)):
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join(parts) + text[at:]


def _not_prose(line: str) -> bool:
    patterns = (_LINKS_AHEAD, _LINK_HEADING, _FURNITURE, _PRODUCER, _STAMP, _LINK, _RECORD)
    return any(pattern.fullmatch(line) for pattern in patterns) or _is_byline(line) or _is_credit(line)


def _is_byline(line: str) -> bool:
    return _BYLINE.fullmatch(line) is not None and _TIME_WORD.search(line) is None


def _is_credit(line: str) -> bool:
    return _CREDIT.fullmatch(line) is not None and _CAPTION_WORD.search(line.partition(":")[2] or line) is None
