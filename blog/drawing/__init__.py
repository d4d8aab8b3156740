"""Pictures that Ibid draws: link previews and the blog's icons.

Pure: text, colors and pictures in, bytes out, always the same bytes for the same input. HarfBuzz
shapes and draws the text, in every script, with the fonts in `font_files`.
"""
