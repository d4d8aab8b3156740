"""A citation processor for CSL 1.0.2: a style, a language and items in, references out.

It imports nothing of Ibid and no Django, and holds no state: see docs/citation-processor.md.

style · locale · elements       XML, read once into immutable values
items · people · dates · notes  CSL-JSON, read into works
rendering                       each element of a style, for one work
sorting · positions             the order of works; where a cite stands in the document
disambiguation · collapsing     cites that look alike; cites of one cluster
bibliography                    entries of a list
output                          rich text: its tree, punctuation, HTML and plain text
processor                       all of it together
refinements                     what Ibid does beyond CSL, with a switch for each
"""
