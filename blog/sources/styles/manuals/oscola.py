"""Requirements of OSCOLA that its CSL file does not meet."""

import re

from blog.sources.csl.refinements import TAKE_BACK
from blog.sources.styles.manuals.manual import Manual

OSCOLA = Manual(
    url=lambda url: re.sub(r"^https?://(?=www\.)", "", url),
    patches=(
        ('default-locale="en-GB"', 'default-locale="en-GB" page-range-format="minimal-two"'),
        (  # Human Rights Act 1998, s 15
            """\
      <else-if match="any" type="article-journal article-magazine legislation">
        <text macro="label-locator"/>""",
            f"""\
      <else-if type="legislation">
        <text macro="label-locator" prefix="{TAKE_BACK}, "/>
      </else-if>
      <else-if match="any" type="article-journal article-magazine">
        <text macro="label-locator"/>""",
        ),
        (  # Reforming Bribery (Law Com No 313, 2008), like a book
            """\
      <if match="any" type="book motion_picture treaty">
        <text font-style="italic" text-case="title" variable="title"/>""",
            """\
      <if match="any" type="book motion_picture report treaty">
        <text font-style="italic" text-case="title" variable="title"/>""",
        ),
        (
            """\
      <if match="any" type="book motion_picture treaty">
        <text font-style="italic" form="short" text-case="title" variable="title"/>""",
            """\
      <if match="any" type="book motion_picture report treaty">
        <text font-style="italic" form="short" text-case="title" variable="title"/>""",
        ),
        (
            """\
              <else-if type="article">
                <text strip-periods="true" variable="publisher"/>""",
            """\
              <else-if type="report">
                <group delimiter=" ">
                  <text strip-periods="true" variable="genre"/>
                  <text variable="number"/>
                </group>
                <group delimiter=" ">
                  <text strip-periods="true" variable="publisher"/>
                  <text macro="issued-year"/>
                </group>
              </else-if>
              <else-if type="article">
                <text strip-periods="true" variable="publisher"/>""",
        ),
        ('type="interview manuscript report"', 'type="interview manuscript"'),
        (  # Letter from Gordon Brown to Lady Ashton, even if its genre is empty
            """\
<text variable="genre"/>
          <text term="from"/>""",
            """\
<text macro="letter"/>
          <text term="from"/>""",
        ),
        (
            """\
<text variable="genre"/>
            <text term="from"/>""",
            """\
<text macro="letter"/>
            <text term="from"/>""",
        ),
        (
            """\
            <text variable="genre"/>
          </group>
          <names variable="recipient">""",
            """\
            <text macro="letter" text-case="lowercase"/>
          </group>
          <names variable="recipient">""",
        ),
        (
            '  <macro name="author-note">',
            f"""\
  <macro name="letter">
    <choose>
      <if variable="genre">
        <text variable="genre"/>
      </if>
      <else>
        <text term="letter" text-case="capitalize-first"/>
      </else>
    </choose>
  </macro>
  <macro name="archive">
    <group delimiter=", " prefix="{TAKE_BACK}, ">
      <text variable="archive_location"/>
      <text variable="archive_collection"/>
      <text variable="archive"/>
      <text variable="archive-place"/>
    </group>
  </macro>
  <macro name="author-note">""",
        ),
        ('<text macro="URL"/>', '<text macro="archive"/><text macro="URL"/>'),
        (  # (first published 1651, Penguin 1985)
            """\
            <text macro="editor"/>
            <choose>
              <!--if none""",
            """\
            <date prefix="first published " variable="original-date">
              <date-part name="year"/>
            </date>
            <text macro="editor"/>
            <choose>
              <!--if none""",
        ),
        (  # (Oxford, 17 July 2007)
            """\
              <else-if type="interview">
                <text macro="issued-full"/>""",
            """\
              <else-if type="interview">
                <text variable="event-place"/>
                <text macro="issued-full"/>""",
        ),
        (  # (2010) 1(1) EJLT: an issue only without a page
            """\
          <group delimiter=" ">
            <text variable="volume"/>
            <choose>""",
            """\
          <group delimiter=" ">
            <group>
              <text variable="volume"/>
              <choose>
                <if type="article-journal" variable="volume">
                  <choose>
                    <if match="none" variable="page">
                      <text prefix="(" suffix=")" variable="issue"/>
                    </if>
                  </choose>
                </if>
              </choose>
            </group>
            <choose>""",
        ),
    ),
)
