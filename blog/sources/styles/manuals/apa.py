"""Requirements of the manual of the APA that its CSL file does not meet."""

from blog.sources.styles.manuals.manual import Manual

APA = Manual(
    patches=(
        (  # [Film]
            '<text term="motion_picture" text-case="capitalize-first"/>',
            '<text term="film" text-case="capitalize-first"/>',
        ),
        (  # Wikipedia has days
            'type="article-magazine article-newspaper broadcast collection document event motion',
            'type="article-magazine article-newspaper broadcast collection document '
            "entry-encyclopedia event motion",
        ),
    ),
)
