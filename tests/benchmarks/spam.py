"""The quality of the spam filter: python -m tests.benchmarks.spam COMMENTS.csv

The file has the columns class (spam or ham), text and optionally date. In each split, a moderator
classifies a tenth of the comments to train the filter; strangers post the rest in chronological
order, with the default settings, through the real functions and a real database.
"""

import argparse
import csv
import os
import random
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"

import django

django.setup()

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from blog.comments.models import State
from blog.comments.spam.bayes.training import train
from blog.comments.spam.layers.timing import stamp
from blog.site.models import CommentPolicy, Site
from tests.factories import make_comment, make_post, send_comment, submission

FEWEST_SPAM_STOPPED, MOST_HAM_AS_SPAM = 0.95, 1 / 200


@dataclass(frozen=True)
class Row:
    is_spam: bool
    text: str
    date: str


@dataclass
class Result:
    """The number of spam and ham comments by resulting state."""

    counts: Counter[tuple[bool, str]]

    def part(self, *states: str, is_spam: bool) -> float:
        total = sum(count for (kind, _state), count in self.counts.items() if kind == is_spam)
        return sum(self.counts[is_spam, state] for state in states) / total

    @property
    def precision(self) -> float:
        marked = self.counts[True, State.SPAM], self.counts[False, State.SPAM]
        return marked[0] / (sum(marked) or 1)

    def __str__(self) -> str:
        held, spam = State.PENDING, State.SPAM
        return (
            f"spam: {self.part(spam, is_spam=True):6.1%} marked, "
            f"{self.part(held, is_spam=True):6.1%} held, "
            f"{self.part(spam, held, is_spam=True):6.1%} not published; ham: "
            f"{self.part(spam, is_spam=False):6.2%} marked as spam, "
            f"{self.part(held, is_spam=False):6.1%} held; precision of “spam” {self.precision:.1%}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--splits", type=int, default=10, help="number of different tenths")
    parser.add_argument("--first", type=int, default=100, help="the seed of the first split")
    options = parser.parse_args()
    rows = read(options.file)
    call_command("migrate", verbosity=0)
    for policy in (CommentPolicy.OPEN, CommentPolicy.FIRST_HELD):
        print(f"\nPolicy “{policy.label}”, {len(rows)} comments")
        results = []
        for seed in range(options.first, options.first + options.splits):
            results.append(run_split(rows, seed=seed, policy=policy))
            print(f"  split {seed}: {results[-1]}", flush=True)
        print(f"  together:  {Result(sum((r.counts for r in results), Counter()))}")


def read(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Row(row["class"] == "spam", row["text"], row.get("date", ""))
            for row in csv.DictReader(lines)
        ]


def run_split(rows: list[Row], *, seed: int, policy: str) -> Result:
    """Train the filter with a tenth and post the rest; roll everything back at the end."""
    shuffled = random.Random(seed).sample(rows, len(rows))
    tenth = len(rows) // 10
    with transaction.atomic():
        Site.objects.update_or_create(pk=Site.SINGLETON_PK, defaults={"comment_policy": policy})
        post = make_post()
        for row in shuffled[:tenth]:
            state = State.SPAM if row.is_spam else State.REJECTED
            train(make_comment(post=post, body=row.text, state=state), is_spam=row.is_spam)
        rest = sorted(shuffled[tenth:], key=lambda row: row.date)
        result = Result(Counter(outcomes(rest, post=post)))
        transaction.set_rollback(True)
    return result


def outcomes(rows: list[Row], *, post):
    opened = stamp(timezone.now() - timedelta(minutes=5))
    for number, row in enumerate(rows):
        sent = submission(
            name=f"Reader {number}",
            body=row.text,
            stamp=opened,
            ip=f"203.0.{number % 250}.{number // 250}",
        )
        yield row.is_spam, send_comment(post, sent).state


if __name__ == "__main__":
    main()
