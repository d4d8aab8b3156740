"""The corpus before any training: the examples in seed.txt, which were written for Ibid."""

from collections import Counter
from functools import cache
from pathlib import Path

from blog.comments.spam.bayes.classifier import Corpus
from blog.comments.spam.bayes.tokens import tokens_of

FILE = Path(__file__).with_name("seed.txt")


@cache
def seed() -> Corpus:
    """Return the corpus of the examples in the file."""
    tokens = {"spam": Counter[str](), "ham": Counter[str]()}
    examples = Counter[str]()
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, name, website, body = (part.strip() for part in line.split("|", 3))
            tokens[kind].update(tokens_of(body=body, name=name, website=website))
            examples[kind] += 1
    spam, ham = tokens["spam"], tokens["ham"]
    counts = {token: (spam[token], ham[token]) for token in spam | ham}
    return Corpus(examples["spam"], examples["ham"], counts)
