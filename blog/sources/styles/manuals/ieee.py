"""Requirements of the IEEE Reference Guide that its CSL file does not meet."""

from blog.sources.csl.refinements import TAKE_BACK
from blog.sources.styles.manuals.manual import Manual

IEEE = Manual(
    patches=(
        ('prefix=" doi: " suffix="."', f'prefix="{TAKE_BACK}, doi: " suffix="."'),
        (  # Feb. 1, not Feb. 01
            '<date-part name="day" form="numeric-leading-zeros" suffix=", "/>',
            '<date-part name="day" suffix=", "/>',
        ),
        (  # a report may have a day
            '<if type="article-journal report" match="any">',
            '<if type="article-journal" match="any">',
        ),
        (  # Apr. 2013, Art. no. 2600111
            """\
            <text macro="locators"/>
            <text macro="page"/>
            <text macro="issued"/>
            <text macro="status"/>""",
            """\
            <text macro="locators"/>
            <choose>
              <if variable="number">
                <text macro="issued"/>
                <text macro="page"/>
              </if>
              <else>
                <text macro="page"/>
                <text macro="issued"/>
              </else>
            </choose>
            <text macro="status"/>""",
        ),
        (  # Feb. 1986. [Online].
            '<if variable="URL DOI" match="none">',
            '<if variable="DOI" match="none">',
        ),
        (  # in Proc. Int. Symp. Electromagn. Theory, Hiroshima, Japan, 2013
            """\
          <text macro="collection"/>
          <group delimiter=", " suffix=".">
            <text macro="publisher"/>
            <text macro="issued"/>
            <text macro="page"/>
            <text macro="status"/>""",
            """\
          <text macro="collection"/>
          <group delimiter=", " suffix=".">
            <text variable="event-place"/>
            <text macro="publisher"/>
            <text macro="issued"/>
            <text macro="page"/>
            <text macro="status"/>""",
        ),
        (  # J. Smith. “Obama inaugurated as President.” CNN.com.
            '<text macro="author" suffix=", "/>',
            """\
            <choose>
              <if type="webpage post-weblog post" match="any">
                <text macro="author" suffix=". "/>
              </if>
              <else>
                <text macro="author" suffix=", "/>
              </else>
            </choose>""",
        ),
        (
            """\
        <else-if type="webpage post-weblog post" match="any">
          <group delimiter=", " suffix=".">""",
            """\
        <else-if type="webpage post-weblog post" match="any">
          <group delimiter=". " suffix=".">""",
        ),
        (  # A. Able, private communication, May 2001
            """\
            <text macro="title"/>
            <text variable="container-title" font-style="italic"/>
            <text macro="locators"/>
            <text macro="publisher"/>""",
            """\
            <choose>
              <if match="none" variable="title">
                <choose>
                  <if type="personal_communication">
                    <text value="private communication"/>
                  </if>
                </choose>
              </if>
            </choose>
            <text macro="title"/>
            <text variable="container-title" font-style="italic"/>
            <text macro="locators"/>
            <text variable="archive_location"/>
            <text variable="archive_collection"/>
            <text variable="archive"/>
            <text variable="archive-place"/>
            <text macro="publisher"/>""",
        ),
        (  # a patent also ends with a period
            """<else-if type="patent">
          <group delimiter=", ">""",
            """<else-if type="patent">
          <group delimiter=", " suffix=".">""",
        ),
    ),
)
