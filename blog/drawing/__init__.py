"""Pictures that we draw ourselves: cards for posts passed on, and the blog's icons.

Pure: words, colors and pictures in, bytes out; the same bytes for the same words. Fonts lie in
`fonts`; HarfBuzz, which knows how every script joins its letters, shapes and draws them.
"""
