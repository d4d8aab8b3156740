"""Requirements of the APA's Publication Manual that its CSL file does not meet."""

from blog.sources.styles.manuals.manual import Manual

APA = Manual(
    patches=(
        (  # [Film]
            '<text term="motion_picture" text-case="capitalize-first"/>',
            '<text term="film" text-case="capitalize-first"/>',
        ),
        (  # entries of Wikipedia have a day
            'type="article-magazine article-newspaper broadcast collection document event motion',
            'type="article-magazine article-newspaper broadcast collection document '
            "entry-encyclopedia event motion",
        ),
    ),
)
