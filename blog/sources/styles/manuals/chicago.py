"""Requirements of the Chicago Manual of Style that its CSL file does not meet."""

from blog.sources.csl.refinements import TAKE_BACK
from blog.sources.styles.manuals.manual import Manual

_CIRCA = (
    '<term name="advance-online-publication">ahead of print</term>',
    '<term name="advance-online-publication">ahead of print</term>'
    '<term form="short" name="circa">ca.</term>',
)

CHICAGO_NOTES = Manual(
    omits_place_in_name=True,
    short_titles_begin_with_article=False,
    patches=(
        _CIRCA,
        (  # Privacy & Terms. Last modified April 17, 2017.
            """\
          <if type="webpage" variable="container-title">
            <text variable="status"/>
          </if>
          <else-if type="webpage" variable="author publisher">
            <text variable="status"/>""",
            f"""\
          <if type="webpage" variable="container-title">
            <text prefix="{TAKE_BACK}. " text-case="capitalize-first" variable="status"/>
          </if>
          <else-if type="webpage" variable="author publisher">
            <text prefix="{TAKE_BACK}. " text-case="capitalize-first" variable="status"/>""",
        ),
        # a comma also before an approximate year; only "[1850?]" would have none
        ('<else-if is-uncertain-date="issued"', '<else-if type="never"'),
    ),
)

CHICAGO_AUTHOR_DATE = Manual(
    omits_place_in_name=True,
    patches=(
        _CIRCA,
        (  # 111, no. 2 (April): with the month
            """\
                <group delimiter=", " prefix="(" suffix=")">
                  <choose>
                    <if match="any" variable="issue supplement-number">""",
            f"""\
                <choose>
                  <if type="article-journal" variable="issue issued-month">
                    <group delimiter=" " prefix="{TAKE_BACK}, ">
                      <text macro="label-issue"/>
                      <date prefix="(" suffix=")" variable="issued">
                        <date-part name="month"/>
                      </date>
                    </group>
                  </if>
                </choose>
                <group delimiter=", " prefix="(" suffix=")">
                  <choose>
                    <if type="article-journal" variable="issue issued-month"/>
                    <else-if match="any" variable="issue supplement-number">""",
        ),
        (
            """\
                      <text variable="issue"/>
                      <text macro="label-supplement-number"/>
                    </if>""",
            """\
                      <text variable="issue"/>
                      <text macro="label-supplement-number"/>
                    </else-if>""",
        ),
    ),
)
