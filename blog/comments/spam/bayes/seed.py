"""What the filter knows before the first moderator has spoken: seed.txt, made up for Ibid."""

from collections import Counter
from functools import cache
from pathlib import Path

from blog.comments.spam.bayes.classifying import Experience
from blog.comments.spam.bayes.tokens import signs_of

FILE = Path(__file__).with_name("seed.txt")


@cache
def seed() -> Experience:
    said = {"spam": Counter[str](), "other": Counter[str]()}
    count = Counter[str]()
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, name, website, body = (part.strip() for part in line.split("|", 3))
            said[kind].update(signs_of(body=body, name=name, website=website))
            count[kind] += 1
    spam, other = said["spam"], said["other"]
    signs = {sign: (spam[sign], other[sign]) for sign in spam | other}
    return Experience(count["spam"], count["other"], signs)
