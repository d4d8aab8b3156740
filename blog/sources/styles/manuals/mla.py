"""Requirements of the MLA Handbook that its CSL file does not meet."""

import re

from blog.sources.styles.manuals.manual import Manual

MLA = Manual(
    leaves_out_anonymous=True,
    shortens_repeated_names=True,
    short_titles_begin_with_article=False,
    url=lambda url: re.sub(r"^https?://", "", url),
    patches=(
        (
            "<!-- MLA Appendix 1 -->",
            '<term form="short" name="circa">ca.</term>',
        ),
        (  # the title of an anonymous work, which is not that of its editor
            """
        <names variable="editor-translator"/>
        <names variable="editor"/>""",
            """
        <choose><if variable="anonymous"><text macro="title"/></if></choose>
        <names variable="editor-translator"/>
        <names variable="editor"/>""",
        ),
        (
            """
          <names variable="editor-translator"/>
          <names variable="editor"/>""",
            """
          <choose><if variable="anonymous"><text macro="title-short"/></if></choose>
          <names variable="editor-translator"/>
          <names variable="editor"/>""",
        ),
        (  # Translated by Bo Able, edited by Cy Cole
            """\
        </if>
        <else>
          <names delimiter=", " variable="editor-translator">
            <label form="verb" suffix=" " text-case="capitalize-first"/>""",
            """\
        </if>
        <else-if variable="anonymous editor translator">
          <names variable="translator">
            <label form="verb" suffix=" " text-case="capitalize-first"/>
            <name initialize="false"/>
          </names>
          <names variable="editor">
            <label form="verb" suffix=" "/>
            <name initialize="false"/>
          </names>
        </else-if>
        <else>
          <names delimiter=", " variable="editor-translator">
            <label form="verb" suffix=" " text-case="capitalize-first"/>""",
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
