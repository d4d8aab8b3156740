"""Ibid's one app. Inside it are rooms on floors; a room imports only from floors below its own.

5  reader · admin · management   doors: pages for readers, the authors' desk, the command line
4  welcome · templatetags        the blog a newcomer meets; how things are said on a page
   search                        finding posts, comments and sources by their words
   mentions                      what other sites say of a post, and telling them of it
3  comments · statistics         what readers write; what they read, in daily sums
2  posts                         posts and pages, their addresses, tags and citations
1  sources · media               works that are cited; pictures
½  people · mail · site          who writes; letters to them; the blog's name, language and policy
   drawing                       card pictures and icons, in letters of every script
0  text · net · chores           text in, text out, without Django; asking other machines, safely;
                                 what comes round by itself
"""
