"""Requirements of the MLA Handbook that its CSL file does not meet."""

import re

from blog.sources.styles.manuals.manual import Manual

MLA = Manual(
    short_titles_begin_with_article=False,
    url=lambda url: re.sub(r"^https?://", "", url),
    patches=(
        (
            "<!-- MLA Appendix 1 -->",
            '<term form="short" name="circa">ca.</term>',
        ),
        (  # Letter to Cy Cole.
            """\
      <else-if type="thesis"/>
      <else-if variable="number"/>""",
            """\
      <else-if type="thesis"/>
      <else-if type="personal_communication" variable="recipient">
        <group delimiter=" ">
          <choose>
            <if variable="genre">
              <text text-case="capitalize-first" variable="genre"/>
            </if>
            <else>
              <text term="letter" text-case="capitalize-first"/>
            </else>
          </choose>
          <names variable="recipient">
            <label form="verb" suffix=" "/>
            <name initialize="false"/>
          </names>
        </group>
      </else-if>
      <else-if variable="number"/>""",
        ),
    ),
)
