"""Pictures that Ibid draws: link previews and the blog's icons.

Pure functions from text, colors and pictures to bytes: equal input gives equal bytes. HarfBuzz
shapes and draws the text, in every script, with the fonts in `font_files`.
"""
