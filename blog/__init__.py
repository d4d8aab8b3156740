"""Ibid's one app. Inside it are rooms on floors; a room imports only from floors below its own.

apps · models · checks                          modules that Django finds by name
reader · admin · api · management               doors: readers' pages, the admin panel, programs,
                                                commands
exports                                         archives, for Ibid or WordPress; still copies
welcome · templatetags · search · mentions · links · imports · web · webhooks  the example blog;
                                                template filters; full-text search; webmentions;
                                                link health; imports of blogs; middleware; events
                                                sent to other programs
comments · statistics · operations              comments and moderation; views, in daily sums;
                                                what hosts share, their health, moving
posts                                           posts and pages, their URLs, tags and citations
copies                                          kept copies of cited web pages
sources · media                                 cited works; pictures
people                                          accounts, roles, login
mail                                            emails: writing, queueing, sending
site                                            the blog's name, language, appearance and policies
drawing                                         card pictures and icons, with text in any script
text · net · jobs · rows · backups              text processing; safe outgoing HTTP; due work;
                                                shared parts of models; backups
"""

import tomllib
from pathlib import Path

# Ibid runs from its checkout, so pyproject.toml is always there.
_PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))

__version__: str = _PROJECT["project"]["version"]
