"""Ibid's one app. Inside it are rooms on floors; a room imports only from floors below its own.

apps · models · checks                          the name plates: what Django looks for
reader · admin · management                     doors: readers' pages, the admin panel, commands
welcome · templatetags · search · mentions · web   the example blog; filters of templates; full-text
                                                search; webmentions; what every request needs
comments · statistics                           what readers write; what they read, in daily sums
posts                                           posts and pages, their URLs, tags and citations
sources · media                                 works that are cited; pictures
people                                          accounts, roles, logging in
mail                                            emails: written, queued, sent
site                                            the blog's name, language, look and policies
drawing                                         card pictures and icons, in letters of every script
text · net · jobs · rows                        text in, text out; other machines, safely; due work;
                                                what models share
"""

import tomllib
from pathlib import Path

# Ibid runs from its checkout, so pyproject.toml is always there.
_PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))

__version__: str = _PROJECT["project"]["version"]
