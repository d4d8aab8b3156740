"""Code in color is the same code."""

import re
from html import unescape

import pytest

from blog.text.formats.code_colors import LANGUAGES, MAX_LENGTH, colored, label_of, language_of

SNIPPETS = [
    'def f(x):\n  """a\n  b"""\n',
    "\n\n x\n\n",
    "<?php echo '<b>';",
    "\tx & y",
    "ﬁ\u2028x",
    "",
]


@pytest.mark.parametrize("language", [*LANGUAGES, "", "no-such"])
def test_the_text_is_the_code_to_the_byte(language):
    for code in SNIPPETS:
        html = "\n".join(colored(code, language))
        assert unescape(re.sub("<[^>]+>", "", html)) == code


def test_tokens_have_classes_and_lines_end_in_none():
    assert (
        colored('x = "a\nb"', "python")[0] == 'x = <span class="s">"</span><span class="s">a</span>'
    )
    assert colored("if 1: # c", "python") == [
        '<span class="k">if</span> <span class="n">1</span>: <span class="c"># c</span>'
    ]


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("#!/bin/sh\nls", "bash"),
        ("import os\n", "python"),
        ("SELECT a FROM b", "sql"),
        ('{"a": 1}', "json"),
        ("#include <x.h>", "c"),
        ("<!doctype html>", "html"),
        ("Dear reader, import friends.", ""),
    ],
)
def test_a_language_is_guessed_from_its_signs(code, language):
    assert language_of(code) == language


def test_a_chosen_language_counts_if_it_is_known():
    assert language_of("x", "rust") == "rust"
    assert language_of("import os\n", "text") == ""
    assert language_of("x", "no-such") == ""
    assert language_of("x" * (MAX_LENGTH + 1), "rust") == ""


def test_labels_are_for_people():
    assert label_of("cpp") == "C++"
    assert label_of("erlang") == "Erlang"
